package dev.intact.ledger;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Why records did not arrive, or arrived with a warning: the reason, how many, and some of them. Immutable. */
public final class Reason {
    private final Outcome outcome;
    private final String field;
    private final String words;
    private final long count;
    private final List<String> examples;

    private Reason(Outcome outcome, String field, String words, long count, List<String> examples) {
        this.outcome = Objects.requireNonNull(outcome, "outcome");
        this.field = Objects.requireNonNull(field, "field");
        this.words = Objects.requireNonNull(words, "words");
        this.count = count;
        this.examples = List.copyOf(examples);
    }

    /**
     * A reason.
     *
     * @param outcome how the records ended
     * @param field the field that is concerned; empty if the record as a whole is
     * @param words the reason, without the values
     * @param count how often it was found
     * @param examples the keys of the first records, masked where the key is sensitive
     * @return the reason
     */
    public static Reason of(Outcome outcome, String field, String words, long count, List<String> examples) {
        return new Reason(outcome, field, words, count, examples);
    }

    /** {@return how the records ended} */
    public Outcome outcome() {
        return outcome;
    }

    /** {@return the field that is concerned; empty if the record as a whole is} */
    public String field() {
        return field;
    }

    /** {@return the reason, without the values} */
    public String words() {
        return words;
    }

    /** {@return how often it was found; one record can have several reasons} */
    public long count() {
        return count;
    }

    /** {@return the keys of the first records, masked where the key is sensitive} */
    public List<String> examples() {
        return examples;
    }

    @Override
    public String toString() {
        return "%s × %s%s"
                .formatted(String.format(Locale.ROOT, "%,d", count), field.isEmpty() ? "" : field + ": ", words);
    }
}
