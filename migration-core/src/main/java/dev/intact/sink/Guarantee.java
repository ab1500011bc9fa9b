package dev.intact.sink;

/** What a target promises when a run is interrupted and resumed. */
public enum Guarantee {
    /** Rows and progress are one transaction: each record is written once. */
    EXACTLY_ONCE,
    /** Rows become visible only when the run completes; what an interrupted run has written is gone on with, unseen. */
    ALL_OR_NOTHING,
    /** Rows may be written again after an interruption; a unique key in the target keeps them from standing twice. */
    AT_LEAST_ONCE
}
