package dev.intact.sink;

import dev.intact.field.Field;
import dev.intact.field.Schema;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The one sink of a {@link FileTarget}: rows in the order of reading, in a form that a subclass gives them. Two are
 * equal when they write rows of the same schema to the same file in the same form. Immutable and thread-safe.
 *
 * @param <T> the type of the rows
 */
public abstract class FileSink<T> implements Sink<T> {
    private static final long serialVersionUID = 1L;

    private final FileTarget target;
    private final Schema<T> schema;

    /**
     * For subclasses.
     *
     * @param target the file
     * @param schema the fields of its rows
     */
    protected FileSink(FileTarget target, Schema<T> schema) {
        this.target = Objects.requireNonNull(target, "target");
        this.schema = Objects.requireNonNull(schema, "schema");
    }

    /**
     * Makes what writes the rows of one run.
     *
     * @param generated the names of the leaves that are to stay empty
     * @return the writer
     */
    protected abstract RowWriter<T> writer(Set<String> generated);

    /**
     * Says in what form rows are written. A run that was interrupted goes on only in the same one, since a file in two
     * forms can be read in none.
     *
     * @return the form in words, a short statement each; unless overridden, the names of the leaves
     */
    protected List<String> form() {
        return schema.leaves().stream().map(Field::name).toList();
    }

    /** {@return the name of the file} */
    @Override
    public final String name() {
        return target.name();
    }

    @Override
    public final Schema<T> schema() {
        return schema;
    }

    @Override
    public final FileTarget target() {
        return target;
    }

    @Override
    public final boolean equals(Object other) {
        return other instanceof FileSink<?> that
                && getClass() == that.getClass()
                && target.equals(that.target)
                && schema.equals(that.schema);
    }

    @Override
    public final int hashCode() {
        return Objects.hash(getClass(), target, schema);
    }

    @Override
    public final String toString() {
        return name();
    }
}
