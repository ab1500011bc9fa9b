package dev.intact.duplicates;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The rows of a part of a {@link Spill}: a hash of 128 bits, the number of a record, and what goes with it. */
final class Rows {
    static final int HEAD = 2 * Long.BYTES + Integer.BYTES;

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final ByteBuffer bytes;
    private final boolean loaded;
    private final int[] starts;

    Rows(ByteBuffer bytes, boolean loaded) {
        this.bytes = bytes;
        this.loaded = loaded;
        this.starts = starts(bytes, loaded);
    }

    private static int[] starts(ByteBuffer bytes, boolean loaded) {
        Ints starts = new Ints();
        for (int at = 0; at < bytes.limit(); at += HEAD + (loaded ? Integer.BYTES + bytes.getInt(at + HEAD) : 0)) {
            starts.add(at);
        }
        return starts.toArray();
    }

    int size() {
        return starts.length;
    }

    long high(int row) {
        return bytes.getLong(starts[row]);
    }

    long low(int row) {
        return bytes.getLong(starts[row] + Long.BYTES);
    }

    int record(int row) {
        return bytes.getInt(starts[row] + 2 * Long.BYTES);
    }

    /** What goes with a row; nothing in a spill that carries nothing. */
    ByteBuffer load(int row) {
        if (!loaded) {
            return NOTHING;
        }
        int from = starts[row] + HEAD;
        return bytes.slice(from + Integer.BYTES, bytes.getInt(from));
    }

    boolean same(int one, int other) {
        return high(one) == high(other) && low(one) == low(other);
    }

    /**
     * The rows in the order of their hashes; those of one hash in that of the ranks of their records.
     *
     * <p>Each row is one number, whose upper bits are the next bits of its hash and whose lower ones its place. Numbers
     * are sorted fast, and what is left to compare are the few rows whose upper bits agree.
     *
     * @param known how many of the first bits of the hash are the same in all rows
     * @param ranks the rank of each record; null if it does not matter
     * @param limit of so many rows of one hash the order is wanted; more are together, in no order
     */
    int[] inOrder(int known, int @Nullable [] ranks, int limit) {
        int places = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, size()));
        long[] numbers = new long[size()];
        for (int row = 0; row < numbers.length; row++) {
            numbers[row] = ((bits(row, known) >>> places) << places) | row;
        }
        Arrays.sort(numbers);
        sortSigned(numbers);
        int[] order = new int[numbers.length];
        long place = (1L << places) - 1;
        for (int i = 0; i < order.length; i++) {
            order[i] = (int) (numbers[i] & place);
        }
        settle(order, numbers, place, ranks, limit);
        return order;
    }

    /** 64 bits of the hash, behind those that are known. */
    private long bits(int row, int known) {
        if (known == 0) {
            return high(row);
        }
        return known < Long.SIZE
                ? (high(row) << known) | (low(row) >>> (Long.SIZE - known))
                : low(row) << (known - Long.SIZE);
    }

    /** Numbers that begin with a bit of one are greater here. */
    private static void sortSigned(long[] numbers) {
        int negative = 0;
        while (negative < numbers.length && numbers[negative] < 0) {
            negative++;
        }
        if (negative == 0 || negative == numbers.length) {
            return;
        }
        long[] below = Arrays.copyOf(numbers, negative);
        System.arraycopy(numbers, negative, numbers, 0, numbers.length - negative);
        System.arraycopy(below, 0, numbers, numbers.length - negative, negative);
    }

    private void settle(int[] order, long[] numbers, long place, int @Nullable [] ranks, int limit) {
        for (int from = 0; from < order.length; ) {
            int to = from + 1;
            while (to < order.length && (numbers[to] | place) == (numbers[from] | place)) {
                to++;
            }
            if (to - from > 1 && !(to - from > limit && haveOneHash(order, from, to))) {
                sort(order, from, to, ranks);
            }
            from = to;
        }
    }

    private boolean haveOneHash(int[] order, int from, int to) {
        int at = from;
        while (at < to && same(order[from], order[at])) {
            at++;
        }
        return at == to;
    }

    private void sort(int[] order, int from, int to, int @Nullable [] ranks) {
        Integer[] rows = new Integer[to - from];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = order[from + i];
        }
        Arrays.sort(rows, (one, other) -> compare(one, other, ranks));
        for (int i = 0; i < rows.length; i++) {
            order[from + i] = rows[i];
        }
    }

    private int compare(int one, int other, int @Nullable [] ranks) {
        int byHigh = Long.compareUnsigned(high(one), high(other));
        int byHash = byHigh == 0 ? Long.compareUnsigned(low(one), low(other)) : byHigh;
        return byHash != 0 || ranks == null ? byHash : Integer.compare(ranks[record(one)], ranks[record(other)]);
    }
}
