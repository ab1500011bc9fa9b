package dev.intact.run;

/** What can change between the interruption of a run and its resumption. */
public enum Change {
    /** The mappings: their rules, code tables, version, or the classes that hold their functions. */
    DEFINITION,
    /** The source, as far as it leaves a fingerprint: how it is declared, and a file's size and checksum. */
    SOURCE,
    /** The tables of the target, as far as they are written to; and which targets take part at all. */
    TARGET
}
