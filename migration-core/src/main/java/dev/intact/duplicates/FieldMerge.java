package dev.intact.duplicates;

import dev.intact.field.Key;
import java.util.List;
import java.util.Locale;

/** What became of one field in a merge. Immutable and thread-safe. */
public final class FieldMerge {
    private final String field;
    private final Status status;
    private final String rule;
    private final List<Key> winners;
    private final List<Key> losers;

    /** How the records relate to each other in a field. */
    public enum Status {
        /** All have the same value, or none has one. */
        AGREE,
        /** Those that have a value have the same, and others have none. */
        FILLED,
        /** The values differ, but not when case, accents, punctuation or zeros at the end are left out. */
        EQUAL_AFTER_NORMALISING,
        /** The values differ. */
        CONFLICT;

        /** {@return it in words, as reports show it} */
        public String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    FieldMerge(String field, Status status, String rule, List<Key> winners, List<Key> losers) {
        this.field = field;
        this.status = status;
        this.rule = rule;
        this.winners = List.copyOf(winners);
        this.losers = List.copyOf(losers);
    }

    /** {@return the name of the field} */
    public String field() {
        return field;
    }

    /** {@return how the records relate in it} */
    public Status status() {
        return status;
    }

    /** {@return the rule that decided, in words} */
    public String rule() {
        return rule;
    }

    /** {@return the keys of the records that have the merged value; none if it was made of several} */
    public List<Key> winners() {
        return winners;
    }

    /** {@return the keys of the records that have another value, which is lost} */
    public List<Key> losers() {
        return losers;
    }

    @Override
    public String toString() {
        return "%s: %s by %s".formatted(field, status.words(), rule);
    }
}
