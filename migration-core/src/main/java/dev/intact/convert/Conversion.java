package dev.intact.convert;

import dev.intact.field.Problem;
import io.vavr.control.Either;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Turns one value into another, or says why it cannot. It carries the words by which documents and problems name it.
 *
 * <p>A conversion is pure: the same value always gives the same answer, whatever the locale, the time zone or the
 * thread. It never receives null, and answers null only where it says so by {@link #mayYieldNull()}. It is deliberately
 * no functional interface, so that {@code via(Names::join)} is never ambiguous; write {@link #of(Class, String, Fn)
 * Conversion.of} for a function of your own. Immutable, thread-safe and serializable.
 *
 * @param <A> what it takes
 * @param <B> what it makes
 */
public abstract class Conversion<A, B> implements Serializable {
    private static final long serialVersionUID = 1L;

    /** For subclasses. */
    protected Conversion() {}

    /**
     * Converts a value without allocating on success: what the engine calls.
     *
     * @param value the value, not null
     * @param failures takes the problem if the value cannot be converted
     * @return the converted value; null if a problem was added, or if there is nothing to answer and
     *     {@link #mayYieldNull()}
     */
    public abstract @Nullable B convert(A value, Failures failures);

    /** {@return what it does, in words: {@code trimmed}, {@code country as ISO 3166-1 alpha-2}} */
    public abstract String words();

    /** {@return whether it can answer null for a value, as one that turns blank text into none does} */
    public boolean mayYieldNull() {
        return false;
    }

    /** {@return the conversions that this one is a chain of, in order; itself alone if it is no chain} */
    public List<Conversion<?, ?>> steps() {
        return List.of(this);
    }

    /**
     * Converts a value.
     *
     * @param value the value, not null
     * @return the converted value on the right, which is null only if {@link #mayYieldNull()}; the problem on the left
     */
    public final Either<Problem, B> apply(A value) {
        First first = new First();
        B converted = convert(Objects.requireNonNull(value, "a conversion never receives null"), first);
        return first.problem == null ? Either.right(converted) : Either.left(first.problem);
    }

    /**
     * Converts further.
     *
     * @param next what is done with the result; it is passed over when the result is null
     * @param <C> what the chain makes
     * @return the chain
     */
    public final <C> Conversion<A, C> then(Conversion<? super B, ? extends C> next) {
        return new Chain<>(this, next);
    }

    /**
     * A conversion of your own.
     *
     * @param type what it takes, which gives a lambda its type
     * @param words what it does, in words
     * @param function the function; what it throws becomes a problem, without its message
     * @param <A> what it takes
     * @param <B> what it makes
     * @return the conversion
     * @throws IllegalArgumentException if the words are blank
     */
    public static <A, B> Conversion<A, B> of(Class<A> type, String words, Fn<? super A, ? extends B> function) {
        Objects.requireNonNull(type, "type");
        return new Custom<>(words, function);
    }

    @Override
    public String toString() {
        return words();
    }

    private static final class First implements Failures {
        private @Nullable Problem problem;

        @Override
        public void add(Problem found) {
            if (problem == null) {
                problem = found;
            }
        }
    }
}
