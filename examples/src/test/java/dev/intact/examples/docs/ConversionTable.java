package dev.intact.examples.docs;

import dev.intact.convert.Conversion;
import java.util.ArrayList;
import java.util.List;

/** A table of conversions as it stands in the documents: made of what the conversions really do. */
final class ConversionTable {
    private static final String HEAD = """
            | conversion | what it does | its words | example | refused |
            | --- | --- | --- | --- | --- |
            """;

    private final String family;
    private final List<String> rows = new ArrayList<>();

    private ConversionTable(String family) {
        this.family = family;
    }

    static ConversionTable of(String family) {
        return new ConversionTable(family);
    }

    /** A row without an example of what is refused. */
    <A> ConversionTable row(String call, Conversion<A, ?> conversion, String does, A example) {
        return add(call, conversion, does, example, "—");
    }

    /** A row with an example of what is refused. */
    <A> ConversionTable row(String call, Conversion<A, ?> conversion, String does, A example, A wrong) {
        String what = conversion.apply(wrong).getLeft().what();
        return add(call, conversion, does, example, "%s %s".formatted(code(wrong), cell(what)));
    }

    private <A> ConversionTable add(String call, Conversion<A, ?> conversion, String does, A example, String refused) {
        Object made = conversion.apply(example).getOrElseThrow(problem -> new AssertionError(problem.message()));
        rows.add("| `%s` | %s | %s | %s → %s | %s |\n"
                .formatted(
                        call,
                        does,
                        cell(conversion.words()),
                        code(example),
                        made == null ? "missing" : code(made),
                        refused));
        return this;
    }

    String family() {
        return family;
    }

    String markdown() {
        return HEAD + String.join("", rows);
    }

    private static String code(Object value) {
        String text = value.toString()
                .replace("\n", "⏎")
                .replace("\t", "⇥")
                .replace("\u00a0", "⍽")
                .replace("\u0000", "␀")
                .replace("|", "\\|");
        return text.isEmpty()
                ? "empty"
                : text.isBlank() || !text.equals(text.strip()) ? "`\"" + text + "\"`" : "`" + text + "`";
    }

    private static String cell(String words) {
        return words.replace("|", "\\|").replace("\u00a0", " ");
    }
}
