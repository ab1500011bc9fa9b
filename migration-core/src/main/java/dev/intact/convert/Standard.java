package dev.intact.convert;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** A conversion of this library that is one step with fixed words. */
final class Standard<A, B> extends Conversion<A, B> {
    private static final long serialVersionUID = 1L;

    private final String words;
    private final Step<A, B> step;
    private final boolean mayYieldNull;

    private Standard(String words, Step<A, B> step, boolean mayYieldNull) {
        this.words = words;
        this.step = step;
        this.mayYieldNull = mayYieldNull;
    }

    /** A conversion that answers null only together with a problem. */
    static <A, B> Conversion<A, B> of(String words, Step<A, B> step) {
        return new Standard<>(words, step, false);
    }

    /** A conversion that may have nothing to answer. */
    static <A, B> Conversion<A, B> yieldingNull(String words, Step<A, B> step) {
        return new Standard<>(words, step, true);
    }

    @Override
    public @Nullable B convert(A value, Failures failures) {
        return step.convert(value, failures);
    }

    @Override
    public String words() {
        return words;
    }

    @Override
    public boolean mayYieldNull() {
        return mayYieldNull;
    }

    /** Converts a value, or adds a problem. */
    @FunctionalInterface
    interface Step<A, B> extends Serializable {
        @Nullable
        B convert(A value, Failures failures);
    }
}
