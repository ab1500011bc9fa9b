package dev.intact.duplicates;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.TreeMap;

/** Counts the records of a crowd, and keeps those of the lowest ranks as examples. Not thread-safe. */
final class CrowdCount implements Spill.RowTaker {
    private static final int EXAMPLES = 3;

    private final int[] ranks;
    private final TreeMap<Integer, Integer> lowest = new TreeMap<>();
    private int count;

    CrowdCount(int[] ranks) {
        this.ranks = ranks;
    }

    @Override
    public void row(long high, long low, int record, ByteBuffer load) {
        add(record);
    }

    void add(int record) {
        count++;
        lowest.put(ranks[record], record);
        if (lowest.size() > EXAMPLES) {
            lowest.pollLastEntry();
        }
    }

    int count() {
        return count;
    }

    List<Integer> examples() {
        return List.copyOf(lowest.values());
    }
}
