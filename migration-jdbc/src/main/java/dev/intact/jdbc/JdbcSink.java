package dev.intact.jdbc;

import dev.intact.field.Getter;
import dev.intact.field.Naming;
import dev.intact.field.Schema;
import dev.intact.sink.Sink;
import dev.intact.sink.Target;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A table of a {@link JdbcTarget}. A field goes to the column that its {@link Naming} says, or that {@link #column}
 * gives; a name is taken as it is, else as the only one that differs in case alone, and is always quoted. Immutable and
 * thread-safe.
 *
 * @param <T> the type of the rows
 */
public final class JdbcSink<T> implements Sink<T> {
    private static final long serialVersionUID = 1L;

    private final JdbcTarget target;
    private final @Nullable String inSchema;
    private final String table;
    private final ColumnNames<T> names;

    private JdbcSink(JdbcTarget target, @Nullable String inSchema, String table, ColumnNames<T> names) {
        this.target = target;
        this.inSchema = inSchema;
        this.table = Objects.requireNonNull(table, "table");
        this.names = names;
    }

    static <T> JdbcSink<T> of(JdbcTarget target, String table, Schema<T> schema) {
        return new JdbcSink<>(target, null, table, ColumnNames.of(schema));
    }

    /**
     * Writes to the table in another schema than the connection's.
     *
     * @param schema the schema, or the catalogue on a database that has no schemas
     * @return this sink with that
     */
    public JdbcSink<T> inSchema(String schema) {
        return new JdbcSink<>(target, Objects.requireNonNull(schema, "schema"), table, names);
    }

    /**
     * Names columns otherwise than {@link Naming#SNAKE_CASE}, which is the default for records.
     *
     * @param naming how fields are named as columns
     * @return this sink with that
     */
    public JdbcSink<T> naming(Naming naming) {
        return new JdbcSink<>(target, inSchema, table, names.naming(naming));
    }

    /**
     * Gives the name of one column.
     *
     * @param field the field
     * @param name the column's name
     * @return this sink with that
     * @throws IllegalArgumentException if the getter is no field, or its column is given already
     */
    public JdbcSink<T> column(Getter<T, ?> field, String name) {
        return new JdbcSink<>(target, inSchema, table, names.column(field, name));
    }

    @Override
    public String name() {
        return inSchema == null ? table : inSchema + "." + table;
    }

    @Override
    public Schema<T> schema() {
        return names.schema();
    }

    @Override
    public Target target() {
        return target;
    }

    @Nullable
    String schemaName() {
        return inSchema;
    }

    String table() {
        return table;
    }

    ColumnNames<T> names() {
        return names;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JdbcSink<?> that
                && target.equals(that.target)
                && Objects.equals(inSchema, that.inSchema)
                && table.equals(that.table)
                && names.equals(that.names);
    }

    @Override
    public int hashCode() {
        return Objects.hash(target, inSchema, table);
    }

    @Override
    public String toString() {
        return "%s in %s".formatted(name(), target);
    }
}
