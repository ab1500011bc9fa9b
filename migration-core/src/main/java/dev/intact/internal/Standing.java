package dev.intact.internal;

import dev.intact.ledger.RunRecord;

/** What a run finds when it has claimed its migration. */
sealed interface Standing {

    /** Nothing was done before that could be gone on with. */
    record New(RunRecord run) implements Standing {}

    /** A run before was interrupted, and is gone on with. */
    record Resumed(RunRecord run) implements Standing {}

    /** The run before is complete. */
    record Complete(RunRecord run) implements Standing {}
}
