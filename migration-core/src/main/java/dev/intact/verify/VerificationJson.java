package dev.intact.verify;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** A verification report as a JSON document, in a stable order. */
final class VerificationJson {
    private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");

    private VerificationJson() {}

    static String of(VerificationReport report) {
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

    private static void write(VerificationReport report, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("migration", report.migration());
        json.writeStringField("run", report.run());
        json.writeBooleanField("passes", report.passes());
        json.writeNumberField("found", report.found());
        json.writeStringField("started", report.started().toString());
        json.writeStringField("finished", report.finished().toString());
        json.writeArrayFieldStart("checks");
        for (CheckResult check : report.checks()) {
            write(check, json);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("notChecked");
        for (NotChecked one : report.notChecked()) {
            json.writeStartObject();
            json.writeStringField("what", one.what());
            json.writeStringField("why", one.why());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(CheckResult check, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("check", check.check().words());
        json.writeStringField("where", check.where());
        json.writeBooleanField("passes", check.passes());
        json.writeNumberField("examined", check.examined());
        json.writeNumberField("found", check.found());
        if (!check.note().isEmpty()) {
            json.writeStringField("note", check.note());
        }
        json.writeArrayFieldStart("examples");
        for (Discrepancy example : check.examples()) {
            write(example, json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(Discrepancy example, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("what", example.what());
        json.writeStringField("key", example.key());
        json.writeStringField("field", example.field());
        json.writeStringField("rule", example.rule());
        json.writeStringField("source", example.source());
        json.writeStringField("expected", example.expected());
        json.writeStringField("actual", example.actual());
        json.writeStringField("cause", example.cause().words());
        json.writeEndObject();
    }
}
