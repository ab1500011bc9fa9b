package dev.intact.document;

import dev.intact.document.MappingSheet.FieldText;
import dev.intact.document.MappingSheet.SourceLine;
import dev.intact.document.MappingSheet.TargetLine;
import dev.intact.document.MappingSheet.ValueTable;
import dev.intact.document.MigrationSheet.DependentLine;
import dev.intact.document.MigrationSheet.MoveSheet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The fields of a document as CSV: for each mapping the target's, then the source's. Behind them stand the systems that
 * depend on the migration: what they hold as the field, what must change as the rule, how they authenticate as the
 * reason.
 */
final class CsvDocument {
    private static final List<String> HEADER = List.of(
            "move",
            "sink",
            "side",
            "field",
            "type",
            "required",
            "sensitive",
            "counterpart",
            "kind",
            "rule",
            "value table",
            "if missing",
            "reason",
            "owner",
            "examples");
    private static final Pattern NEEDS_QUOTES = Pattern.compile("[\",\r\n]");
    private static final String STARTS_FORMULA = "=+-@\t\r\n";

    private CsvDocument() {}

    static String of(MigrationSheet sheet) {
        StringBuilder text = new StringBuilder(line(HEADER));
        for (MoveSheet move : sheet.moves()) {
            for (MappingSheet mapping : move.mappings()) {
                mapping.targets().forEach(target -> text.append(line(cells(move, mapping, target))));
                mapping.sources().forEach(source -> text.append(line(cells(move, mapping, source))));
            }
        }
        sheet.dependents().forEach(dependent -> text.append(line(cells(dependent))));
        return text.toString();
    }

    private static List<String> cells(DependentLine line) {
        return List.of(
                "",
                line.name(),
                "dependent",
                String.join("; ", line.holds()),
                "",
                "",
                "",
                "",
                "holds old ids",
                String.join("; ", line.changes()),
                "",
                "",
                line.authentication(),
                line.owner(),
                "");
    }

    private static List<String> cells(MoveSheet move, MappingSheet mapping, TargetLine line) {
        return List.of(
                move.name(),
                mapping.sink(),
                "target",
                line.field().name(),
                line.field().type(),
                yesOrNo(line.field().required()),
                yesOrNo(line.field().sensitive()),
                line.from().stream().map(FieldText::name).collect(Collectors.joining("; ")),
                line.kind(),
                line.rule(),
                values(mapping, line),
                line.missing(),
                line.because(),
                line.owner(),
                String.join("; ", line.field().examples()));
    }

    private static List<String> cells(MoveSheet move, MappingSheet mapping, SourceLine line) {
        String kind = line.to().isEmpty() ? line.archived().isEmpty() ? line.droppedWord() : "archived" : "mapped";
        return List.of(
                move.name(),
                mapping.sink(),
                "source",
                line.field().name(),
                line.field().type(),
                yesOrNo(line.field().required()),
                yesOrNo(line.field().sensitive()),
                String.join("; ", line.to()),
                kind,
                line.becomes(),
                "",
                "",
                line.archived().isEmpty() ? line.dropped() : line.archived(),
                "",
                String.join("; ", line.field().examples()));
    }

    private static String values(MappingSheet mapping, TargetLine line) {
        return mapping.tables().stream()
                .filter(table -> line.tables().contains(table.name()))
                .map(CsvDocument::values)
                .collect(Collectors.joining("; "));
    }

    private static String values(ValueTable table) {
        return table.hidden()
                ? "%s values, not shown".formatted(table.size())
                : table.codes().stream()
                        .map(code -> code.code() + " → " + code.value())
                        .collect(Collectors.joining("; "));
    }

    private static String yesOrNo(boolean answer) {
        return answer ? "yes" : "no";
    }

    private static String line(List<String> cells) {
        return cells.stream().map(CsvDocument::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(String text) {
        boolean formula = !text.isEmpty() && STARTS_FORMULA.indexOf(text.charAt(0)) >= 0;
        String safe = formula ? "'" + text : text;
        return NEEDS_QUOTES.matcher(safe).find() ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
