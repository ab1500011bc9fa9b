package dev.intact.document;

import dev.intact.document.MappingSheet.FieldText;
import dev.intact.document.MappingSheet.ProcessLine;
import dev.intact.document.MappingSheet.RuleLine;
import dev.intact.document.MappingSheet.ScopeLine;
import dev.intact.document.MappingSheet.SourceLine;
import dev.intact.document.MappingSheet.TargetLine;
import dev.intact.document.MappingSheet.ValueTable;
import dev.intact.document.MigrationSheet.MoveSheet;
import dev.intact.document.MigrationSheet.Owner;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A document as a tree of named things, each with the facts that are stated about it: what two documents are compared
 * by. Two things of the same kind and name are the same thing.
 *
 * @param kind what it is, in the plural: {@code source fields}
 * @param name its name, unique among its siblings of the same kind
 * @param place the move that its parts belong to; empty if its parent's
 * @param subject how a sentence calls it; empty if its place says enough
 * @param summary what a sentence says when it is added or removed, with its punctuation
 * @param facts what is stated about it, by what it is about
 * @param parts what belongs to it, in order
 */
record Outline(
        String kind,
        String name,
        String place,
        String subject,
        String summary,
        Map<String, String> facts,
        List<Outline> parts) {

    static Outline of(MigrationSheet sheet) {
        Map<String, String> facts = facts("name of the migration", sheet.name(), "purpose", sheet.purpose());
        addOwners(facts, sheet.owners());
        return new Outline(
                "migrations",
                "",
                "",
                "",
                "",
                facts,
                sheet.moves().stream().map(Outline::of).toList());
    }

    private static Outline of(MoveSheet move) {
        Map<String, String> facts = facts(
                "purpose", move.purpose(),
                "source of truth", move.sourceOfTruth(),
                "source", move.source(),
                "the reason why the source may be empty", move.mayBeEmpty(),
                "how it goes on with what has changed", move.incremental(),
                "what is made up for others to refer to", move.stubs(),
                "archive", move.archive());
        addOwners(facts, move.owners());
        List<Outline> parts = new ArrayList<>();
        move.notMigrated()
                .forEach(line -> parts.add(leaf(
                        "statements of what is not migrated",
                        line.what(),
                        "not migrated, '%s'".formatted(line.what()),
                        ": " + line.reason(),
                        facts("reason", line.reason()))));
        for (MappingSheet mapping : move.mappings()) {
            String place = move.mappings().size() == 1 ? "" : move.name() + " → " + mapping.sink();
            parts.add(of(place, parts.size() - move.notMigrated().size(), mapping));
        }
        String summary = ": from %s into %s"
                .formatted(
                        move.source(),
                        String.join(
                                ", ",
                                move.mappings().stream().map(MappingSheet::sink).toList()));
        return new Outline("moves", move.name(), move.name(), "", summary, facts, parts);
    }

    private static Outline of(String place, int index, MappingSheet mapping) {
        Map<String, String> facts = facts(
                "name of the mapping", mapping.name(),
                "version", mapping.version(),
                "sink", mapping.sink(),
                "guarantee", mapping.guarantee(),
                "key", String.join(", ", mapping.key()));
        List<Outline> parts = new ArrayList<>();
        mapping.scopes().forEach(scope -> parts.add(of(scope)));
        mapping.targets().forEach(line -> parts.add(of(line)));
        mapping.sources().forEach(line -> parts.add(of(line)));
        mapping.tables().forEach(table -> parts.add(of(table)));
        mapping.lookups()
                .forEach(lookup -> parts.add(leaf(
                        "lookups",
                        lookup.name(),
                        "lookup '%s'".formatted(lookup.name()),
                        ": " + lookup.words(),
                        facts("", lookup.words()))));
        mapping.rules().forEach(rule -> parts.add(of(rule)));
        mapping.processes().forEach(process -> parts.add(of(process)));
        return new Outline("mappings", String.valueOf(index), place, "", " into " + mapping.sink(), facts, parts);
    }

    private static Outline of(ScopeLine scope) {
        String name = scope.kind() + ": " + scope.which();
        return leaf(
                "scopes",
                name,
                "scope '%s'".formatted(name),
                because(scope.because()),
                facts("reason", scope.because(), "owner", scope.owner()));
    }

    private static Outline of(TargetLine line) {
        Map<String, String> facts = facts(
                "",
                line.rule(),
                "source",
                String.join(", ", line.from().stream().map(FieldText::name).toList()),
                "kind of rule",
                line.kind(),
                "a missing value",
                line.missing(),
                "value tables",
                String.join(", ", line.tables()),
                "reason",
                line.because(),
                "owner",
                line.owner());
        addField(facts, line.field());
        return leaf("target fields", line.field().name(), line.field().name(), ": " + line.rule(), facts);
    }

    private static Outline of(SourceLine line) {
        Map<String, String> facts = facts("", line.becomes());
        addField(facts, line.field());
        String subject = "source field " + line.field().name();
        return leaf("source fields", line.field().name(), subject, ": " + line.becomes(), facts);
    }

    private static Outline of(ValueTable table) {
        String subject = "code table '%s'".formatted(table.name());
        Map<String, String> facts = facts(
                "rule for what it does not list", table.unlisted(), "values", table.hidden() ? "hidden" : "shown");
        if (table.hidden()) {
            facts.put("digest of its hidden values", table.digest());
        }
        List<Outline> codes = table.codes().stream()
                .map(code -> leaf(
                        "codes of " + subject,
                        code.code(),
                        "%s: '%s'".formatted(subject, code.code()),
                        " → " + code.value(),
                        facts("", code.value())))
                .toList();
        return new Outline(
                "code tables", table.name(), "", subject, " with %s codes".formatted(table.size()), facts, codes);
    }

    private static Outline of(RuleLine rule) {
        return leaf(
                "rules",
                rule.words(),
                "rule '%s'".formatted(rule.words()),
                ", which %s when broken".formatted(rule.severity()),
                facts("severity", rule.severity(), "reason", rule.because(), "owner", rule.owner()));
    }

    private static Outline of(ProcessLine process) {
        String needs = String.join(
                ", ", process.needs().stream().map(need -> need.field().name()).toList());
        return leaf(
                "processes",
                process.name(),
                "process '%s'".formatted(process.name()),
                ", which needs " + needs,
                facts("need", needs));
    }

    private static Outline leaf(String kind, String name, String subject, String summary, Map<String, String> facts) {
        return new Outline(kind, name, "", subject, summary, facts, List.of());
    }

    private static void addField(Map<String, String> facts, FieldText field) {
        facts.put("type", field.type());
        facts.put("required", field.required() ? "yes" : "no");
        facts.put("sensitive", field.sensitive() ? "yes" : "no");
    }

    private static void addOwners(Map<String, String> facts, List<Owner> owners) {
        owners.forEach(owner -> facts.put("owner (" + owner.role() + ")", owner.responsible()));
    }

    private static String because(String reason) {
        return reason.isEmpty() ? "" : ": " + reason;
    }

    private static Map<String, String> facts(String... keysAndValues) {
        Map<String, String> facts = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            facts.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return facts;
    }
}
