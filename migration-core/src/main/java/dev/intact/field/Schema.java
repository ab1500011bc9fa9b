package dev.intact.field;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a row type: what a record class, or a {@link Table}, says about its rows.
 *
 * <p>A row is taken apart into its leaves, the fields that are no nested records, in the order in which they are
 * declared, and is put together from them. A record component is nullable when its type carries an annotation named
 * {@code Nullable}. Immutable, thread-safe and serializable.
 *
 * @param <R> the type of the rows
 */
public abstract sealed class Schema<R> implements Serializable permits RecordSchema, Table {
    private static final long serialVersionUID = 1L;

    Schema() {}

    /**
     * The schema of a record class.
     *
     * @param type the record class, nested records included
     * @param <R> the record type
     * @return its schema, always the same one
     * @throws IllegalArgumentException if the class is no record, contains itself, or cannot be reached by this library
     *     (then the message says which package to open)
     */
    public static <R> Schema<R> of(Class<R> type) {
        return RecordSchema.forClass(type);
    }

    /** {@return the simple name of the record class, or the name of the table} */
    public abstract String name();

    /** {@return the fields that are no nested records, in declaration order} */
    public abstract List<Field> leaves();

    /**
     * Finds the field behind a getter.
     *
     * @param getter a method reference to a component, a column, or a path of them
     * @return the field
     * @throws UnknownFieldException if the getter is a lambda, a method that is no component, or a field of another
     *     type
     */
    public abstract Field field(Getter<R, ?> getter);

    /**
     * Takes a row apart.
     *
     * @param row the row
     * @return a new array with one value per leaf, null where the row has none
     */
    public final @Nullable Object[] values(R row) {
        @Nullable Object[] values = new @Nullable Object[leaves().size()];
        read(row, values, 0);
        return values;
    }

    /**
     * Puts a row together.
     *
     * @param values one value per leaf, of the leaf's type
     * @return the row; a nullable nested record is null when all of its leaves are
     * @throws IllegalArgumentException if a value is missing that must not be, or the row's own constructor refuses
     */
    public abstract R create(@Nullable Object[] values);

    /**
     * Finds the values that a row cannot do without.
     *
     * @param values one value per leaf
     * @return the leaves whose value is null although they, and the nested records around them, must have one; a
     *     nullable nested record counts only when some other leaf of it has a value
     */
    public abstract List<Field> missing(@Nullable Object[] values);

    abstract void read(R row, @Nullable Object[] into, int offset);

    /**
     * Finds a leaf by its name.
     *
     * @param name a dotted name
     * @return the leaf, or empty
     */
    public final Optional<Field> leaf(String name) {
        return leaves().stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /** {@return the names of the leaves, in declaration order} */
    public final List<String> leafNames() {
        return leaves().stream().map(Field::name).toList();
    }
}
