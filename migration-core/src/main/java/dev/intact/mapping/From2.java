package dev.intact.mapping;

import dev.intact.convert.Fn2;
import dev.intact.field.Getter;
import java.util.List;
import java.util.Objects;

/**
 * A target field and two source fields that wait for what is between them. A function receives null only where it
 * accepts it: where its parameter is {@code @Nullable}, or it says so itself; else any null gives null. Immutable and
 * thread-safe.
 *
 * @param <S> the type of the source rows
 * @param <T> the type of the target rows
 * @param <A> the type of the first source field
 * @param <B> the type of the second source field
 * @param <V> the type of the target field
 */
public final class From2<S, T, A, B, V> {
    private final Getter<T, V> target;
    private final List<Getter<S, ?>> sources;

    From2(Getter<T, V> target, List<Getter<S, ?>> sources) {
        this.target = target;
        this.sources = sources;
    }

    /**
     * By a function that is named by itself.
     *
     * @param function a method reference, or a function that carries words; a lambda is refused by the definition
     * @return the rule
     */
    public Assigned<S, T, V> via(Fn2<? super A, ? super B, ? extends V> function) {
        return via("", function);
    }

    /**
     * By a polymorphic reference: the first field says of which type the record is that the second refers to.
     *
     * @param reference where the records of each type are found
     * @return the rule
     */
    @SuppressWarnings("unchecked") // To.from(Getter<S, A>, Getter<S, B>) made the sources
    public Assigned<S, T, V> via(Reference<A, B, ? extends V> reference) {
        return new Assigned<>(Clause.of(
                target,
                new Expression.Referred<>(
                        (Getter<S, A>) sources.get(0),
                        (Getter<S, B>) sources.get(1),
                        Objects.requireNonNull(reference, "reference"))));
    }

    /**
     * By a function with words.
     *
     * @param words what it does, in words
     * @param function the function; what it throws rejects the record
     * @return the rule
     */
    @SuppressWarnings("unchecked") // the arguments are the values of the getters, in their order
    public Assigned<S, T, V> via(String words, Fn2<? super A, ? super B, ? extends V> function) {
        Call call = new Call(words, function, 2, arguments -> function.apply((A) arguments[0], (B) arguments[1]));
        return new Assigned<>(Clause.of(target, new Expression.Computed<>(sources, call)));
    }
}
