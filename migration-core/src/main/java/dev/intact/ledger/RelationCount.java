package dev.intact.ledger;

import java.io.Serializable;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;

/**
 * What became of the edges of one relation: of the references that a field of a sink holds to the records of a key map.
 * Each edge of a record that was mapped is counted once; a record whose old id is null has none. Immutable and
 * thread-safe.
 */
public final class RelationCount implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String sink;
    private final String field;
    private final String map;
    private final EnumMap<EdgeFate, Long> counts = new EnumMap<>(EdgeFate.class);

    private RelationCount(String sink, String field, String map, Map<EdgeFate, Long> counts) {
        this.sink = Objects.requireNonNull(sink, "sink");
        this.field = Objects.requireNonNull(field, "field");
        this.map = Objects.requireNonNull(map, "map");
        this.counts.putAll(counts);
        this.counts.values().removeIf(count -> count == 0);
    }

    /**
     * A count.
     *
     * @param sink the name of the sink
     * @param field the name of the field that holds the references
     * @param map the name of the key map by which they are found
     * @param counts how many edges ended in each fate; one that is absent counts 0
     * @return the count
     * @throws IllegalArgumentException if a count is negative
     */
    public static RelationCount of(String sink, String field, String map, Map<EdgeFate, Long> counts) {
        if (counts.values().stream().anyMatch(count -> count < 0)) {
            throw new IllegalArgumentException("a count cannot be negative: " + counts);
        }
        return new RelationCount(sink, field, map, counts);
    }

    RelationCount plus(RelationCount other) {
        EnumMap<EdgeFate, Long> sum = new EnumMap<>(counts);
        other.counts.forEach((fate, count) -> sum.merge(fate, count, Long::sum));
        return new RelationCount(sink, field, map, sum);
    }

    /** {@return the name of the sink whose rows refer} */
    public String sink() {
        return sink;
    }

    /** {@return the name of the field that holds the references} */
    public String field() {
        return field;
    }

    /** {@return the name of the key map by which the other records are found} */
    public String map() {
        return map;
    }

    /** {@return how many edges there are, in whichever fate they ended} */
    public long edges() {
        return counts.values().stream().mapToLong(count -> count).sum();
    }

    /**
     * One count.
     *
     * @param fate the fate
     * @return how many edges ended in it
     */
    public long of(EdgeFate fate) {
        return counts.getOrDefault(fate, 0L);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RelationCount that
                && sink.equals(that.sink)
                && field.equals(that.field)
                && map.equals(that.map)
                && counts.equals(that.counts);
    }

    @Override
    public int hashCode() {
        return Objects.hash(sink, field, map, counts);
    }

    /** {@return {@code sale.party → shop/party: 4 edges, 2 linked, 2 rejected}} */
    @Override
    public String toString() {
        StringJoiner fates = new StringJoiner(", ", ", ", "").setEmptyValue("");
        counts.forEach((fate, count) -> fates.add(count + " " + fate.words()));
        return "%s.%s → %s: %s %s%s".formatted(sink, field, map, edges(), edges() == 1 ? "edge" : "edges", fates);
    }
}
