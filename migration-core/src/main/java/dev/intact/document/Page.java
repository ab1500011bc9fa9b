package dev.intact.document;

import io.jstach.jstache.JStache;
import io.jstach.jstache.JStacheConfig;
import io.jstach.jstache.JStacheType;
import java.util.List;
import java.util.Optional;

/** What the template of the HTML page shows, in its order. Lists that have a heading come empty or as one section. */
@JStacheConfig(type = JStacheType.STACHE)
@JStache(path = "dev/intact/document/page.mustache")
record Page(
        String title,
        Optional<String> purpose,
        List<Facts.Fact> facts,
        List<Total> totals,
        List<String> columns,
        List<Facts.Fact> terms,
        List<MoveView> moves,
        List<Section<DependentRow>> dependents) {

    /** A system that depends on what is migrated. */
    record DependentRow(
            String name, Optional<String> owner, List<String> holds, Optional<String> by, List<String> changes) {}

    /** A number of the whole migration. */
    record Total(String number, String what) {}

    /** A number of a move; one that is zero steps back. */
    record Count(String what, String number, boolean zero) {}

    record MoveView(
            String anchor,
            String number,
            String of,
            String name,
            Optional<String> purpose,
            String from,
            String into,
            List<Count> counts,
            List<Facts.Fact> facts,
            List<Section<Outside>> outside,
            List<MappingView> mappings) {}

    /** A part of the page with a heading, left out by not being there. */
    record Section<E>(List<E> lines) {
        static <E> List<Section<E>> of(List<E> lines) {
            return lines.isEmpty() ? List.of() : List.of(new Section<>(lines));
        }
    }

    /** Something that does not come along. */
    record Outside(String tag, String tone, String what, Optional<String> because, Optional<String> owner) {}

    record MappingView(
            Optional<String> title,
            List<Facts.Fact> facts,
            List<TargetRow> targets,
            List<SourceRow> sources,
            List<Section<RuleRow>> rules,
            List<Section<LookupRow>> lookups,
            List<Section<ProcessRow>> processes) {}

    /** A field with its name as words, and as it is written in the systems where that differs. */
    record FieldCell(
            String label,
            Optional<String> name,
            String type,
            boolean required,
            boolean sensitive,
            List<Section<String>> examples) {}

    record TargetRow(
            FieldCell field,
            List<FieldCell> from,
            String kind,
            String tone,
            String rule,
            Optional<String> missing,
            Optional<String> because,
            Optional<String> owner,
            List<TableView> tables) {}

    record TableView(String name, List<MappingSheet.Code> codes, Optional<String> hidden, String unlisted) {}

    record SourceRow(FieldCell field, List<Fate> fates) {}

    /** What becomes of a source field: where it goes, or why it does not. */
    record Fate(String tag, String tone, String text) {}

    record RuleRow(String words, String severity, String tone, Optional<String> because, Optional<String> owner) {}

    record LookupRow(String name, String words) {}

    record ProcessRow(String name, List<NeedCell> needs) {}

    record NeedCell(FieldCell field, String origin) {}
}
