package dev.intact.sink;

import dev.intact.field.Field;
import dev.intact.mapping.Mapping;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A way into a sink as a migration plans it: by which move, and by which mapping. A move leads into a sink once, so
 * that inflows are equal when their moves and sinks are. Immutable and thread-safe.
 *
 * @param <T> the type of the rows
 */
public final class Inflow<T> {
    private final String move;
    private final Sink<T> sink;
    private final Optional<Mapping<?, T>> mapping;
    private final Set<String> later;

    private Inflow(String move, Sink<T> sink, Optional<Mapping<?, T>> mapping, Set<String> later) {
        this.move = Objects.requireNonNull(move, "move");
        this.sink = Objects.requireNonNull(sink, "sink");
        this.mapping = mapping;
        this.later = Set.copyOf(later);
    }

    /**
     * Rows that a mapping makes.
     *
     * @param move the name of the move
     * @param mapping the mapping
     * @param sink where its rows go
     * @param <T> the type of the rows
     * @return the inflow
     */
    public static <T> Inflow<T> of(String move, Mapping<?, T> mapping, Sink<T> sink) {
        return new Inflow<>(move, sink, Optional.of(mapping), Set.of());
    }

    /**
     * Rows that the engine makes: those of an archive, or of a list of rejects.
     *
     * @param move the name of the move
     * @param sink where its rows go
     * @param <T> the type of the rows
     * @return the inflow
     */
    public static <T> Inflow<T> of(String move, Sink<T> sink) {
        return new Inflow<>(move, sink, Optional.empty(), Set.of());
    }

    /**
     * The same way into a sink, of whose fields some are empty until all records have been read.
     *
     * @param fields the names of those fields
     * @return the inflow
     */
    public Inflow<T> later(Set<String> fields) {
        return new Inflow<>(move, sink, mapping, fields);
    }

    /**
     * {@return whether a field is empty until all records have been read, as references lead in a circle}
     *
     * @param field the field
     */
    public boolean isFilledLater(Field field) {
        return later.contains(field.name());
    }

    /** {@return the name of the move} */
    public String move() {
        return move;
    }

    /** {@return where the rows go} */
    public Sink<T> sink() {
        return sink;
    }

    /** {@return the mapping that makes the rows; empty for those of an archive, or of a list of rejects} */
    public Optional<Mapping<?, T>> mapping() {
        return mapping;
    }

    /** {@return the sink with the fields whose values the target itself makes} */
    public Output<T> output() {
        return Output.of(sink, mapping.map(Mapping::generatedFields).orElse(List.of()));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Inflow<?> that && move.equals(that.move) && sink.equals(that.sink);
    }

    @Override
    public int hashCode() {
        return Objects.hash(move, sink);
    }

    /** {@return the move and the sink: {@code customers → CONTACT}} */
    @Override
    public String toString() {
        return move + " → " + sink.name();
    }
}
