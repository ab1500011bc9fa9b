package dev.intact.duplicates;

import dev.intact.field.Key;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Who is whose duplicate. It holds in the heap what there is to tell of: the keys of records that have a duplicate, or
 * that a person is asked about, and not those of all others. All lists are in an order that is the same for the same
 * records. Immutable and thread-safe.
 */
public final class DedupResult {
    private final Counts counts;
    private final KeyNames names;
    private final int[] clusterOf;
    private final int[] starts;
    private final int[] members;
    private final LinkPaths paths;
    private final List<Match> review;
    private final List<Vetoed> vetoed;
    private final List<CommonValue> generic;
    private final List<CommonValue> refused;
    private final List<RuleCount> rules;
    private final List<Key> unknown;

    /** What was read, and how much went over the disk. */
    record Counts(long records, long unreadable, long spilled) {}

    /** What people are to look at. */
    record Findings(
            List<Match> review,
            List<Vetoed> vetoed,
            List<CommonValue> generic,
            List<CommonValue> refused,
            List<RuleCount> rules,
            List<Key> unknown) {}

    /**
     * A result.
     *
     * @param clusterOf the number of the cluster of each name, by its place; -1 for none; numbered in the order of
     *     their first names
     */
    DedupResult(Counts counts, KeyNames names, int[] clusterOf, int clusters, LinkPaths paths, Findings findings) {
        this.counts = counts;
        this.names = names;
        this.clusterOf = clusterOf;
        this.starts = new int[clusters + 1];
        this.members = members(clusterOf, starts);
        this.paths = paths;
        this.review = List.copyOf(findings.review());
        this.vetoed = List.copyOf(findings.vetoed());
        this.generic = List.copyOf(findings.generic());
        this.refused = List.copyOf(findings.refused());
        this.rules = List.copyOf(findings.rules());
        this.unknown = List.copyOf(findings.unknown());
    }

    /** The places of all members, cluster by cluster; fills in where each begins. */
    private static int[] members(int[] clusterOf, int[] starts) {
        for (int cluster : clusterOf) {
            if (cluster >= 0) {
                starts[cluster + 1]++;
            }
        }
        Arrays.parallelPrefix(starts, Integer::sum);
        int[] members = new int[starts[starts.length - 1]];
        int[] next = starts.clone();
        for (int place = 0; place < clusterOf.length; place++) {
            if (clusterOf[place] >= 0) {
                members[next[clusterOf[place]]++] = place;
            }
        }
        return members;
    }

    /** {@return how many records were read} */
    public long records() {
        return counts.records();
    }

    /** {@return how many could not be read; they are not among the records} */
    public long unreadable() {
        return counts.unreadable();
    }

    /** {@return how many bytes went over the disk} */
    public long spilledBytes() {
        return counts.spilled();
    }

    /** {@return how many clusters of two records or more there are} */
    public long clusterCount() {
        return starts.length - 1L;
    }

    /** {@return how many things the records are: a cluster is one, and so is each record without a duplicate} */
    public long entities() {
        return counts.records() - members.length + clusterCount();
    }

    /** {@return the clusters of two records or more, in the order of their first keys} */
    public Stream<Cluster> clusters() {
        return IntStream.range(0, starts.length - 1).mapToObj(this::cluster);
    }

    private Cluster cluster(int number) {
        return new Cluster(IntStream.range(starts[number], starts[number + 1])
                .mapToObj(i -> key(members[i]))
                .toList());
    }

    private Key key(int place) {
        return Key.ofText(names.text(place));
    }

    /**
     * Finds the cluster of a record.
     *
     * @param key its key
     * @return the cluster; empty if the record has no duplicate, or there is none with that key
     */
    public Optional<Cluster> cluster(Key key) {
        int place = names.find(key.text());
        return place < 0 || clusterOf[place] < 0 ? Optional.empty() : Optional.of(cluster(clusterOf[place]));
    }

    /**
     * Tells whether two records are one.
     *
     * @param one the key of the one
     * @param other the key of the other
     * @return whether they are in one cluster, or the keys are the same
     */
    public boolean same(Key one, Key other) {
        int place = names.find(one.text());
        int another = names.find(other.text());
        return one.equals(other)
                || (place >= 0 && another >= 0 && clusterOf[place] >= 0 && clusterOf[place] == clusterOf[another]);
    }

    /**
     * Tells why two records are one: the links that lead from the one to the other.
     *
     * @param one the key of the one
     * @param other the key of the other
     * @return the path, each match beginning where the last one ended; empty if they are not one
     */
    public List<Match> why(Key one, Key other) {
        if (one.equals(other) || !same(one, other)) {
            return List.of();
        }
        return paths.between(names.find(one.text()), names.find(other.text()), names);
    }

    /**
     * {@return pairs that a person is to look at, the most alike first: their score lies between review and accept, or
     * too few others of their clusters agree; of two clusters the most alike pair alone}
     */
    public List<Match> forReview() {
        return review;
    }

    /** {@return matches that a veto forbade, in the order of their keys} */
    public List<Vetoed> vetoed() {
        return vetoed;
    }

    /** {@return keys that too many records share, in the order of the rules; nothing was linked by them} */
    public List<CommonValue> genericKeys() {
        return generic;
    }

    /** {@return blocks that were too large to be compared, in the order of the rules} */
    public List<CommonValue> refusedBlocks() {
        return refused;
    }

    /** {@return what became of each rule, in the order of their declaration, the exact ones first} */
    public List<RuleCount> rules() {
        return rules;
    }

    /** {@return keys in overrides that no record has, in order} */
    public List<Key> unknownOverrides() {
        return unknown;
    }

    /**
     * Writes each record that has a duplicate: the first key of its cluster, and its own, parted by a tabulator.
     *
     * @param out where to
     * @throws IOException if it cannot be written
     */
    public void writeTo(Appendable out) throws IOException {
        for (int cluster = 0; cluster < starts.length - 1; cluster++) {
            String first = names.text(members[starts[cluster]]);
            for (int i = starts[cluster]; i < starts[cluster + 1]; i++) {
                out.append(first).append('\t').append(names.text(members[i])).append('\n');
            }
        }
    }

    @Override
    public String toString() {
        return "records=%s entities=%s clusters=%s for review=%s vetoed=%s generic keys=%s refused blocks=%s unreadable=%s"
                .formatted(
                        records(),
                        entities(),
                        clusterCount(),
                        review.size(),
                        vetoed.size(),
                        generic.size(),
                        refused.size(),
                        unreadable());
    }
}
