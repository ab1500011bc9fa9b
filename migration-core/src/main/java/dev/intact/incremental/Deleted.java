package dev.intact.incremental;

import dev.intact.field.Field;
import dev.intact.field.Getter;
import dev.intact.field.Schema;
import dev.intact.field.UnknownFieldException;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the rows of records that are gone: those that the source has no more, or that a scope of the mapping
 * leaves out since they changed. Immutable and thread-safe.
 */
public final class Deleted implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Way way;
    private final @Nullable Getter<?, ?> field;

    @SuppressWarnings("serial") // a definition that is to travel marks with what can
    private final @Nullable Object value;

    /** What is done. */
    private enum Way {
        REPORT,
        DELETE,
        MARK,
        ARCHIVE
    }

    private Deleted(Way way, @Nullable Getter<?, ?> field, @Nullable Object value) {
        this.way = way;
        this.field = field;
        this.value = value;
    }

    /** {@return the rows stay as they are, and the records are counted and listed; this is the default} */
    public static Deleted report() {
        return new Deleted(Way.REPORT, null, null);
    }

    /** {@return the rows are deleted} */
    public static Deleted delete() {
        return new Deleted(Way.DELETE, null, null);
    }

    /**
     * The rows stay, and one field says that they are gone. Of a record with rows in several sinks, those that have the
     * field are marked.
     *
     * @param field a field of the target
     * @param value what it is set to
     * @param <T> the type of the rows
     * @param <V> the type of the field
     * @return that
     */
    public static <T, V> Deleted mark(Getter<T, V> field, V value) {
        return new Deleted(Way.MARK, Objects.requireNonNull(field, "field"), Objects.requireNonNull(value, "value"));
    }

    /** {@return the rows are kept in the archive of the move, and deleted} */
    public static Deleted archive() {
        return new Deleted(Way.ARCHIVE, null, null);
    }

    /** {@return whether the rows stay as they are} */
    public boolean isReport() {
        return way == Way.REPORT;
    }

    /** {@return whether the rows are deleted, after they were kept in the archive if so} */
    public boolean isDelete() {
        return way == Way.DELETE || way == Way.ARCHIVE;
    }

    /** {@return whether the rows are kept in the archive of the move} */
    public boolean isArchive() {
        return way == Way.ARCHIVE;
    }

    /**
     * The field that says that a row is gone.
     *
     * @param schema the schema of a sink
     * @return the field; empty if rows are not marked, or the schema has no such field
     */
    public Optional<Field> marked(Schema<?> schema) {
        return field == null ? Optional.empty() : Fields.of(schema, field);
    }

    /** {@return what a field is set to that says that a row is gone; empty if rows are not marked} */
    public Optional<Object> mark() {
        return Optional.ofNullable(value);
    }

    /**
     * Says what is done.
     *
     * @param schemas the schemas of the sinks
     * @return the words
     */
    public String words(List<? extends Schema<?>> schemas) {
        return switch (way) {
            case REPORT -> "reported, their rows stay";
            case DELETE -> "their rows are deleted";
            case ARCHIVE -> "their rows are archived and deleted";
            case MARK ->
                "their rows are marked, %s = %s"
                        .formatted(
                                schemas.stream()
                                        .flatMap(schema -> marked(schema).stream())
                                        .map(Field::name)
                                        .findFirst()
                                        .orElse("?"),
                                value);
        };
    }

    /** Finds a field that may be of another schema. */
    static final class Fields {
        private Fields() {}

        @SuppressWarnings("unchecked") // a getter of another type is refused by the schema
        static <T> Optional<Field> of(Schema<T> schema, Getter<?, ?> getter) {
            try {
                return Optional.of(schema.field((Getter<T, ?>) getter));
            } catch (UnknownFieldException e) {
                return Optional.empty(); // of another sink
            }
        }
    }
}
