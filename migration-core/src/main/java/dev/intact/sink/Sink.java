package dev.intact.sink;

import dev.intact.field.Field;
import dev.intact.field.Schema;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One place in a {@link Target} that takes rows of one type: a table, a file. Immutable and thread-safe.
 *
 * @param <T> the type of the rows
 */
public interface Sink<T> extends Serializable {

    /** {@return a name for people, unique in its target: the table or file} */
    String name();

    /** {@return the fields of its rows} */
    Schema<T> schema();

    /** {@return the target that it belongs to; sinks of equal targets share one unit of work} */
    Target target();

    /**
     * The fields by which a row that is there is found, so that it is updated rather than inserted once more.
     *
     * @return the leaves, in the order in which their values make a key; unless overridden none, as rows are only
     *     inserted. A sink with a key is one whose units of work {@linkplain UnitOfWork#find find} rows
     */
    default List<Field> key() {
        return List.of();
    }

    /**
     * Tells whether fields of rows that are there can be set, and rows be removed, by any field that tells them apart.
     *
     * @return whether its units of work {@linkplain UnitOfWork#set set} fields and {@linkplain UnitOfWork#remove
     *     remove} rows; unless overridden, false
     */
    default boolean setsFields() {
        return false;
    }

    /**
     * Tells whether rows that are there can be read, by any fields that tell them apart, and be counted.
     *
     * @return whether its units of work {@linkplain UnitOfWork#read read} and {@linkplain UnitOfWork#count count} rows;
     *     unless overridden, false
     */
    default boolean readsRows() {
        return false;
    }

    /**
     * What stands in a row that is there after another is written into it. No target is asked.
     *
     * @param there the values of the row that is there, one per leaf
     * @param row the values of the row that is written
     * @return a new array with the values that then stand there; unless overridden, those of the row that is written
     */
    default @Nullable Object[] merged(@Nullable Object[] there, @Nullable Object[] row) {
        return row.clone();
    }
}
