package dev.intact.sink;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import dev.intact.field.Content;
import dev.intact.field.Field;
import dev.intact.field.Problem;
import dev.intact.field.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes rows as the lines of {@link JsonLines}. */
final class JsonRowWriter<T> implements RowWriter<T> {
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
            .build();

    private static final int UNKNOWN_LENGTH = -1;

    private final Schema<T> schema;
    private final Set<String> generated;
    private final CharsetEncoder utf8 = StandardCharsets.UTF_8.newEncoder();

    JsonRowWriter(Schema<T> schema, Set<String> generated) {
        this.schema = schema;
        this.generated = generated;
    }

    @Override
    public void begin(OutputStream to) {
        // the first line is the first row
    }

    @Override
    public Optional<Problem> write(T row, OutputStream to) throws IOException {
        List<Field> leaves = schema.leaves();
        @Nullable Object[] values = schema.values(row);
        try (JsonGenerator json = JSON.createGenerator(to)) {
            json.writeStartObject();
            for (Field leaf : leaves) {
                Object value = generated.contains(leaf.name()) ? null : values[leaf.index()];
                json.writeFieldName(leaf.name());
                Optional<Problem> problem = writeValue(json, value);
                if (problem.isPresent()) {
                    return problem.map(found -> found.at(leaf.name()));
                }
            }
            json.writeEndObject();
            json.writeRaw('\n');
        }
        return Optional.empty();
    }

    private Optional<Problem> writeValue(JsonGenerator json, @Nullable Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Number number) {
            return writeNumber(json, number);
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else if (value instanceof byte[] bytes) {
            json.writeBinary(bytes);
        } else if (value instanceof Content content) {
            try (InputStream bytes = content.open()) {
                int unused = json.writeBinary(bytes, UNKNOWN_LENGTH);
            }
        } else if (value instanceof Enum<?> constant) {
            json.writeString(constant.name());
        } else if (isText(value)) {
            return writeText(json, value.toString());
        } else {
            return unsupported(value);
        }
        return Optional.empty();
    }

    private static boolean isText(Object value) {
        return value instanceof CharSequence
                || value instanceof Character
                || value instanceof Temporal
                || value instanceof UUID;
    }

    private static Optional<Problem> unsupported(Object value) {
        return Optional.of(Problem.of("is a %s, for which JSON has no form"
                        .formatted(value.getClass().getSimpleName()))
                .advice("map it to text"));
    }

    private static Optional<Problem> writeNumber(JsonGenerator json, Number number) throws IOException {
        if (number instanceof BigDecimal || number instanceof BigInteger) {
            json.writeString(number.toString());
        } else if (number instanceof Double || number instanceof Float) {
            writeFloating(json, number);
        } else if (number instanceof Long
                || number instanceof Integer
                || number instanceof Short
                || number instanceof Byte) {
            json.writeNumber(number.longValue());
        } else {
            return unsupported(number);
        }
        return Optional.empty();
    }

    /** JSON has no number for what is not finite. */
    private static void writeFloating(JsonGenerator json, Number number) throws IOException {
        if (Double.isFinite(number.doubleValue())) {
            json.writeNumber(number.toString());
        } else {
            json.writeString(number.toString());
        }
    }

    private Optional<Problem> writeText(JsonGenerator json, String text) throws IOException {
        if (!utf8.canEncode(text)) {
            return Optional.of(
                    Problem.of("has half a character, which UTF-8 cannot hold").value(text));
        }
        json.writeString(text);
        return Optional.empty();
    }
}
