package dev.intact.ledger;

/** What a ledger knows of how a run stands. */
public enum RunState {
    /** It is at work, or was interrupted without being able to say so. */
    RUNNING,
    /** All of its moves ran to their end, and every record is accounted for. */
    COMPLETED,
    /** It was stopped by wish, and can be resumed. */
    CANCELLED,
    /** It was stopped by a failure, and can be resumed. */
    FAILED,
    /** What it has written is being taken away, or that was interrupted; it can be gone on with, the run cannot. */
    UNDOING,
    /** What it had written is taken away, but for rows that were refused; the next run is a new one. */
    UNDONE
}
