package dev.intact.ledger;

import java.util.Locale;

/** How a source record ends. Each record ends in exactly one of these, over all the targets it goes to. */
public enum Outcome {
    /** Its rows stand in the target. */
    MIGRATED,
    /** It is a duplicate that lives on in another record. */
    MERGED,
    /** A declared scope leaves it out. */
    EXCLUDED,
    /** It breaks a rule, cannot be read, or waits for its parent; it can be corrected and released. */
    REJECTED,
    /** It stands in the archive and nowhere else. */
    ARCHIVED,
    /** The target already holds it as it is. */
    UNCHANGED;

    /** {@return the name in lower case, as reports print it} */
    public String words() {
        return name().toLowerCase(Locale.ROOT);
    }
}
