package dev.intact.ledger;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.intact.field.Key;
import dev.intact.field.Problem;
import dev.intact.ledger.Quarantined.Traces;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A rejected record as JSON: flat rows of texts, each under the word that says what they are. */
final class QuarantineJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private QuarantineJson() {}

    static String write(Quarantined record) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            row(json, "traces", record.traces().position(), record.traces().before());
            for (Map.Entry<String, KeptValue> field : record.fields().entrySet()) {
                KeptValue value = field.getValue();
                row(json, "field", field.getKey(), value.form().name(), value.stored());
            }
            for (Problem problem : record.problems()) {
                String value = problem.value().orElse(null);
                row(json, "problem", problem.what(), problem.field(), problem.rule(), value, problem.advice());
            }
            for (Waiting waiting : record.waits()) {
                row(
                        json,
                        "waits",
                        waiting.what(),
                        waiting.oldId().map(Key::text).orElse(null));
            }
            json.writeBooleanField("releasable", record.isReleasable());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a text cannot be written", e);
        }
        return text.toString();
    }

    private static void row(JsonGenerator json, String name, @Nullable String... texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text); // a null is written as null
        }
        json.writeEndArray();
    }

    static Quarantined read(String id, Key key, String keyHash, Instant since, String detail) {
        try (JsonParser json = FACTORY.createParser(detail)) {
            Reading reading = new Reading();
            JsonToken unused = json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                reading.take(json.currentName(), json);
            }
            Traces traces = new Traces(keyHash, reading.position, reading.before);
            return Quarantined.of(id, key, traces, since, reading.problems)
                    .fields(reading.fields)
                    .waits(reading.waits, reading.releasable);
        } catch (IOException | RuntimeException e) {
            throw new LedgerException("an entry of the quarantine is damaged; restore the ledger from a backup", e);
        }
    }

    private static final class Reading {
        private String position = "";
        private String before = "";
        private final Map<String, KeptValue> fields = new LinkedHashMap<>();
        private final List<Problem> problems = new ArrayList<>();
        private final List<Waiting> waits = new ArrayList<>();
        private boolean releasable;

        void take(String name, JsonParser json) throws IOException {
            if (json.nextToken() != JsonToken.START_ARRAY) {
                releasable = json.getBooleanValue();
                return;
            }
            List<@Nullable String> row = new ArrayList<>();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                row.add(json.currentToken() == JsonToken.VALUE_NULL ? null : json.getText());
            }
            switch (name) {
                case "traces" -> {
                    position = text(row, 0);
                    before = text(row, 1);
                }
                case "field" ->
                    fields.put(text(row, 0), KeptValue.restored(KeptValue.Form.valueOf(text(row, 1)), row.get(2)));
                case "problem" -> problems.add(problem(row));
                case "waits" -> waits.add(waiting(text(row, 0), row.get(1)));
                default -> throw new IOException("an unknown word");
            }
        }

        private static String text(List<@Nullable String> row, int place) {
            String text = row.get(place);
            return text == null ? "" : text;
        }

        private static Problem problem(List<@Nullable String> row) {
            Problem problem =
                    Problem.of(text(row, 0)).at(text(row, 1)).rule(text(row, 2)).advice(text(row, 4));
            String value = row.get(3);
            return value == null ? problem : problem.value(value);
        }

        private static Waiting waiting(String what, @Nullable String oldId) {
            return oldId == null ? Waiting.unnamed(what) : Waiting.of(what, Key.ofText(oldId));
        }
    }
}
