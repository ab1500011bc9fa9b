package dev.intact.document;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.intact.document.MigrationSheet.MoveSheet;
import dev.intact.document.MigrationSheet.Owner;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What is said about a migration, a move or a mapping in a line each: a label and a text, where there is one. */
final class Facts {
    record Fact(String label, String text) {}

    private final List<Fact> facts = new ArrayList<>();

    private Facts() {}

    static List<Fact> of(MigrationSheet sheet) {
        return new Facts().owners(sheet.owners()).facts;
    }

    static List<Fact> of(MoveSheet move) {
        Facts facts = new Facts()
                .owners(move.owners())
                .add("Source of truth", move.sourceOfTruth())
                .add(
                        "Read from",
                        move.source()
                                + (move.mayBeEmpty().isEmpty() ? "" : " (may be empty: " + move.mayBeEmpty() + ")"));
        if (move.mappings().size() == 1) {
            facts.mapping(move.mappings().get(0));
        }
        return facts.add("Archived into", move.archive()).facts;
    }

    static List<Fact> of(MappingSheet mapping) {
        return new Facts().mapping(mapping).facts;
    }

    @CanIgnoreReturnValue
    private Facts mapping(MappingSheet mapping) {
        return add("Written to", mapping.sink())
                .add("Guarantee", mapping.guarantee())
                .add("A record is known by", String.join(" + ", mapping.key()))
                .add("Version", mapping.version());
    }

    private Facts owners(List<Owner> owners) {
        String all = owners.stream()
                .map(owner -> owner.responsible() + " (" + owner.role() + ")")
                .collect(Collectors.joining(", "));
        return add("Owners", all);
    }

    private Facts add(String label, String text) {
        if (!text.isEmpty()) {
            facts.add(new Fact(label, text));
        }
        return this;
    }
}
