package dev.intact.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a document says about a mapping and the sink that its rows go to. */
record MappingSheet(
        String name,
        String version,
        String sink,
        String guarantee,
        List<String> key,
        List<ScopeLine> scopes,
        List<TargetLine> targets,
        List<SourceLine> sources,
        List<RuleLine> rules,
        List<ProcessLine> processes,
        List<ValueTable> tables,
        List<LookupLine> lookups,
        Counts counts) {
    MappingSheet {
        key = List.copyOf(key);
        scopes = List.copyOf(scopes);
        targets = List.copyOf(targets);
        sources = List.copyOf(sources);
        rules = List.copyOf(rules);
        processes = List.copyOf(processes);
        tables = List.copyOf(tables);
        lookups = List.copyOf(lookups);
    }

    MappingSheet withSources(List<SourceLine> lines) {
        long lost = lines.stream()
                .filter(line -> !line.dropped().isEmpty() && !line.takenElsewhere())
                .count();
        return new MappingSheet(
                name,
                version,
                sink,
                guarantee,
                key,
                scopes,
                targets,
                lines,
                rules,
                processes,
                tables,
                lookups,
                counts.withDropped(lost));
    }

    /** A field of either side, in words that need no Java; with examples only where a preview gave them. */
    record FieldText(String name, String type, boolean required, boolean sensitive, List<String> examples) {
        FieldText {
            examples = List.copyOf(examples);
        }
    }

    /** Which records do not take part. */
    record ScopeLine(String kind, String which, String because, String owner) {}

    /** How a leaf of the target gets its value. Several leaves share a rule that makes a nested record. */
    record TargetLine(
            FieldText field,
            List<FieldText> from,
            String kind,
            String rule,
            String missing,
            String because,
            String owner,
            List<String> tables) {
        TargetLine {
            from = List.copyOf(from);
            tables = List.copyOf(tables);
        }
    }

    /**
     * What becomes of a leaf of the source: the leaves that it is mapped to, and why it is archived or dropped. One
     * that another mapping of the same move takes is dropped by this mapping only.
     */
    record SourceLine(FieldText field, List<String> to, String archived, String dropped, boolean takenElsewhere) {
        SourceLine {
            to = List.copyOf(to);
        }

        /** Whether this mapping keeps it. */
        boolean isTaken() {
            return !to.isEmpty() || !archived.isEmpty();
        }

        /** The word for its being dropped here. */
        String droppedWord() {
            return takenElsewhere ? "elsewhere" : "dropped";
        }

        SourceLine takenElsewhere(boolean taken) {
            return new SourceLine(field, to, archived, dropped, taken);
        }

        /** All that becomes of it, in words. */
        String becomes() {
            List<String> all = new ArrayList<>();
            if (!to.isEmpty()) {
                all.add("mapped to " + String.join(", ", to));
            }
            if (!archived.isEmpty()) {
                all.add("archived: " + archived);
            }
            if (!dropped.isEmpty()) {
                all.add(droppedWord() + ": " + dropped);
            }
            return String.join("; ", all);
        }
    }

    /** What every target row must keep. */
    record RuleLine(String words, String severity, String because, String owner) {}

    /** A business process, and the fields that it cannot do without. */
    record ProcessLine(String name, List<Need> needs) {
        ProcessLine {
            needs = List.copyOf(needs);
        }
    }

    /** A field that a process needs, and where it comes from. */
    record Need(FieldText field, String origin) {}

    /** A code table, or a lookup in a list. The digest changes with its values, also where they are hidden. */
    record ValueTable(String name, List<Code> codes, String unlisted, boolean hidden, int size, String digest) {
        ValueTable {
            codes = List.copyOf(codes);
        }
    }

    /** A code and what it becomes. */
    record Code(String code, String value) {}

    /** A lookup, and where its answers come from. */
    record LookupLine(String name, String words) {}

    /** How many leaves of the target get their value in which way, and how many of the source do not arrive. */
    record Counts(long mapped, long constant, long generated, long leftEmpty, long archived, long dropped) {
        static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

        /** The numbers with their headings, in the order in which documents show them. */
        Map<String, Long> all() {
            Map<String, Long> all = new LinkedHashMap<>();
            all.put("Mapped", mapped);
            all.put("Constant", constant);
            all.put("Generated", generated);
            all.put("Left empty", leftEmpty);
            all.put("Archived", archived);
            all.put("Dropped", dropped);
            return all;
        }

        Counts withDropped(long number) {
            return new Counts(mapped, constant, generated, leftEmpty, archived, number);
        }

        Counts plus(Counts other) {
            return new Counts(
                    mapped + other.mapped,
                    constant + other.constant,
                    generated + other.generated,
                    leftEmpty + other.leftEmpty,
                    archived + other.archived,
                    dropped + other.dropped);
        }
    }
}
