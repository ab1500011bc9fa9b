package dev.intact.field;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The schema of {@link Row}s: a name and an ordered list of {@link Column}s. Immutable, thread-safe and serializable.
 *
 * @param <R> a marker type for the table
 */
public final class Table<R> extends Schema<Row<R>> {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final ArrayList<Column<R, ?>> columns;
    private final ArrayList<Field> leaves = new ArrayList<>();
    private final LinkedHashMap<String, Field> byName = new LinkedHashMap<>();

    private Table(String name, List<Column<R, ?>> columns) {
        this.name = Objects.requireNonNull(name, "name");
        this.columns = new ArrayList<>(columns);
        for (Column<R, ?> column : columns) {
            Field leaf = new Field(column.name(), column.type(), null, column.isNullable(), leaves.size(), 1);
            leaves.add(leaf);
            if (byName.put(column.name(), leaf) != null) {
                throw new IllegalArgumentException(
                        "table %s has two columns named '%s'".formatted(name, column.name()));
            }
        }
        if (leaves.isEmpty()) {
            throw new IllegalArgumentException("table %s has no columns".formatted(name));
        }
    }

    /**
     * A table of these columns.
     *
     * @param name its name
     * @param columns its columns, in order
     * @param <R> the table's marker type
     * @return the table
     * @throws IllegalArgumentException if there is no column, or two have one name
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // List.of only reads the array
    public static <R> Table<R> of(String name, Column<R, ?>... columns) {
        return new Table<>(name, List.of(columns));
    }

    /**
     * A table of these columns.
     *
     * @param name its name
     * @param columns its columns, in order
     * @param <R> the table's marker type
     * @return the table
     * @throws IllegalArgumentException if there is no column, or two have one name
     */
    public static <R> Table<R> of(String name, List<Column<R, ?>> columns) {
        return new Table<>(name, columns);
    }

    /**
     * A row of this table.
     *
     * @param values one value per column, by the column's name; a column that is not named is null
     * @return the row
     * @throws UnknownFieldException if a name is no column of this table
     * @throws IllegalArgumentException if a value is missing or of the wrong type
     */
    public Row<R> row(Map<String, ?> values) {
        @Nullable Object[] leafValues = new @Nullable Object[leaves.size()];
        values.forEach((column, value) -> leafValues[indexOf(column)] = value);
        return create(leafValues);
    }

    /** {@return the columns, in order} */
    public List<Column<R, ?>> columns() {
        return List.copyOf(columns);
    }

    int indexOf(String column) {
        Field leaf = byName.get(column);
        if (leaf == null) {
            throw UnknownFieldException.named(name, column, byName.keySet());
        }
        return leaf.index();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Field> leaves() {
        return List.copyOf(leaves);
    }

    @Override
    public Field field(Getter<Row<R>, ?> getter) {
        if (getter instanceof Column<?, ?> column) {
            return leaves.get(indexOf(column.name()));
        }
        throw new UnknownFieldException("a field of table %s is named by one of its columns".formatted(name));
    }

    @Override
    public Row<R> create(@Nullable Object[] values) {
        for (Field missing : missing(values)) {
            throw new IllegalArgumentException("%s.%s must have a value; declare it nullable if it may be missing"
                    .formatted(name, missing.name()));
        }
        for (Field leaf : leaves) {
            Object value = values[leaf.index()];
            if (value != null && !leaf.type().isInstance(value)) {
                throw new IllegalArgumentException("%s.%s holds a %s, but was given a %s"
                        .formatted(
                                name,
                                leaf.name(),
                                leaf.type().getSimpleName(),
                                value.getClass().getSimpleName()));
            }
        }
        return new Row<>(this, values.clone());
    }

    @Override
    public List<Field> missing(@Nullable Object[] values) {
        if (values.length != leaves.size()) {
            throw new IllegalArgumentException(
                    "%s has %s columns, but %s values were given".formatted(name, leaves.size(), values.length));
        }
        return leaves.stream()
                .filter(leaf -> !leaf.nullable() && values[leaf.index()] == null)
                .toList();
    }

    @Override
    void read(Row<R> row, @Nullable Object[] into, int offset) {
        row.copyInto(into, offset);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Table<?> that && name.equals(that.name) && columns.equals(that.columns);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, columns);
    }

    @Override
    public String toString() {
        return name + columns;
    }
}
