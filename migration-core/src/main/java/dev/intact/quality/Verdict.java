package dev.intact.quality;

/** What a rule says of a row: as in SQL, a missing value is neither one nor the other. */
public enum Verdict {
    /** The row keeps the rule. */
    KEPT,
    /** The row breaks the rule. */
    BROKEN,
    /** The rule has nothing to say: its field has no value, or its {@code when} does not hold. */
    NOT_APPLICABLE
}
