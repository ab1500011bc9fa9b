package dev.intact.jdbc;

import dev.intact.field.Field;
import dev.intact.field.Getter;
import dev.intact.field.Naming;
import dev.intact.field.Schema;
import dev.intact.jdbc.Writing.Mode;
import dev.intact.jdbc.Writing.Policy;
import dev.intact.sink.Sink;
import dev.intact.sink.Target;
import java.util.List;
import java.util.Objects;
import org.jooq.Converter;
import org.jspecify.annotations.Nullable;

/**
 * A table of a {@link JdbcTarget}. A field goes to the column that its {@link Naming} says, or that {@link #column}
 * gives; a name is taken as it is, else as the only one that differs in case alone, and is always quoted.
 *
 * <p>Rows are inserted, unless a key is given by which rows that are there are found: {@link #upsertOn} or
 * {@link #updateOn}. What then becomes of each column says {@link #fillBlank} and {@link #keep}; the others are
 * overwritten. Immutable and thread-safe.
 *
 * @param <T> the type of the rows
 */
public final class JdbcSink<T> implements Sink<T> {
    private static final long serialVersionUID = 1L;

    private final JdbcTarget target;
    private final @Nullable String inSchema;
    private final String table;
    private final ColumnNames<T> names;
    private final Writing writing;

    private JdbcSink(
            JdbcTarget target, @Nullable String inSchema, String table, ColumnNames<T> names, Writing writing) {
        this.target = target;
        this.inSchema = inSchema;
        this.table = Objects.requireNonNull(table, "table");
        this.names = names;
        this.writing = writing;
    }

    static <T> JdbcSink<T> of(JdbcTarget target, String table, Schema<T> schema) {
        return new JdbcSink<>(target, null, table, ColumnNames.of(schema), Writing.inserting());
    }

    /**
     * Writes to the table in another schema than the connection's.
     *
     * @param schema the schema, or the catalogue on a database that has no schemas
     * @return this sink with that
     */
    public JdbcSink<T> inSchema(String schema) {
        return new JdbcSink<>(target, Objects.requireNonNull(schema, "schema"), table, names, writing);
    }

    /**
     * Names columns otherwise than {@link Naming#SNAKE_CASE}, which is the default for records.
     *
     * @param naming how fields are named as columns
     * @return this sink with that
     */
    public JdbcSink<T> naming(Naming naming) {
        return new JdbcSink<>(target, inSchema, table, names.naming(naming), writing);
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
        return new JdbcSink<>(target, inSchema, table, names.column(field, name), writing);
    }

    /**
     * Gives the name of one column, whose values are converted on their way: cents to an amount, {@code 'Y'} to
     * {@code true}. A null passes by the converter, either way. A value that it throws for is a problem of its row,
     * which is refused.
     *
     * @param field the field
     * @param name the column's name
     * @param converter from what the column has to what the field has, and back; it must be serializable in truth, not
     *     in name alone, where the definition is to travel
     * @param <V> the type of the field
     * @return this sink with that
     * @throws IllegalArgumentException if the getter is no field, its column is given already, or there is no column
     *     type for what the converter is from
     */
    public <V> JdbcSink<T> column(Getter<T, V> field, String name, Converter<?, V> converter) {
        return new JdbcSink<>(target, inSchema, table, names.column(field, name, converter), writing);
    }

    /**
     * Inserts a row, or updates the one that is there with the same key. A row that is there and would not change is
     * left alone, and counted as unchanged. Of two records with one key, the second finds the row of the first, whether
     * or not they are in one chunk.
     *
     * <p>The table must have a primary key or unique index on exactly these columns; a record without a value for one
     * of them is refused. Keys are equal if the database says so, under its collation.
     *
     * @param key the fields by which rows are found
     * @return this sink with that
     * @throws IllegalArgumentException if there is none, one stands twice, or one is no field
     * @throws IllegalStateException if a key is given already
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final JdbcSink<T> upsertOn(Getter<T, ?>... key) {
        return writing(writing.on(Mode.UPSERT, name(), leaves(List.of(key))));
    }

    /**
     * Updates the row that is there with the same key, and refuses a record that finds none, or more than one. A row
     * that would not change is left alone, and counted as unchanged.
     *
     * @param key the fields by which rows are found
     * @return this sink with that
     * @throws IllegalArgumentException if there is none, one stands twice, or one is no field
     * @throws IllegalStateException if a key is given already
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final JdbcSink<T> updateOn(Getter<T, ?>... key) {
        return writing(writing.on(Mode.UPDATE, name(), leaves(List.of(key))));
    }

    /**
     * Of a row that is there, writes these columns only where they are null or blank text, and never to null. All
     * others are overwritten, unless they are {@linkplain #keep kept}.
     *
     * @param fields the fields whose columns are to be filled only
     * @return this sink with that
     * @throws IllegalArgumentException if one is no field, belongs to the key, or has a policy already
     * @throws IllegalStateException if no key is given yet, so that rows are only inserted
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final JdbcSink<T> fillBlank(Getter<T, ?>... fields) {
        return writing(writing.with(Policy.FILL_BLANK, name(), leaves(List.of(fields))));
    }

    /**
     * Never writes these columns of a row that is there; a row that is inserted has them.
     *
     * @param fields the fields whose columns are to be kept
     * @return this sink with that
     * @throws IllegalArgumentException if one is no field, belongs to the key, or has a policy already
     * @throws IllegalStateException if no key is given yet, so that rows are only inserted
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final JdbcSink<T> keep(Getter<T, ?>... fields) {
        return writing(writing.with(Policy.KEEP, name(), leaves(List.of(fields))));
    }

    private JdbcSink<T> writing(Writing other) {
        return new JdbcSink<>(target, inSchema, table, names, other);
    }

    private List<Field> leaves(List<Getter<T, ?>> getters) {
        return getters.stream().map(names::leaf).toList();
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

    @Override
    public boolean setsFields() {
        return true;
    }

    @Override
    public boolean readsRows() {
        return true;
    }

    @Override
    public List<Field> key() {
        return writing.key().stream().map(schema().leaves()::get).toList();
    }

    @Override
    public @Nullable Object[] merged(@Nullable Object[] there, @Nullable Object[] row) {
        @Nullable Object[] merged = row.clone();
        for (Field leaf : schema().leaves()) {
            int i = leaf.index();
            merged[i] = switch (writing.policy(leaf)) {
                case OVERWRITE -> row[i];
                case FILL_BLANK -> isBlank(there[i]) && row[i] != null ? row[i] : there[i];
                case KEEP -> there[i];
            };
        }
        return merged;
    }

    private static boolean isBlank(@Nullable Object value) {
        return value == null
                || (value instanceof String text && text.replace(" ", "").isEmpty());
    }

    @Nullable
    String schemaName() {
        return inSchema;
    }

    String table() {
        return table;
    }

    Writing writing() {
        return writing;
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
                && names.equals(that.names)
                && writing.equals(that.writing);
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
