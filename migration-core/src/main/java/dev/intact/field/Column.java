package dev.intact.field;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A typed token for one column of a {@link Table}, for tables too wide or too dynamic to be records. It stands wherever
 * a method reference to a record component could.
 *
 * <pre>{@code
 * static final Column<Product, Long> ID = Column.of("id", Long.class);
 * static final Column<Product, String> NAME = Column.nullable("name", String.class);
 * static final Table<Product> PRODUCTS = Table.of("product", ID, NAME);
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 *
 * @param <R> a marker type for the table, so that a column of another table does not compile
 * @param <V> the type of the values
 */
public final class Column<R, V> implements Getter<Row<R>, V> {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final Class<V> type;
    private final boolean nullable;

    private Column(String name, Class<V> type, boolean nullable) {
        this.name = Objects.requireNonNull(name, "name");
        this.type = Objects.requireNonNull(type, "type");
        this.nullable = nullable;
        if (name.isBlank()) {
            throw new IllegalArgumentException("a column needs a name");
        }
        if (type.isPrimitive() || type.isRecord()) {
            throw new IllegalArgumentException(
                    "column %s is a %s; use a wrapper or a plain value type".formatted(name, type.getSimpleName()));
        }
    }

    /**
     * A column that always has a value.
     *
     * @param name its name
     * @param type the type of its values, a reference type that is no record
     * @param <R> the table's marker type
     * @param <V> the type of the values
     * @return the column
     * @throws IllegalArgumentException if the name is blank, or the type primitive or a record
     */
    public static <R, V> Column<R, V> of(String name, Class<V> type) {
        return new Column<>(name, type, false);
    }

    /**
     * A column that may be null.
     *
     * @param name its name
     * @param type the type of its values, a reference type that is no record
     * @param <R> the table's marker type
     * @param <V> the type of the values
     * @return the column
     * @throws IllegalArgumentException if the name is blank, or the type primitive or a record
     */
    public static <R, V> Column<R, V> nullable(String name, Class<V> type) {
        return new Column<>(name, type, true);
    }

    /** {@return the name} */
    public String name() {
        return name;
    }

    /** {@return the type of the values} */
    public Class<V> type() {
        return type;
    }

    /** {@return whether a value may be missing} */
    public boolean isNullable() {
        return nullable;
    }

    @Override
    public @Nullable V get(Row<R> row) {
        return row.get(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Column<?, ?> that
                && name.equals(that.name)
                && type == that.type
                && nullable == that.nullable;
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, type, nullable);
    }

    @Override
    public String toString() {
        return name + ": " + type.getSimpleName() + (nullable ? "?" : "");
    }
}
