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

    /** What the words of a document mean, for those who read one for the first time. */
    static List<Fact> terms() {
        return new Facts()
                .add("Mapped", "the field gets its value from the old system, by the rule beside it")
                .add("Constant", "the field has the same value in every record")
                .add("Generated", "the new system makes the value by itself")
                .add("Left empty", "nothing is written, for the reason given")
                .add("Archived", "the value is kept beside the new system, to be looked up")
                .add("Elsewhere", "the value goes to another place in the new system, in the same move")
                .add("Dropped", "the value does not come along, for the reason given")
                .add(
                        "Rejected",
                        "the record is not written but listed with what is wrong; it is corrected, and moved then")
                .add("Lookup", "a list in which a value is looked up, such as the countries that the new system knows")
                .add("Unlisted values", "values that a lookup or a value table does not hold")
                .add("Sensitive", "values of the field are hidden in all reports and messages")
                .facts;
    }

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
        facts.add("Moved again", Words.sentence(move.incremental()));
        facts.add("Made up", move.stubs());
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

    @CanIgnoreReturnValue
    private Facts add(String label, String text) {
        if (!text.isEmpty()) {
            facts.add(new Fact(label, text));
        }
        return this;
    }
}
