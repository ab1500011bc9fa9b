package dev.intact.field;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Reads one field of a row: a method reference to a record component ({@code Contact::email}), a {@link Column}, or a
 * {@link #path path} into a nested record.
 *
 * <p>A getter names a field as much as it reads it, so only those three forms are fields: {@link Schema#field} refuses
 * a lambda, and a method that is no component, by name.
 *
 * @param <R> the type of the row
 * @param <V> the type of the field; a primitive component is read as its wrapper
 */
@FunctionalInterface
public interface Getter<R, V> extends Serializable {

    /**
     * Reads the field.
     *
     * @param row the row
     * @return the value; null where the row has none
     */
    @Nullable
    V get(R row);

    /**
     * Names a field of a nested record: {@code path(Contact::address, Address::city)}.
     *
     * @param outer the component that holds the nested record
     * @param inner the field in it, itself a path if it lies deeper
     * @param <S> the type of the row
     * @param <U> the type of the nested record
     * @param <V> the type of the field
     * @return a getter that is null where the nested record is null
     */
    static <S, U, V> Getter<S, V> path(Getter<S, U> outer, Getter<U, V> inner) {
        return new Path<>(outer, inner);
    }
}
