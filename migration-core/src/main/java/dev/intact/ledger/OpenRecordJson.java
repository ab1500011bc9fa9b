package dev.intact.ledger;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.intact.field.Key;
import dev.intact.ledger.OpenRecord.Reference;
import dev.intact.ledger.OpenRecord.Row;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record with open references as JSON: rows of texts, of which the first says what they are. */
final class OpenRecordJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private OpenRecordJson() {}

    static String write(OpenRecord record) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.writeStartArray();
            row(json, "record", record.key().text(), record.position().token());
            for (Row row : record.rows()) {
                row(
                        json,
                        "row",
                        row.sink(),
                        row.map(),
                        row.oldId().text(),
                        row.newId().text());
            }
            for (Reference its : record.references()) {
                row(
                        json,
                        "reference",
                        its.sink(),
                        its.field(),
                        its.map(),
                        its.oldId().text(),
                        Boolean.toString(its.waits()),
                        Boolean.toString(its.inside()),
                        its.found().name());
            }
            Quarantined kept = record.kept().orElse(null);
            if (kept != null) {
                String keyHash = kept.traces().key();
                row(
                        json,
                        "kept",
                        kept.id(),
                        kept.key().text(),
                        keyHash,
                        kept.since().toString(),
                        kept.detail());
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException("a text cannot be written", e);
        }
        return text.toString();
    }

    private static void row(JsonGenerator json, String... texts) throws IOException {
        json.writeStartArray();
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    static OpenRecord read(String detail) {
        try (JsonParser json = FACTORY.createParser(detail)) {
            Reading reading = new Reading();
            JsonToken unused = json.nextToken();
            while (json.nextToken() == JsonToken.START_ARRAY) {
                List<String> texts = new ArrayList<>();
                while (json.nextToken() == JsonToken.VALUE_STRING) {
                    texts.add(json.getText());
                }
                reading.take(texts);
            }
            return reading.record();
        } catch (IOException | RuntimeException e) {
            throw new LedgerException("a record with open references is damaged; restore the ledger from a backup", e);
        }
    }

    private static final class Reading {
        private @Nullable Key key;
        private Position position = Position.start();
        private final List<Row> rows = new ArrayList<>();
        private final List<Reference> references = new ArrayList<>();
        private @Nullable Quarantined kept;

        void take(List<String> texts) {
            switch (texts.get(0)) {
                case "record" -> {
                    key = Key.ofText(texts.get(1));
                    position = texts.get(2).isEmpty() ? Position.start() : Position.of(texts.get(2));
                }
                case "row" ->
                    rows.add(new Row(texts.get(1), texts.get(2), Key.ofText(texts.get(3)), Key.ofText(texts.get(4))));
                case "reference" ->
                    references.add(new Reference(
                            texts.get(1),
                            texts.get(2),
                            texts.get(3),
                            Key.ofText(texts.get(4)),
                            Boolean.parseBoolean(texts.get(5)),
                            Boolean.parseBoolean(texts.get(6)),
                            EdgeFate.valueOf(texts.get(7))));
                case "kept" ->
                    kept = Quarantined.restored(
                            texts.get(1),
                            Key.ofText(texts.get(2)),
                            texts.get(3),
                            Instant.parse(texts.get(4)),
                            texts.get(5));
                default -> throw new IllegalArgumentException("an unknown word");
            }
        }

        OpenRecord record() {
            if (key == null) {
                throw new IllegalArgumentException("no key");
            }
            return OpenRecord.of("", key, position, rows, references, kept);
        }
    }
}
