package dev.intact.document;

import dev.intact.document.MappingSheet.Counts;
import dev.intact.document.MappingSheet.FieldText;
import dev.intact.document.MappingSheet.SourceLine;
import dev.intact.document.MappingSheet.TargetLine;
import dev.intact.document.MappingSheet.ValueTable;
import dev.intact.document.MigrationSheet.MoveSheet;
import dev.intact.document.Page.Count;
import dev.intact.document.Page.DependentRow;
import dev.intact.document.Page.Fate;
import dev.intact.document.Page.FieldCell;
import dev.intact.document.Page.LookupRow;
import dev.intact.document.Page.MappingView;
import dev.intact.document.Page.MoveView;
import dev.intact.document.Page.NeedCell;
import dev.intact.document.Page.Outside;
import dev.intact.document.Page.ProcessRow;
import dev.intact.document.Page.RuleRow;
import dev.intact.document.Page.Section;
import dev.intact.document.Page.SourceRow;
import dev.intact.document.Page.TableView;
import dev.intact.document.Page.TargetRow;
import dev.intact.document.Page.Total;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Lays a sheet out as the page that the template shows. */
final class PageMaker {
    private static final String CALM = "calm";
    private static final String PLAIN = "plain";
    private static final String ALERT = "alert";

    private final MigrationSheet sheet;

    PageMaker(MigrationSheet sheet) {
        this.sheet = sheet;
    }

    Page page() {
        return new Page(
                Words.sentence(sheet.name()),
                stated(Words.sentence(sheet.purpose())),
                Facts.of(sheet),
                totals(),
                List.copyOf(Counts.NONE.all().keySet()),
                Facts.terms(),
                sheet.moves().stream().map(this::move).toList(),
                Section.of(sheet.dependents().stream()
                        .map(line -> new DependentRow(
                                Words.sentence(line.name()),
                                stated(line.owner()),
                                line.holds(),
                                stated(line.authentication()),
                                line.changes()))
                        .toList()));
    }

    private List<Total> totals() {
        Counts all = sheet.moves().stream().map(PageMaker::counts).reduce(Counts.NONE, Counts::plus);
        List<Total> totals = new ArrayList<>();
        addTotal(totals, sheet.moves().size(), sheet.moves().size() == 1 ? "move" : "moves");
        all.all()
                .forEach((what, number) -> addTotal(
                        totals, number, what.equals("Mapped") ? "fields mapped" : what.toLowerCase(Locale.ROOT)));
        return totals;
    }

    private static void addTotal(List<Total> totals, long number, String what) {
        if (number > 0) {
            totals.add(new Total(String.valueOf(number), what));
        }
    }

    private static Counts counts(MoveSheet move) {
        return move.mappings().stream().map(MappingSheet::counts).reduce(Counts.NONE, Counts::plus);
    }

    private MoveView move(MoveSheet move) {
        Counts counts = counts(move);
        boolean several = move.mappings().size() > 1;
        return new MoveView(
                "move-" + move.number(),
                String.valueOf(move.number()),
                String.valueOf(sheet.moves().size()),
                Words.sentence(move.name()),
                stated(Words.sentence(move.purpose())),
                move.source(),
                String.join(
                        ", ", move.mappings().stream().map(MappingSheet::sink).toList()),
                counts.all().entrySet().stream()
                        .map(count ->
                                new Count(count.getKey(), String.valueOf(count.getValue()), count.getValue() == 0))
                        .toList(),
                Facts.of(move),
                Section.of(outside(move)),
                move.mappings().stream()
                        .map(mapping -> mapping(mapping, several))
                        .toList());
    }

    private static List<Outside> outside(MoveSheet move) {
        List<Outside> outside = new ArrayList<>();
        for (MappingSheet mapping : move.mappings()) {
            mapping.scopes()
                    .forEach(scope -> outside.add(new Outside(
                            Words.scope(scope.kind()),
                            scope.kind().equals("only") ? CALM : PLAIN,
                            scope.which(),
                            stated(scope.because()),
                            stated(scope.owner()))));
        }
        move.notMigrated()
                .forEach(line -> outside.add(
                        new Outside("Not migrated", PLAIN, line.what(), stated(line.reason()), Optional.empty())));
        return outside.stream().distinct().toList();
    }

    private static MappingView mapping(MappingSheet mapping, boolean several) {
        Set<String> shown = new HashSet<>();
        return new MappingView(
                several ? Optional.of(mapping.sink()) : Optional.empty(),
                several ? Facts.of(mapping) : List.of(),
                mapping.targets().stream()
                        .map(line -> target(mapping, line, shown))
                        .toList(),
                mapping.sources().stream().map(PageMaker::source).toList(),
                Section.of(mapping.rules().stream()
                        .map(rule -> new RuleRow(
                                rule.words(),
                                rule.severity(),
                                rule.severity().equals("warns") ? PLAIN : ALERT,
                                stated(rule.because()),
                                stated(rule.owner())))
                        .toList()),
                Section.of(mapping.lookups().stream()
                        .map(lookup -> new LookupRow(lookup.name(), lookup.words()))
                        .toList()),
                Section.of(mapping.processes().stream()
                        .map(process -> new ProcessRow(
                                Words.sentence(process.name()),
                                process.needs().stream()
                                        .map(need -> new NeedCell(cell(need.field()), need.origin()))
                                        .toList()))
                        .toList()));
    }

    private static TargetRow target(MappingSheet mapping, TargetLine line, Set<String> shown) {
        List<TableView> tables = mapping.tables().stream()
                .filter(table -> line.tables().contains(table.name()) && shown.add(table.name()))
                .map(PageMaker::table)
                .toList();
        return new TargetRow(
                cell(line.field()),
                line.from().stream().map(PageMaker::cell).toList(),
                line.kind(),
                line.from().isEmpty() ? PLAIN : CALM,
                rule(line),
                stated(line.missing()),
                stated(line.because()),
                stated(line.owner()),
                tables);
    }

    /** The tag says already that a value is copied. */
    private static String rule(TargetLine line) {
        String said = line.kind() + (line.kind().equals("generated") ? " " : ": ");
        if (line.rule().equals(line.kind())) {
            return "";
        }
        return Words.sentence(line.rule().startsWith(said) ? line.rule().substring(said.length()) : line.rule());
    }

    private static TableView table(ValueTable table) {
        Optional<String> hidden = table.hidden()
                ? Optional.of("%s values, sensitive and not shown".formatted(table.size()))
                : Optional.empty();
        return new TableView(table.name(), table.codes(), hidden, Words.sentence(table.unlisted()));
    }

    private static SourceRow source(SourceLine line) {
        List<Fate> fates = new ArrayList<>();
        if (!line.to().isEmpty()) {
            List<String> labels = line.to().stream().map(Words::label).toList();
            fates.add(new Fate("mapped to", CALM, String.join(", ", labels)));
        }
        if (!line.archived().isEmpty()) {
            fates.add(new Fate("archived", PLAIN, line.archived()));
        }
        if (!line.dropped().isEmpty()) {
            fates.add(new Fate(line.droppedWord(), line.takenElsewhere() ? PLAIN : ALERT, line.dropped()));
        }
        return new SourceRow(cell(line.field()), fates);
    }

    private static FieldCell cell(FieldText field) {
        String label = Words.label(field.name());
        return new FieldCell(
                label,
                label.equalsIgnoreCase(field.name()) ? Optional.empty() : Optional.of(field.name()),
                field.type(),
                field.required(),
                field.sensitive(),
                Section.of(field.examples()));
    }

    private static Optional<String> stated(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
