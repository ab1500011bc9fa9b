package dev.intact.run;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.intact.ledger.EdgeFate;
import dev.intact.ledger.Outcome;
import dev.intact.ledger.Reason;
import dev.intact.ledger.RelationCount;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** A run report as a JSON document, in a stable order. */
final class ReportJson {
    private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");

    private ReportJson() {}

    static String of(RunReport report) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.setPrettyPrinter(
                    new DefaultPrettyPrinter().withObjectIndenter(INDENTER).withArrayIndenter(INDENTER));
            write(report, json);
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot fail", e);
        }
        return text.append('\n').toString();
    }

    private static void write(RunReport report, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("run", report.run());
        json.writeStringField("migration", report.migration());
        json.writeStringField("mode", report.mode().name());
        json.writeStringField("state", report.state().name());
        if (report.failure().isPresent()) {
            json.writeStringField("failure", report.failure().get());
        }
        json.writeStringField("started", report.started().toString());
        json.writeStringField("finished", report.finished().toString());
        json.writeArrayFieldStart("moves");
        for (MoveReport move : report.moves()) {
            write(move, json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(MoveReport move, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("move", move.move());
        json.writeObjectFieldStart("balance");
        json.writeNumberField("read", move.balance().read());
        for (Outcome outcome : Outcome.values()) {
            json.writeNumberField(outcome.words(), move.balance().of(outcome));
        }
        json.writeEndObject();
        if (move.counted().isPresent()) {
            json.writeNumberField("counted", move.counted().getAsLong());
        }
        json.writeBooleanField("closes", move.closes());
        json.writeObjectFieldStart("rows");
        json.writeNumberField("inserted", move.rows().inserted());
        json.writeNumberField("updated", move.rows().updated());
        json.writeNumberField("unchanged", move.rows().unchanged());
        json.writeEndObject();
        if (move.gone().found() > 0) {
            json.writeObjectFieldStart("gone");
            json.writeNumberField("found", move.gone().found());
            json.writeNumberField("applied", move.gone().applied());
            json.writeStringField("note", move.gone().note());
            json.writeEndObject();
        }
        if (!move.relations().isEmpty()) {
            json.writeArrayFieldStart("relations");
            for (RelationCount relation : move.relations()) {
                write(relation, json);
            }
            json.writeEndArray();
        }
        json.writeNumberField("milliseconds", move.duration().toMillis());
        json.writeArrayFieldStart("reasons");
        for (Reason reason : move.reasons()) {
            write(reason, json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(RelationCount relation, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("sink", relation.sink());
        json.writeStringField("field", relation.field());
        json.writeStringField("key map", relation.map());
        json.writeNumberField("edges", relation.edges());
        for (EdgeFate fate : EdgeFate.values()) {
            if (relation.of(fate) > 0) {
                json.writeNumberField(fate.words(), relation.of(fate));
            }
        }
        json.writeEndObject();
    }

    private static void write(Reason reason, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("outcome", reason.outcome().words());
        json.writeStringField("field", reason.field());
        json.writeStringField("reason", reason.words());
        json.writeNumberField("count", reason.count());
        json.writeArrayFieldStart("examples");
        for (String example : reason.examples()) {
            json.writeString(example);
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
