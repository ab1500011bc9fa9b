package dev.intact.convert;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Two conversions, one behind the other. */
final class Chain<A, B, C> extends Conversion<A, C> {
    private static final long serialVersionUID = 1L;

    private final Conversion<A, B> first;
    private final Conversion<? super B, ? extends C> second;

    Chain(Conversion<A, B> first, Conversion<? super B, ? extends C> second) {
        this.first = first;
        this.second = second;
    }

    @Override
    public @Nullable C convert(A value, Failures failures) {
        B between = first.convert(value, failures);
        return between == null ? null : second.convert(between, failures);
    }

    @Override
    public String words() {
        return first.words() + ", " + second.words();
    }

    @Override
    public boolean mayYieldNull() {
        return first.mayYieldNull() || second.mayYieldNull();
    }

    @Override
    public List<Conversion<?, ?>> steps() {
        return Stream.concat(first.steps().stream(), second.steps().stream()).toList();
    }
}
