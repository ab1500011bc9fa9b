package dev.intact.document;

import dev.intact.document.MappingSheet.Counts;
import dev.intact.document.MappingSheet.FieldText;
import dev.intact.document.MappingSheet.LookupLine;
import dev.intact.document.MappingSheet.Need;
import dev.intact.document.MappingSheet.ProcessLine;
import dev.intact.document.MappingSheet.RuleLine;
import dev.intact.document.MappingSheet.ScopeLine;
import dev.intact.document.MappingSheet.SourceLine;
import dev.intact.document.MappingSheet.TargetLine;
import dev.intact.field.Field;
import dev.intact.field.Problem;
import dev.intact.field.Schema;
import dev.intact.mapping.Mapping;
import dev.intact.mapping.RuleDescription;
import dev.intact.quality.Rule;
import dev.intact.quality.Severity;
import dev.intact.sink.Sink;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads a mapping, with the sink that its rows go to. Fields stand in the order of their schema. */
final class MappingReader {
    private final String move;
    private final Mapping<?, ?> mapping;
    private final Sink<?> sink;
    private final Examples examples;
    private final List<RuleDescription> rules;
    private final ValueTables tables;

    MappingReader(String move, Mapping<?, ?> mapping, Sink<?> sink, Examples examples) {
        this.move = move;
        this.mapping = mapping;
        this.sink = sink;
        this.examples = examples;
        this.rules = mapping.rules();
        this.tables = ValueTables.of(rules);
    }

    MappingSheet read() {
        List<TargetLine> targets =
                mapping.targetSchema().leaves().stream().map(this::target).toList();
        List<SourceLine> sources =
                mapping.sourceSchema().leaves().stream().map(this::source).toList();
        return new MappingSheet(
                mapping.name(),
                mapping.version(),
                sink.name(),
                guarantee(),
                mapping.keyFields().stream().map(Field::name).toList(),
                scopes(),
                targets,
                sources,
                requirements(mapping),
                processes(),
                tables.all(),
                lookups(),
                counts(targets, sources));
    }

    private String guarantee() {
        return switch (sink.target().guarantee()) {
            case EXACTLY_ONCE -> "each record is written once, also when a run is interrupted and resumed";
            case ALL_OR_NOTHING -> "complete or absent: an interrupted run leaves nothing behind";
            case AT_LEAST_ONCE ->
                "each record is written at least once; after an interruption a unique key in the target must keep"
                        + " rows from standing twice";
        };
    }

    private List<ScopeLine> scopes() {
        return mapping.scopes().stream()
                .map(scope -> new ScopeLine(scope.kind(), scope.which(), scope.because(), scope.owner()))
                .toList();
    }

    private RuleDescription ruleOf(Field targetLeaf) {
        return rules.stream()
                .filter(rule -> rule.target().covers(targetLeaf.index()))
                .findFirst()
                .orElseThrow(); // coverage is a part of every mapping
    }

    private TargetLine target(Field leaf) {
        RuleDescription rule = ruleOf(leaf);
        String part =
                rule.target().leafCount() == 1 ? "" : "part of " + rule.target().name() + ": ";
        return new TargetLine(
                targetField(leaf, rule),
                rule.sources().stream().map(this::sourceField).toList(),
                rule.kind(),
                part + rule.valueWords() + keyMaps(leaf),
                missing(leaf, rule),
                rule.because(),
                rule.owner(),
                tables.of(rule));
    }

    /** The key maps in which the field's values are the new ids. */
    private String keyMaps(Field leaf) {
        return mapping.identities().stream()
                .filter(identity -> identity.newId().index() == leaf.index())
                .map(identity -> "; the new id in key map '%s' for %s"
                        .formatted(identity.map(), identity.oldId().name()))
                .collect(Collectors.joining());
    }

    private static String missing(Field leaf, RuleDescription rule) {
        if (rule.orElse().isPresent()) {
            return "becomes "
                    + (rule.isSensitive() ? Problem.MASK : rule.orElse().get());
        }
        if (rule.rejectsMissing()) {
            return "rejects the record";
        }
        return rule.sources().isEmpty() || !leaf.nullable() ? "" : "stays empty";
    }

    private FieldText targetField(Field leaf, RuleDescription rule) {
        return new FieldText(
                leaf.name(),
                TypeWords.of(leaf.type()),
                !leaf.nullable(),
                rule.isSensitive(),
                examples.ofTarget(move, sink.name(), leaf.name()));
    }

    private FieldText sourceField(Field field) {
        return new FieldText(
                field.name(),
                TypeWords.of(field.type()),
                !field.nullable(),
                mapping.isSensitive(field),
                examples.ofSource(move, field.name()));
    }

    private SourceLine source(Field leaf) {
        List<String> to = rules.stream()
                .filter(rule -> rule.sources().stream().anyMatch(source -> source.covers(leaf.index())))
                .map(rule -> rule.target().name())
                .toList();
        return new SourceLine(
                sourceField(leaf),
                to,
                reason(mapping.archivedFields(), leaf),
                reason(mapping.droppedFields(), leaf),
                false);
    }

    private static String reason(Map<Field, String> leftOut, Field leaf) {
        return leftOut.entrySet().stream()
                .filter(entry -> entry.getKey().covers(leaf.index()))
                .map(Map.Entry::getValue)
                .collect(Collectors.joining("; "));
    }

    private static <T> List<RuleLine> requirements(Mapping<?, T> mapping) {
        return mapping.requirements().stream()
                .map(rule -> new RuleLine(
                        about(mapping.targetSchema(), rule) + rule.words(),
                        rule.severity() == Severity.ERROR ? "rejects the record" : "warns",
                        rule.because(),
                        rule.owner()))
                .toList();
    }

    private static <T> String about(Schema<T> target, Rule<T> rule) {
        return rule.field().map(getter -> target.field(getter).name() + " ").orElse("");
    }

    private List<ProcessLine> processes() {
        return mapping.processes().entrySet().stream()
                .map(process -> new ProcessLine(
                        process.getKey(),
                        process.getValue().stream().map(this::need).toList()))
                .toList();
    }

    private Need need(Field leaf) {
        RuleDescription rule = ruleOf(leaf);
        String origin = rule.sources().isEmpty()
                ? rule.valueWords()
                : "from "
                        + String.join(
                                " and ",
                                rule.sources().stream().map(Field::name).toList());
        return new Need(targetField(leaf, rule), origin);
    }

    private List<LookupLine> lookups() {
        Map<String, LookupLine> found = new LinkedHashMap<>();
        for (RuleDescription rule : rules) {
            rule.lookups()
                    .forEach(lookup -> found.putIfAbsent(
                            lookup.name(), new LookupLine(lookup.name(), tables.words(rule, lookup))));
        }
        return List.copyOf(found.values());
    }

    private static Counts counts(List<TargetLine> targets, List<SourceLine> sources) {
        return new Counts(
                targets.stream().filter(line -> !line.from().isEmpty()).count(),
                count(targets, "constant"),
                count(targets, "generated"),
                count(targets, "left empty"),
                sources.stream().filter(line -> !line.archived().isEmpty()).count(),
                sources.stream().filter(line -> !line.dropped().isEmpty()).count());
    }

    private static long count(List<TargetLine> targets, String kind) {
        return targets.stream().filter(line -> line.kind().equals(kind)).count();
    }
}
