package dev.intact.duplicates;

import org.jspecify.annotations.Nullable;

/**
 * Finds the rows of a spill that have one hash, in the order of the hashes. What is too large for the heap is parted
 * again, by the next bits of the hash; rows of one hash that are too many are handed over one by one.
 */
final class Groups {
    private final int limit;
    private final int @Nullable [] ranks;
    private final long budget;

    /** Takes groups. */
    interface Taker {
        /** Rows of one hash, at most as many as the limit, in the order of their ranks: places in {@code order}. */
        void group(Rows rows, int[] order, int from, int to);

        /** Rows of one hash that are more than the limit, in no order. */
        void crowd(Crowd crowd);
    }

    /** Rows of one hash, handed over one by one. */
    @FunctionalInterface
    interface Crowd {
        void forEach(Spill.RowTaker taker);
    }

    /**
     * A finder.
     *
     * @param limit the most rows that are a group; more are a crowd
     * @param ranks the rank of each record; null if the order in a group does not matter
     * @param budget how many bytes a part may have in the heap
     */
    Groups(int limit, int @Nullable [] ranks, long budget) {
        this.limit = limit;
        this.ranks = ranks;
        this.budget = budget;
    }

    /** How much of the heap the parts may take that so many threads hold at a time. */
    static long budget(int workers) {
        long share = Runtime.getRuntime().maxMemory() / (16L * (workers + 1));
        return Math.max(1L << 20, Math.min(share, 1L << 28));
    }

    void of(Spill spill, int part, Taker taker) {
        if (spill.size(part) <= budget) {
            inHeap(spill, part, taker);
        } else if (hasOneHash(spill, part)) {
            oneHash(spill, part, taker);
        } else {
            finer(spill, part, taker);
        }
    }

    private void inHeap(Spill spill, int part, Taker taker) {
        Rows rows = spill.load(part);
        int[] order = rows.inOrder(spill.known() + Spill.BITS, ranks, limit);
        for (int from = 0; from < order.length; ) {
            int to = from + 1;
            while (to < order.length && rows.same(order[from], order[to])) {
                to++;
            }
            if (to - from > limit) {
                taker.crowd(crowd(rows, order, from, to));
            } else {
                taker.group(rows, order, from, to);
            }
            from = to;
        }
    }

    private static Crowd crowd(Rows rows, int[] order, int from, int to) {
        return taker -> {
            for (int i = from; i < to; i++) {
                int row = order[i];
                taker.row(rows.high(row), rows.low(row), rows.record(row), rows.load(row));
            }
        };
    }

    private static boolean hasOneHash(Spill spill, int part) {
        long[] first = new long[2];
        boolean[] seen = new boolean[2];
        spill.forEach(part, (high, low, record, load) -> {
            if (!seen[0]) {
                first[0] = high;
                first[1] = low;
                seen[0] = true;
            }
            seen[1] |= first[0] != high || first[1] != low;
        });
        return !seen[1];
    }

    private void oneHash(Spill spill, int part, Taker taker) {
        int[] count = {0};
        spill.forEach(part, (high, low, record, load) -> count[0]++);
        if (count[0] > limit) {
            taker.crowd(rows -> spill.forEach(part, rows));
        } else {
            inHeap(spill, part, taker);
        }
    }

    private void finer(Spill spill, int part, Taker taker) {
        Spill finer = spill.finer();
        Spill.Writer writer = finer.writer();
        spill.forEach(part, writer::add);
        writer.flush();
        for (int finerPart : finer.parts()) {
            of(finer, finerPart, taker);
        }
        finer.drop();
    }
}
