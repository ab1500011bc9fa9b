package dev.intact.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.intact.field.Content;
import dev.intact.field.Field;
import dev.intact.field.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fields of a record as one JSON object: what an archive keeps. */
final class ArchiveJson {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int UNKNOWN_LENGTH = -1;

    private ArchiveJson() {}

    static <S> String of(Schema<S> schema, S record, Collection<Field> fields) {
        @Nullable Object[] values = schema.values(record);
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            List<Field> leaves = schema.leaves().stream()
                    .filter(leaf -> fields.stream().anyMatch(field -> field.covers(leaf.index())))
                    .toList();
            writeObject(leaves, values, json);
        } catch (IOException e) {
            throw new UncheckedIOException("a content that is to be archived cannot be read", e);
        }
        return text.toString();
    }

    private static void writeObject(List<Field> leaves, @Nullable Object[] values, JsonGenerator json)
            throws IOException {
        json.writeStartObject();
        for (Field leaf : leaves) {
            json.writeFieldName(leaf.name());
            write(values[leaf.index()], json);
        }
        json.writeEndObject();
    }

    /** An element of a list. */
    @SuppressWarnings("unchecked") // the schema of a record's own class
    private static void write(Record record, JsonGenerator json) throws IOException {
        Schema<Record> schema = (Schema<Record>) Schema.of(record.getClass());
        writeObject(schema.leaves(), schema.values(record), json);
    }

    /** Numbers keep their exact text, bytes become base64, and everything else its text. */
    private static void write(@Nullable Object value, JsonGenerator json) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else if (value instanceof BigDecimal number) {
            json.writeNumber(number.toPlainString());
        } else if (value instanceof Integer
                || value instanceof Long
                || value instanceof Short
                || value instanceof Byte
                || value instanceof BigInteger) {
            json.writeNumber(value.toString());
        } else if (value instanceof byte[] bytes) {
            json.writeString(Base64.getEncoder().encodeToString(bytes));
        } else if (value instanceof Content content) {
            write(content, json);
        } else if (value instanceof Collection<?> list) {
            json.writeStartArray();
            for (Object element : list) {
                write(element, json);
            }
            json.writeEndArray();
        } else if (value instanceof Record record) {
            write(record, json);
        } else {
            json.writeString(value.toString());
        }
    }

    private static void write(Content content, JsonGenerator json) throws IOException {
        try (InputStream bytes = content.open()) {
            int unused = json.writeBinary(bytes, UNKNOWN_LENGTH);
        }
    }
}
