package dev.intact.mapping;

import dev.intact.convert.Fn3;
import dev.intact.field.Getter;
import java.util.List;

/**
 * A target field and three source fields that wait for what is between them. A function receives null only where it
 * accepts it: where its parameter is {@code @Nullable}, or it says so itself; else any null gives null. Immutable and
 * thread-safe.
 *
 * @param <S> the type of the source rows
 * @param <T> the type of the target rows
 * @param <A> the type of the first source field
 * @param <B> the type of the second source field
 * @param <C> the type of the third source field
 * @param <V> the type of the target field
 */
public final class From3<S, T, A, B, C, V> {
    private final Getter<T, V> target;
    private final List<Getter<S, ?>> sources;

    From3(Getter<T, V> target, List<Getter<S, ?>> sources) {
        this.target = target;
        this.sources = sources;
    }

    /**
     * By a function that is named by itself.
     *
     * @param function a method reference, or a function that carries words; a lambda is refused by the definition
     * @return the rule
     */
    public Assigned<S, T, V> via(Fn3<? super A, ? super B, ? super C, ? extends V> function) {
        return via("", function);
    }

    /**
     * By a function with words.
     *
     * @param words what it does, in words
     * @param function the function; what it throws rejects the record
     * @return the rule
     */
    @SuppressWarnings("unchecked") // the arguments are the values of the getters, in their order
    public Assigned<S, T, V> via(String words, Fn3<? super A, ? super B, ? super C, ? extends V> function) {
        Call call = new Call(
                words, function, 3, arguments -> function.apply((A) arguments[0], (B) arguments[1], (C) arguments[2]));
        return new Assigned<>(Clause.of(target, new Expression.Computed<>(sources, call)));
    }
}
