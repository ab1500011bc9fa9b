package dev.intact.sink;

import dev.intact.field.Key;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The rows that one source record becomes, by sink, in the order in which they are to be written. Immutable. */
public final class TargetRows {
    private final Key key;
    private final Map<Sink<?>, Object> rows;

    private TargetRows(Key key, Map<Sink<?>, Object> rows) {
        this.key = Objects.requireNonNull(key, "key");
        this.rows = rows;
    }

    /**
     * A record that becomes no row yet.
     *
     * @param key the key of the source record
     * @return the rows
     */
    public static TargetRows of(Key key) {
        return new TargetRows(key, Map.of());
    }

    /**
     * Adds a row.
     *
     * @param sink where it goes
     * @param row the row
     * @param <T> the type of the row
     * @return these rows and that one
     * @throws IllegalArgumentException if the sink already has a row of this record
     */
    public <T> TargetRows and(Sink<T> sink, T row) {
        Map<Sink<?>, Object> more = new LinkedHashMap<>(rows);
        if (more.put(sink, Objects.requireNonNull(row, "row")) != null) {
            throw new IllegalArgumentException("record %s already has a row for %s".formatted(key, sink.name()));
        }
        return new TargetRows(key, more);
    }

    /** {@return the key of the source record} */
    public Key key() {
        return key;
    }

    /**
     * The row for a sink.
     *
     * @param sink the sink
     * @param <T> the type of its rows
     * @return the row, or empty if the record has none there
     */
    @SuppressWarnings("unchecked") // and(sink, row) puts a T behind each Sink<T>
    public <T> Optional<T> row(Sink<T> sink) {
        return Optional.ofNullable((T) rows.get(sink));
    }

    /** {@return the sinks that have a row, in the order in which the rows are to be written} */
    public List<Sink<?>> sinks() {
        return List.copyOf(rows.keySet());
    }

    /** {@return how many rows the record becomes} */
    public int size() {
        return rows.size();
    }

    /** {@return whether the record becomes no row} */
    public boolean isEmpty() {
        return rows.isEmpty();
    }
}
