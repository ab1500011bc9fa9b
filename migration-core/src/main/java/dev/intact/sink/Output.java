package dev.intact.sink;

import java.util.Collection;
import java.util.Objects;
import java.util.Set;

/**
 * A sink as a run uses it: with the fields whose values the target itself makes. Immutable and thread-safe.
 *
 * @param <T> the type of the rows
 */
public final class Output<T> {
    private final Sink<T> sink;
    private final Set<String> generated;

    private Output(Sink<T> sink, Collection<String> generated) {
        this.sink = Objects.requireNonNull(sink, "sink");
        this.generated = Set.copyOf(generated);
    }

    /**
     * A sink as a run uses it.
     *
     * @param sink the sink
     * @param generated the names of the leaves that the target makes, which are not to be written
     * @param <T> the type of the rows
     * @return the output
     */
    public static <T> Output<T> of(Sink<T> sink, Collection<String> generated) {
        return new Output<>(sink, generated);
    }

    /** {@return the sink} */
    public Sink<T> sink() {
        return sink;
    }

    /** {@return the names of the leaves that the target makes, which are not to be written} */
    public Set<String> generated() {
        return generated;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Output<?> that && sink.equals(that.sink) && generated.equals(that.generated);
    }

    @Override
    public int hashCode() {
        return Objects.hash(sink, generated);
    }

    @Override
    public String toString() {
        return sink.name();
    }
}
