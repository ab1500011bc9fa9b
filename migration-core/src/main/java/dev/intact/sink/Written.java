package dev.intact.sink;

import dev.intact.field.Problem;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** What became of the records of one {@link UnitOfWork#write}. Immutable and thread-safe. */
public final class Written {
    private final long inserted;
    private final long updated;
    private final long unchanged;
    private final TreeMap<Integer, Problem> refused;
    private final Map<Integer, Map<Sink<?>, Map<String, Object>>> generated;

    private Written(
            long inserted,
            long updated,
            long unchanged,
            Map<Integer, Problem> refused,
            Map<Integer, Map<Sink<?>, Map<String, Object>>> generated) {
        this.inserted = inserted;
        this.updated = updated;
        this.unchanged = unchanged;
        this.refused = new TreeMap<>(refused);
        Map<Integer, Map<Sink<?>, Map<String, Object>>> copy = new HashMap<>();
        generated.forEach((record, sinks) -> {
            Map<Sink<?>, Map<String, Object>> values = new HashMap<>();
            sinks.forEach((sink, leaves) -> values.put(sink, Map.copyOf(leaves)));
            copy.put(record, values);
        });
        this.generated = copy;
    }

    /**
     * What was done.
     *
     * @param inserted how many rows are new
     * @param updated how many rows that were there have changed
     * @param unchanged how many rows were there as they are
     * @param refused for each record that was refused, by its place in the list from 0, why
     * @return the answer
     */
    public static Written of(long inserted, long updated, long unchanged, Map<Integer, Problem> refused) {
        return new Written(inserted, updated, unchanged, refused, Map.of());
    }

    /**
     * What was done, with the values that the target made.
     *
     * @param inserted how many rows are new
     * @param updated how many rows that were there have changed
     * @param unchanged how many rows were there as they are
     * @param refused for each record that was refused, by its place in the list from 0, why
     * @param generated for each record that was not, by its place in the list from 0, and for each of its sinks that
     *     made values, those by the names of their leaves
     * @return the answer
     */
    public static Written of(
            long inserted,
            long updated,
            long unchanged,
            Map<Integer, Problem> refused,
            Map<Integer, Map<Sink<?>, Map<String, Object>>> generated) {
        return new Written(inserted, updated, unchanged, refused, generated);
    }

    /** {@return how many rows are new} */
    public long inserted() {
        return inserted;
    }

    /** {@return how many rows that were there have changed} */
    public long updated() {
        return updated;
    }

    /** {@return how many rows were there as they are} */
    public long unchanged() {
        return unchanged;
    }

    /** {@return why a record was refused, by its place in the list from 0, in ascending order} */
    public Map<Integer, Problem> refused() {
        return new TreeMap<>(refused);
    }

    /**
     * The values that the target made for a record's row, whether it is new or was found there.
     *
     * @param record the place of the record in the list, from 0
     * @param sink the sink that has the row
     * @return the values by the names of their leaves, each of its leaf's type; empty if the record was refused, or has
     *     no row there, or the target made none or does not tell them
     */
    public Map<String, Object> generated(int record, Sink<?> sink) {
        return generated.getOrDefault(record, Map.of()).getOrDefault(sink, Map.of());
    }

    @Override
    public String toString() {
        return "inserted=%s updated=%s unchanged=%s refused=%s".formatted(inserted, updated, unchanged, refused.size());
    }
}
