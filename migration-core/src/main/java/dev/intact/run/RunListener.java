package dev.intact.run;

import dev.intact.ledger.RecordOutcome;

/**
 * Watches a run. A listener is told, and cannot alter anything: what it throws is logged and goes no further. Its
 * methods are called by several threads, one at a time.
 */
public interface RunListener {

    /**
     * A move begins.
     *
     * @param progress its state, with nothing read
     */
    default void moveStarted(Progress progress) {}

    /**
     * A chunk has been committed, or, in a dry run, written.
     *
     * @param progress the state of its move
     */
    default void chunkDone(Progress progress) {}

    /**
     * A record has been rejected, in a chunk that has been committed.
     *
     * @param move the name of the move
     * @param outcome its outcome, with sensitive values masked
     */
    default void rejected(String move, RecordOutcome outcome) {}

    /**
     * A move has ended.
     *
     * @param report what it did
     */
    default void moveFinished(MoveReport report) {}
}
