package dev.intact.field;

import java.io.Serializable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One row of a {@link Table}: values by typed {@link Column}. Two rows are equal when their tables and values are.
 * Immutable as far as its values are.
 *
 * @param <R> the table's marker type
 */
public final class Row<R> implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Table<R> table;

    @SuppressWarnings("serial") // the values of a row that travels must be serializable
    private final @Nullable Object[] values;

    Row(Table<R> table, @Nullable Object[] values) {
        this.table = table;
        this.values = values;
    }

    /**
     * Reads a column.
     *
     * @param column a column of this row's table
     * @param <V> the type of the values
     * @return the value, or null
     * @throws UnknownFieldException if the table has no such column
     * @throws ClassCastException if the table's column of that name holds another type
     */
    public <V> @Nullable V get(Column<R, V> column) {
        Object value = values[table.indexOf(column.name())];
        return value == null ? null : column.type().cast(value);
    }

    /** {@return the table that the row belongs to} */
    public Table<R> table() {
        return table;
    }

    void copyInto(@Nullable Object[] into, int offset) {
        System.arraycopy(values, 0, into, offset, values.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Row<?> that && table.equals(that.table) && Arrays.deepEquals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(values);
    }

    /** {@return the table's name and the names of its columns, without the values, which may be personal} */
    @Override
    public String toString() {
        return "row of " + table;
    }
}
