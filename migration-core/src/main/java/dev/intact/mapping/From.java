package dev.intact.mapping;

import dev.intact.convert.Conversion;
import dev.intact.convert.Fn;
import dev.intact.field.Getter;
import java.util.List;
import java.util.Objects;

/**
 * A target field and one source field that wait for what is between them. A null of the source passes through.
 * Immutable and thread-safe.
 *
 * @param <S> the type of the source rows
 * @param <T> the type of the target rows
 * @param <A> the type of the source field
 * @param <V> the type of the target field
 */
public final class From<S, T, A, V> {
    private final Getter<T, V> target;
    private final Getter<S, A> source;

    From(Getter<T, V> target, Getter<S, A> source) {
        this.target = target;
        this.source = Objects.requireNonNull(source, "field");
    }

    /**
     * By a conversion.
     *
     * @param conversion the conversion, or a {@link CodeTable}
     * @return the rule
     */
    public Assigned<S, T, V> via(Conversion<? super A, ? extends V> conversion) {
        return assigned(new Expression.Converted<>(source, Objects.requireNonNull(conversion, "conversion")));
    }

    /**
     * By a lookup.
     *
     * @param lookup the lookup, or a key map
     * @return the rule
     */
    public Assigned<S, T, V> via(Lookup<A, ? extends V> lookup) {
        return assigned(new Expression.LookedUp<>(source, null, Objects.requireNonNull(lookup, "lookup")));
    }

    /**
     * By a lookup whose key is made from the value first.
     *
     * @param key makes the key
     * @param lookup the lookup, or a key map
     * @param <K> the type of the lookup's keys
     * @return the rule
     */
    public <K> Assigned<S, T, V> via(Conversion<? super A, ? extends K> key, Lookup<K, ? extends V> lookup) {
        return assigned(new Expression.LookedUp<>(
                source, Objects.requireNonNull(key, "key"), Objects.requireNonNull(lookup, "lookup")));
    }

    /**
     * By a function that is named by itself.
     *
     * @param function a method reference; a lambda is refused by the definition, as it has no name
     * @return the rule
     */
    public Assigned<S, T, V> via(Fn<? super A, ? extends V> function) {
        return via("", function);
    }

    /**
     * By a function with words.
     *
     * @param words what it does, in words
     * @param function the function; what it throws rejects the record
     * @return the rule
     */
    @SuppressWarnings("unchecked") // the only argument is the value of a Getter<S, A>
    public Assigned<S, T, V> via(String words, Fn<? super A, ? extends V> function) {
        Call call = new Call(words, function, 1, arguments -> function.apply((A) arguments[0]));
        return assigned(new Expression.Computed<>(List.of(source), call));
    }

    private Assigned<S, T, V> assigned(Expression<S> expression) {
        return new Assigned<>(Clause.of(target, expression));
    }
}
