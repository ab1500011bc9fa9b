package dev.intact.sink;

import dev.intact.field.Field;
import dev.intact.field.Getter;
import dev.intact.field.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A list of rows in an {@link InMemoryTarget}. Rows are added, unless a key is given by which rows that are there are
 * found. Immutable and thread-safe.
 *
 * @param <T> the type of the rows
 */
public final class InMemorySink<T> implements Sink<T> {
    private static final long serialVersionUID = 1L;

    private final InMemoryTarget target;
    private final String name;
    private final Schema<T> schema;
    private final ArrayList<Field> key;

    private InMemorySink(InMemoryTarget target, String name, Schema<T> schema, List<Field> key) {
        this.target = target;
        this.name = Objects.requireNonNull(name, "name");
        this.schema = schema;
        this.key = new ArrayList<>(key);
    }

    static <T> InMemorySink<T> of(InMemoryTarget target, String name, Schema<T> schema) {
        return new InMemorySink<>(target, name, schema, List.of());
    }

    /**
     * Adds a row, or puts it in the place of the one that is there with the same key. A row that is there and is the
     * same is counted as unchanged.
     *
     * @param fields the fields by which rows are found
     * @return this sink with that
     * @throws IllegalArgumentException if there is none, or one is no field
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final InMemorySink<T> upsertOn(Getter<T, ?>... fields) {
        if (fields.length == 0) {
            throw new IllegalArgumentException("%s upserts rows by a key; name at least one field".formatted(name));
        }
        return new InMemorySink<>(
                target,
                name,
                schema,
                List.of(fields).stream().map(schema::field).toList());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Schema<T> schema() {
        return schema;
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
    public Target target() {
        return target;
    }

    @Override
    public List<Field> key() {
        return List.copyOf(key);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof InMemorySink<?> that
                && target.equals(that.target)
                && name.equals(that.name)
                && schema.equals(that.schema)
                && key.equals(that.key);
    }

    @Override
    public int hashCode() {
        return Objects.hash(target, name);
    }

    @Override
    public String toString() {
        return "%s in %s".formatted(name, target.name());
    }
}
