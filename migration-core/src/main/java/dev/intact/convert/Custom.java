package dev.intact.convert;

import dev.intact.field.Problem;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A user's own function as a conversion. */
final class Custom<A, B> extends Conversion<A, B> {
    private static final long serialVersionUID = 1L;

    private final String words;
    private final Fn<? super A, ? extends B> function;

    Custom(String words, Fn<? super A, ? extends B> function) {
        if (words.isBlank()) {
            throw new IllegalArgumentException("a conversion needs words that say what it does");
        }
        this.words = words;
        this.function = Objects.requireNonNull(function, "function");
    }

    @Override
    public @Nullable B convert(A value, Failures failures) {
        try {
            B converted = function.apply(value);
            if (converted == null) {
                failures.add(Problem.of("was converted to nothing").value(value));
            }
            return converted;
        } catch (RuntimeException e) {
            failures.add(Problem.of("could not be converted (" + e.getClass().getSimpleName() + ")")
                    .value(value));
            return null;
        }
    }

    @Override
    public String words() {
        return words;
    }
}
