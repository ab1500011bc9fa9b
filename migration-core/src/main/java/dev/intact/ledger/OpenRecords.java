package dev.intact.ledger;

import java.util.List;

/** The records of a ledger that have open references, as the chunks of a run store and close them. Thread-safe. */
public interface OpenRecords {
    /** Those of a ledger that keeps none. */
    OpenRecords NONE = (run, move, after, size) -> List.of();

    /**
     * Reads a page of them.
     *
     * @param run the id of the run
     * @param move the name of the move
     * @param after the id of the last record of the page before; empty for the first page
     * @param size how many records a page has at most
     * @return the records, in the order of their ids; fewer than the size if there are no more
     * @throws LedgerException if the ledger cannot be read
     */
    List<OpenRecord> page(String run, String move, String after, int size);
}
