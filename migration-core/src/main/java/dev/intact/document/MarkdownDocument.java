package dev.intact.document;

import static dev.intact.document.MarkdownText.code;
import static dev.intact.document.MarkdownText.codes;
import static dev.intact.document.MarkdownText.text;

import dev.intact.document.MappingSheet.Counts;
import dev.intact.document.MappingSheet.FieldText;
import dev.intact.document.MappingSheet.TargetLine;
import dev.intact.document.MappingSheet.ValueTable;
import dev.intact.document.MigrationSheet.MoveSheet;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The document as Markdown. Used once, by one thread. */
final class MarkdownDocument {
    private final MigrationSheet sheet;
    private final StringBuilder out = new StringBuilder();

    MarkdownDocument(MigrationSheet sheet) {
        this.sheet = sheet;
    }

    String rendered() {
        heading(1, "Mapping document: " + text(sheet.name()));
        paragraph(sheet.purpose());
        facts(Facts.of(sheet));
        summary();
        heading(2, "How to read this document");
        facts(Facts.terms());
        sheet.moves().forEach(this::move);
        dependents();
        return out.toString().stripTrailing() + "\n";
    }

    private void summary() {
        List<String> headers = new ArrayList<>(List.of("", "Move", "From", "Into"));
        headers.addAll(Counts.NONE.all().keySet());
        MarkdownTable table = new MarkdownTable(headers);
        for (MoveSheet move : sheet.moves()) {
            for (MappingSheet mapping : move.mappings()) {
                List<String> cells = new ArrayList<>(
                        List.of(move.number() + ".", text(move.name()), code(move.source()), code(mapping.sink())));
                mapping.counts().all().values().forEach(count -> cells.add(String.valueOf(count)));
                table.row(cells);
            }
        }
        out.append(table);
    }

    private void dependents() {
        if (sheet.dependents().isEmpty()) {
            return;
        }
        heading(2, "Systems that depend on it");
        MarkdownTable table = new MarkdownTable(
                "System", "Who answers for it", "Old ids that it holds", "Authenticates by", "Must change");
        sheet.dependents()
                .forEach(line -> table.row(
                        text(line.name()),
                        text(line.owner()),
                        codes(line.holds()),
                        text(line.authentication()),
                        text(String.join("; ", line.changes()))));
        out.append(table);
    }

    private void move(MoveSheet move) {
        heading(2, move.number() + ". " + text(move.name()));
        paragraph(move.purpose());
        facts(Facts.of(move));
        if (!move.notMigrated().isEmpty()) {
            heading(3, "Not migrated");
            move.notMigrated()
                    .forEach(line -> out.append("- **%s**: %s\n".formatted(text(line.what()), text(line.reason()))));
            out.append('\n');
        }
        for (MappingSheet mapping : move.mappings()) {
            if (move.mappings().size() > 1) {
                heading(3, "Into " + text(mapping.sink()));
                facts(Facts.of(mapping));
            }
            mapping(mapping);
        }
    }

    private void mapping(MappingSheet mapping) {
        scopes(mapping);
        targets(mapping);
        mapping.tables().forEach(this::table);
        sources(mapping);
        rules(mapping);
        lookups(mapping);
        processes(mapping);
    }

    private void scopes(MappingSheet mapping) {
        if (mapping.scopes().isEmpty()) {
            return;
        }
        heading(3, "Which records");
        mapping.scopes()
                .forEach(scope -> out.append("- **%s** %s%s\n"
                        .formatted(
                                Words.scope(scope.kind()), text(scope.which()), why(scope.because(), scope.owner()))));
        out.append('\n');
    }

    private void targets(MappingSheet mapping) {
        heading(3, "Fields of the new system");
        boolean examples = mapping.targets().stream().anyMatch(MarkdownDocument::hasExamples);
        List<String> headers = new ArrayList<>(List.of(
                "Field", "Type", "Required", "From", "Rule", "If there is none", "Why, and who answers for it"));
        if (examples) {
            headers.addAll(List.of("Old values", "New values"));
        }
        MarkdownTable table = new MarkdownTable(headers);
        for (TargetLine line : mapping.targets()) {
            List<String> cells = new ArrayList<>(List.of(
                    name(line.field()),
                    text(line.field().type()),
                    line.field().required() ? "yes" : "no",
                    codes(line.from().stream().map(FieldText::name).toList()),
                    text(line.rule()),
                    text(line.missing()),
                    reason(line.because(), line.owner())));
            if (examples) {
                cells.add(line.from().stream()
                        .filter(field -> !field.examples().isEmpty())
                        .map(MarkdownDocument::examples)
                        .collect(Collectors.joining(" + ")));
                cells.add(examples(line.field()));
            }
            table.row(cells);
        }
        out.append(table);
    }

    private void table(ValueTable table) {
        heading(4, "Value table: " + text(table.name()));
        if (table.hidden()) {
            out.append("Its %s values are sensitive and not shown. %s.\n\n"
                    .formatted(table.size(), text(Words.sentence(table.unlisted()))));
            return;
        }
        MarkdownTable codes = new MarkdownTable("Code", "Becomes");
        table.codes().forEach(code -> codes.row(code(code.code()), code(code.value())));
        out.append(codes).append(text(Words.sentence(table.unlisted()))).append(".\n\n");
    }

    private void sources(MappingSheet mapping) {
        heading(3, "Fields of the old system");
        MarkdownTable table = new MarkdownTable("Field", "Type", "Always filled", "What becomes of it");
        mapping.sources().forEach(line -> {
            List<String> becomes = new ArrayList<>();
            if (!line.to().isEmpty()) {
                becomes.add("mapped to " + codes(line.to()));
            }
            if (!line.archived().isEmpty()) {
                becomes.add("**archived**: " + text(line.archived()));
            }
            if (!line.dropped().isEmpty()) {
                becomes.add("**%s**: %s".formatted(line.droppedWord(), text(line.dropped())));
            }
            table.row(
                    name(line.field()),
                    text(line.field().type()),
                    line.field().required() ? "yes" : "no",
                    String.join("; ", becomes));
        });
        out.append(table);
    }

    private void rules(MappingSheet mapping) {
        if (mapping.rules().isEmpty()) {
            return;
        }
        heading(3, "Rules that every row keeps");
        MarkdownTable table = new MarkdownTable("Rule", "When broken", "Why, and who answers for it");
        mapping.rules()
                .forEach(rule -> table.row(text(rule.words()), rule.severity(), reason(rule.because(), rule.owner())));
        out.append(table);
    }

    private void lookups(MappingSheet mapping) {
        if (mapping.lookups().isEmpty()) {
            return;
        }
        heading(3, "Lookups");
        mapping.lookups()
                .forEach(lookup -> out.append("- **%s**: %s\n".formatted(text(lookup.name()), text(lookup.words()))));
        out.append('\n');
    }

    private void processes(MappingSheet mapping) {
        if (mapping.processes().isEmpty()) {
            return;
        }
        heading(3, "What the rows are needed for");
        MarkdownTable table = new MarkdownTable("To", "it needs", "which comes", "and is always there");
        mapping.processes()
                .forEach(process -> process.needs()
                        .forEach(need -> table.row(
                                text(process.name()),
                                code(need.field().name()),
                                text(need.origin()),
                                need.field().required() ? "yes" : "no")));
        out.append(table);
    }

    private void heading(int level, String markdown) {
        out.append("#".repeat(level)).append(' ').append(markdown).append("\n\n");
    }

    private void paragraph(String plain) {
        if (!plain.isEmpty()) {
            out.append(text(plain)).append("\n\n");
        }
    }

    private void facts(List<Facts.Fact> facts) {
        facts.forEach(fact -> out.append("- **%s**: %s\n".formatted(fact.label(), text(fact.text()))));
        if (!facts.isEmpty()) {
            out.append('\n');
        }
    }

    private static boolean hasExamples(TargetLine line) {
        return !line.field().examples().isEmpty()
                || line.from().stream().anyMatch(field -> !field.examples().isEmpty());
    }

    private static String examples(FieldText field) {
        return field.examples().stream().map(MarkdownText::text).collect(Collectors.joining(", "));
    }

    private static String name(FieldText field) {
        return code(field.name()) + (field.sensitive() ? " (sensitive)" : "");
    }

    private static String reason(String because, String owner) {
        String who = owner.isEmpty() ? "" : "*" + text(owner) + "*";
        return because.isEmpty() || who.isEmpty() ? text(because) + who : text(because) + "; " + who;
    }

    private static String why(String because, String owner) {
        String reason = reason(because, owner);
        return reason.isEmpty() ? "" : ": " + reason;
    }
}
