package dev.intact.duplicates;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/** The pairs whose score is enough, found by either of their records. Immutable. */
final class AcceptedPairs {
    /** Both directions of each pair, the first record in the upper half, sorted. */
    private final long[] directions;

    AcceptedPairs(List<ScoredPair> pairs) {
        directions = pairs.stream()
                .filter(ScoredPair::accepted)
                .flatMapToLong(
                        pair -> LongStream.of(direction(pair.one(), pair.other()), direction(pair.other(), pair.one())))
                .toArray();
        Arrays.sort(directions);
    }

    private static long direction(int from, int to) {
        return (long) from << Integer.SIZE | to;
    }

    /** How many there are between the records of two clusters. */
    int between(Clusters clusters, int root, int other) {
        int smaller = clusters.size(root) <= clusters.size(other) ? root : other;
        int larger = smaller == root ? other : root;
        int[] count = {0};
        clusters.forEachMember(smaller, member -> count[0] += into(clusters, member, larger));
        return count[0];
    }

    private int into(Clusters clusters, int member, int root) {
        int found = Arrays.binarySearch(directions, direction(member, 0));
        int count = 0;
        for (int i = found < 0 ? -found - 1 : found;
                i < directions.length && (int) (directions[i] >> Integer.SIZE) == member;
                i++) {
            count += clusters.find((int) directions[i]) == root ? 1 : 0;
        }
        return count;
    }
}
