package dev.intact.internal;

import dev.intact.ledger.RecordOutcome;
import dev.intact.sink.Archived;
import dev.intact.sink.TargetRows;
import org.jspecify.annotations.Nullable;

/** What the mapping has decided about a record: its outcome, unless the target refuses its rows. */
record Decided(
        RecordOutcome outcome, TargetRows rows, @Nullable Archived archived, FoundRelations relations) {

    static Decided without(RecordOutcome outcome) {
        return new Decided(outcome, TargetRows.of(outcome.key()), null, FoundRelations.NONE);
    }

    Decided with(FoundRelations found) {
        return new Decided(outcome, rows, archived, found);
    }
}
