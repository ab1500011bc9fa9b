package dev.intact.convert;

/** What becomes of a local time that clocks showed twice, because they were put back. */
public enum Overlap {
    /** It is rejected. */
    REJECT,
    /** It is the first of the two moments, mostly in summer time. */
    EARLIER,
    /** It is the second of the two moments, mostly in winter time. */
    LATER
}
