package dev.intact.field;

import java.io.Serializable;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Objects;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Rows as bytes, and back without loss: the scale of decimals, the zone of times, null, {@code ""} and the text
 * {@code "null"} stay what they are, and a nested record that is null stays different from one whose fields all are.
 *
 * <p>The bytes begin with a mark of the schema, so that bytes of another record, or of an earlier form of this one, are
 * refused instead of misread. Immutable, thread-safe and serializable.
 *
 * @param <R> the type of the rows
 */
public final class Codec<R> implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final byte FORMAT = 1;
    private static final int HEADER = 1 + Integer.BYTES;

    private final Schema<R> schema;
    private final transient Wire wire;
    private final transient int mark;

    private Codec(Schema<R> schema) {
        this.schema = schema;
        this.wire = wire(schema);
        this.mark = mark(schema);
    }

    /**
     * The codec of a schema.
     *
     * @param schema the schema of the rows
     * @param <R> the type of the rows
     * @return the codec
     * @throws IllegalArgumentException if a field has a type that has no byte form; the message names both
     */
    public static <R> Codec<R> of(Schema<R> schema) {
        return new Codec<>(Objects.requireNonNull(schema, "schema"));
    }

    /**
     * Writes a row.
     *
     * @param row the row
     * @return its bytes, which are the same for equal rows
     */
    public byte[] encode(R row) {
        byte[] body = wire.encode(Objects.requireNonNull(row, "row"));
        return ByteBuffer.allocate(HEADER + body.length)
                .put(FORMAT)
                .putInt(mark)
                .put(body)
                .array();
    }

    /**
     * Reads a row.
     *
     * @param bytes what {@link #encode} made of it
     * @return the row
     * @throws IllegalArgumentException if the bytes are cut off, damaged, or of another schema, or if the record's own
     *     constructor refuses the values
     */
    public R decode(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        if (bytes.length < HEADER || buffer.get() != FORMAT || buffer.getInt() != mark) {
            throw damaged("they are foreign, cut off, or of an earlier form of it", null);
        }
        R row = body(buffer);
        if (buffer.hasRemaining()) {
            throw damaged("%s bytes too many".formatted(buffer.remaining()), null);
        }
        return row;
    }

    @SuppressWarnings("unchecked") // the wire was made for this very schema
    private R body(ByteBuffer bytes) {
        try {
            return (R) wire.decode(bytes);
        } catch (BufferUnderflowException e) {
            throw damaged("they end too early", e);
        } catch (RuntimeException e) { // a value out of its range, or refused by the record
            throw damaged(e.getMessage(), e);
        }
    }

    private IllegalArgumentException damaged(@Nullable String why, @Nullable Exception cause) {
        return new IllegalArgumentException(
                "these bytes hold no %s as it is declared now: %s".formatted(schema.name(), why), cause);
    }

    /** Reads one field, and names it if it cannot be read. */
    static @Nullable Object read(Wire wire, ByteBuffer bytes, String field) {
        try {
            return wire.unframe(bytes);
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException(field + ": the bytes end too early", e);
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException(field + ": " + e.getMessage(), e);
        }
    }

    /** The byte form of one field. */
    static Wire wire(String owner, String field, Type type) {
        return Wires.of(type)
                .orElseThrow(() -> new IllegalArgumentException(
                        "%s.%s is a %s, which has no byte form; use text, a number, a date or time, a UUID, byte[], an "
                                        .formatted(owner, field, type.getTypeName())
                                + "enum, or a List of these or of records that do not contain themselves"));
    }

    private static Wire wire(Schema<?> schema) {
        return schema instanceof Table<?> table ? RowWire.of(table) : RecordWire.of(((RecordSchema<?>) schema).shape());
    }

    /** A checksum over the names and types of the fields. */
    private static int mark(Schema<?> schema) {
        StringBuilder description = new StringBuilder(schema.name());
        if (schema instanceof RecordSchema<?> records) {
            describe(records.shape(), description);
        } else {
            schema.leaves().forEach(leaf -> description.append('\n').append(leaf));
        }
        CRC32 checksum = new CRC32();
        checksum.update(description.toString().getBytes(StandardCharsets.UTF_8));
        return (int) checksum.getValue();
    }

    private static void describe(RecordShape<?> shape, StringBuilder into) {
        for (Component component : shape.components()) {
            into.append('\n').append(component.name()).append(':');
            if (component.nested() == null) {
                into.append(component.genericType().getTypeName());
                describeElements(component.genericType(), into);
            } else {
                into.append('{');
                describe(component.nested(), into);
                into.append('}');
            }
        }
    }

    private static void describeElements(Type type, StringBuilder into) {
        if (type instanceof ParameterizedType list) {
            describeElements(list.getActualTypeArguments()[0], into);
        } else if (type instanceof Class<?> element && element.isRecord()) {
            into.append('{');
            describe(RecordSchema.forClass(element).shape(), into);
            into.append('}');
        }
    }

    private Object readResolve() {
        return of(schema);
    }
}
