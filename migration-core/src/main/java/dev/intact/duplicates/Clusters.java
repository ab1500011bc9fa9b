package dev.intact.duplicates;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Which records are one: a union-find over their numbers (Tarjan 1975, by size, with path halving), whose unions are
 * subject to constraints. Not thread-safe, but {@link #root} may be called by many threads while nothing is joined.
 */
final class Clusters {
    /** The parent of a record; of a root the size of its cluster, negative. */
    private final int[] parents;

    /** The next member of the same cluster, in a circle; null if members need not be found. */
    private final int @Nullable [] next;

    private final List<Constraint> constraints;

    Clusters(int records, List<Constraint> constraints, boolean findsMembers) {
        this.parents = new int[records];
        Arrays.fill(parents, -1);
        this.constraints = List.copyOf(constraints);
        this.next = findsMembers ? new int[records] : null;
        if (next != null) {
            Arrays.setAll(next, record -> record);
        }
    }

    int find(int record) {
        int at = record;
        while (parents[at] >= 0) {
            int parent = parents[at];
            if (parents[parent] >= 0) {
                parents[at] = parents[parent];
            }
            at = parent;
        }
        return at;
    }

    /** The same as {@link #find}, without shortening the way. */
    int root(int record) {
        int at = record;
        while (parents[at] >= 0) {
            at = parents[at];
        }
        return at;
    }

    int size(int root) {
        return -parents[root];
    }

    /** Which constraint forbids two roots to be joined: its place, or -1 if none does. */
    int forbiddenBy(int root, int other) {
        for (int i = 0; i < constraints.size(); i++) {
            if (constraints.get(i).forbids(this, root, other)) {
                return i;
            }
        }
        return -1;
    }

    /** Joins two roots that nothing forbids to be joined. */
    void join(int root, int other) {
        int larger = size(root) >= size(other) ? root : other;
        int smaller = larger == root ? other : root;
        parents[larger] += parents[smaller];
        parents[smaller] = larger;
        if (next != null) {
            int after = next[larger];
            next[larger] = next[smaller];
            next[smaller] = after;
        }
        constraints.forEach(constraint -> constraint.joined(larger, smaller));
    }

    void forEachMember(int record, IntConsumer taker) {
        boolean unused = anyMember(record, member -> {
            taker.accept(member);
            return false;
        });
    }

    boolean anyMember(int record, IntPredicate predicate) {
        if (next == null) {
            throw new IllegalStateException("members are not kept");
        }
        int at = record;
        do {
            if (predicate.test(at)) {
                return true;
            }
            at = next[at];
        } while (at != record);
        return false;
    }

    List<Constraint> constraints() {
        return constraints;
    }
}
