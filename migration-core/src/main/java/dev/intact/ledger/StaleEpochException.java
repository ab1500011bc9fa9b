package dev.intact.ledger;

/** Says that a run has lost its migration to a later one, and can write nothing any more. */
public final class StaleEpochException extends LedgerException {
    private static final long serialVersionUID = 1L;

    /**
     * Says that a chunk is too late.
     *
     * @param where the target
     * @param chunk the chunk, which was not written
     */
    public StaleEpochException(String where, Chunk chunk) {
        super(
                "%s: a chunk of move '%s' is of epoch %s, but another run has taken the migration since; this run was given up for dead"
                        .formatted(where, chunk.move(), chunk.epoch())); // a position may be a value of a record
    }
}
