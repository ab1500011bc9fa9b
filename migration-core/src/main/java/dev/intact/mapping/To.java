package dev.intact.mapping;

import dev.intact.field.Getter;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A target field that waits for its source. Immutable and thread-safe.
 *
 * @param <T> the type of the target rows
 * @param <V> the type of the field
 */
public final class To<T, V> {
    private final Getter<T, V> target;

    To(Getter<T, V> target) {
        this.target = target;
    }

    /**
     * From one source field, by a conversion, a lookup or a function.
     *
     * @param field the source field
     * @param <S> the type of the source rows
     * @param <A> the type of the source field
     * @return what can be done with it
     */
    public <S, A> From<S, T, A, V> from(Getter<S, A> field) {
        return new From<>(target, field);
    }

    /**
     * From two source fields, by a function of both.
     *
     * @param a the first source field
     * @param b the second source field
     * @param <S> the type of the source rows
     * @param <A> the type of the first
     * @param <B> the type of the second
     * @return what can be done with them
     */
    public <S, A, B> From2<S, T, A, B, V> from(Getter<S, A> a, Getter<S, B> b) {
        return new From2<>(target, List.<Getter<S, ?>>of(a, b));
    }

    /**
     * From three source fields, by a function of all.
     *
     * @param a the first source field
     * @param b the second source field
     * @param c the third source field
     * @param <S> the type of the source rows
     * @param <A> the type of the first
     * @param <B> the type of the second
     * @param <C> the type of the third
     * @return what can be done with them
     */
    public <S, A, B, C> From3<S, T, A, B, C, V> from(Getter<S, A> a, Getter<S, B> b, Getter<S, C> c) {
        return new From3<>(target, List.<Getter<S, ?>>of(a, b, c));
    }

    /**
     * From four source fields, by a function of all.
     *
     * @param a the first source field
     * @param b the second source field
     * @param c the third source field
     * @param d the fourth source field
     * @param <S> the type of the source rows
     * @param <A> the type of the first
     * @param <B> the type of the second
     * @param <C> the type of the third
     * @param <D> the type of the fourth
     * @return what can be done with them
     */
    public <S, A, B, C, D> From4<S, T, A, B, C, D, V> from(
            Getter<S, A> a, Getter<S, B> b, Getter<S, C> c, Getter<S, D> d) {
        return new From4<>(target, List.<Getter<S, ?>>of(a, b, c, d));
    }

    /**
     * The value of a source field as it is.
     *
     * @param field a source field of the same type
     * @param <S> the type of the source rows
     * @return the rule
     */
    public <S> Assigned<S, T, V> copiedFrom(Getter<S, ? extends V> field) {
        return new Assigned<>(Clause.of(target, new Expression.Copied<>(Objects.requireNonNull(field, "field"))));
    }

    /**
     * The same value for every record.
     *
     * @param value the value; for none, use {@link #leftEmpty}
     * @param <S> the type of the source rows
     * @return the rule
     */
    public <S> FieldRule<S, T> constant(@Nullable V value) {
        return new FieldRule<>(Clause.of(target, new Expression.Constant<>(value)));
    }

    /**
     * A value that is made when the row arrives, and is not written by the migration.
     *
     * @param by who makes it: {@code the target's sequence}
     * @param <S> the type of the source rows
     * @return the rule; the field must be nullable
     */
    public <S> FieldRule<S, T> generated(String by) {
        return new FieldRule<>(Clause.of(target, new Expression.Absent<>(true, by)));
    }

    /**
     * No value, on purpose.
     *
     * @param reason why the source has nothing for it, and who fills it
     * @param <S> the type of the source rows
     * @return the rule; the field must be nullable
     */
    public <S> FieldRule<S, T> leftEmpty(String reason) {
        return new FieldRule<>(Clause.of(target, new Expression.Absent<>(false, reason)));
    }
}
