package dev.intact.sink;

import dev.intact.mapping.Mapping;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

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

    private Inflow(String move, Sink<T> sink, Optional<Mapping<?, T>> mapping) {
        this.move = Objects.requireNonNull(move, "move");
        this.sink = Objects.requireNonNull(sink, "sink");
        this.mapping = mapping;
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
        return new Inflow<>(move, sink, Optional.of(mapping));
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
        return new Inflow<>(move, sink, Optional.empty());
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
