package dev.intact.duplicates;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;

/**
 * An order of the records that does not hang on the order in which they were read: that of the hashes of their keys;
 * and the values that hold records apart.
 */
final class Ranking {
    private static final int SHOWN = 3;

    private final int[] ranks;
    private final long[][] banning;
    private int next;
    private int twice;
    private final TreeSet<String> examples = new TreeSet<>();

    private Ranking(int records, int bans) {
        this.ranks = new int[records];
        this.banning = new long[bans][records];
    }

    /**
     * Ranks the records of a reading.
     *
     * @throws DedupException if two of them have one key
     */
    static Ranking of(RecordReading<?> reading, Crew crew) {
        Ranking ranking =
                new Ranking(reading.count(), reading.definition().bans().size());
        Groups groups = new Groups(1, null, Groups.budget(crew.workers()));
        for (int part : reading.records().parts()) {
            groups.of(reading.records(), part, ranking.new Taker());
        }
        ranking.check();
        return ranking;
    }

    private final class Taker implements Groups.Taker {
        @Override
        public void group(Rows rows, int[] order, int from, int to) {
            int record = rows.record(order[from]);
            ranks[record] = next++;
            for (int ban = 0; ban < banning.length; ban++) {
                banning[ban][record] = rows.load(order[from]).getLong(ban * Long.BYTES);
            }
        }

        @Override
        public void crowd(Groups.Crowd crowd) {
            twice++;
            crowd.forEach((high, low, record, load) -> {
                if (examples.size() < SHOWN) {
                    examples.add(key(load, banning.length));
                }
            });
        }
    }

    private void check() {
        if (twice > 0) {
            throw new DedupException(
                    "%s %s held by two records or more, such as %s; name key fields that tell each record from all others"
                            .formatted(
                                    twice,
                                    twice == 1 ? "key is" : "keys are",
                                    List.copyOf(examples).get(0)));
        }
    }

    /** The key in what goes with the row of a record. */
    static String key(ByteBuffer load, int bans) {
        byte[] text = new byte[load.remaining() - bans * Long.BYTES];
        load.get(bans * Long.BYTES, text);
        return new String(text, StandardCharsets.UTF_8);
    }

    /** The rank of each record. */
    int[] ranks() {
        return ranks;
    }

    /** What bans each record: 64 bits of its value's hash, zero if it has none. */
    long[] banning(int ban) {
        return banning[ban];
    }
}
