package dev.intact.duplicates;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What holds clusters apart. It is asked before each union, and told of each. Not thread-safe. */
abstract sealed class Constraint {
    private final String words;

    Constraint(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    abstract boolean forbids(Clusters clusters, int root, int other);

    /** What the one root knows is from now on true of both. */
    abstract void joined(int root, int other);

    /** All values in a cluster are the same, so that one stands for all. */
    static final class Differing extends Constraint {
        private final long[] values;

        Differing(String words, long[] values) {
            super(words);
            this.values = values;
        }

        @Override
        boolean forbids(Clusters clusters, int root, int other) {
            return values[root] != 0 && values[other] != 0 && values[root] != values[other];
        }

        @Override
        void joined(int root, int other) {
            if (values[root] == 0) {
                values[root] = values[other];
            }
        }
    }

    /** No two records of a cluster have one value. */
    static final class OnePer extends Constraint {
        private final long[] values;

        OnePer(String words, long[] values) {
            super(words);
            this.values = values;
        }

        @Override
        boolean forbids(Clusters clusters, int root, int other) {
            if (clusters.size(root) == 1 && clusters.size(other) == 1) {
                return values[root] != 0 && values[root] == values[other];
            }
            Set<Long> taken = new HashSet<>();
            clusters.forEachMember(root, member -> taken.add(values[member]));
            taken.remove(0L);
            return clusters.anyMember(other, member -> taken.contains(values[member]));
        }

        @Override
        void joined(int root, int other) {
            // the members know it themselves
        }
    }

    /** What a person has said. */
    static final class NeverLinked extends Constraint {
        private final Map<Integer, Set<Integer>> partners = new HashMap<>();

        NeverLinked(List<int[]> pairs) {
            super("a person said so");
            for (int[] pair : pairs) {
                partners.computeIfAbsent(pair[0], one -> new HashSet<>()).add(pair[1]);
                partners.computeIfAbsent(pair[1], one -> new HashSet<>()).add(pair[0]);
            }
        }

        @Override
        boolean forbids(Clusters clusters, int root, int other) {
            Set<Integer> ofOne = partners.getOrDefault(root, Set.of());
            return ofOne.stream().anyMatch(partner -> clusters.find(partner) == other);
        }

        @Override
        void joined(int root, int other) {
            Set<Integer> more = partners.remove(other);
            if (more != null) {
                partners.computeIfAbsent(root, one -> new HashSet<>()).addAll(more);
            }
        }
    }
}
