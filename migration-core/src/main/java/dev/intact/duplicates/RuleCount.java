package dev.intact.duplicates;

/** What became of one rule. Immutable and thread-safe. */
public final class RuleCount {
    private final String rule;
    private final long keyed;
    private final long blank;
    private final long refused;
    private final long links;

    RuleCount(String rule, long keyed, long blank, long refused, long links) {
        this.rule = rule;
        this.keyed = keyed;
        this.blank = blank;
        this.refused = refused;
        this.links = links;
    }

    /** {@return the name of the rule} */
    public String rule() {
        return rule;
    }

    /** {@return how many records have a key of it, or are in a block} */
    public long keyed() {
        return keyed;
    }

    /** {@return how many have none, as a part is missing or blank} */
    public long blank() {
        return blank;
    }

    /** {@return how many have none, as a conversion refused a part} */
    public long refused() {
        return refused;
    }

    /** {@return how many links it made: each joins two clusters that were apart until then} */
    public long links() {
        return links;
    }

    @Override
    public String toString() {
        return "%s: keyed=%s blank=%s refused=%s links=%s".formatted(rule, keyed, blank, refused, links);
    }
}
