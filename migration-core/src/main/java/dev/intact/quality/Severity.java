package dev.intact.quality;

/** What a broken rule means for the record. */
public enum Severity {
    /** The record is rejected. */
    ERROR,
    /** The record goes on; the finding is recorded. */
    WARNING
}
