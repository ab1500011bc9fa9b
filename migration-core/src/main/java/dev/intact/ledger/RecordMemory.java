package dev.intact.ledger;

import dev.intact.field.Key;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The records of incremental moves that a ledger remembers from run to run. They are written with their
 * {@linkplain Chunk#remembered chunks}, and are not pruned with runs. Thread-safe.
 */
public interface RecordMemory {

    /**
     * The memory of a ledger that remembers no records.
     *
     * @return a memory that is always empty
     */
    static RecordMemory none() {
        return NoRecords.INSTANCE;
    }

    /** {@return whether records are remembered at all} */
    boolean isKept();

    /**
     * Finds records.
     *
     * @param migration the name of the migration
     * @param move the name of the move
     * @param hashes the hashes of the keys, of any number
     * @return what is remembered, by hash; those that are not known are absent
     * @throws LedgerException if the ledger cannot be read
     */
    Map<String, RecordState> find(String migration, String move, Collection<String> hashes);

    /**
     * Finds records whose rows are to go after a run.
     *
     * @param migration the name of the migration
     * @param move the name of the move
     * @param run the id of the run, which has read all of the source
     * @param after the hash behind which to begin; empty for the first
     * @param atMost how many are wanted
     * @return the records of which {@link RecordState#isGoneAfter} is true, in the order of their hashes
     * @throws LedgerException if the ledger cannot be read
     */
    List<RecordState> gone(String migration, String move, String run, String after, int atMost);

    /** How many records of a move there are of some kinds. */
    record Counts(long seen, long gone, long applied) {}

    /**
     * Counts records.
     *
     * @param migration the name of the migration
     * @param move the name of the move
     * @param run the id of a run
     * @return how many that run has read, how many are gone after it, and how many it dealt with that were gone
     * @throws LedgerException if the ledger cannot be read
     */
    Counts count(String migration, String move, String run);

    /**
     * Says from which high-water value on a run has to read: the largest that is remembered, unless a record that was
     * rejected has a smaller one. A run is told the same however often it asks.
     *
     * @param migration the name of the migration
     * @param move the name of the move
     * @param run the id of the run, which has begun; empty for a look without a run
     * @return the value, as the text that records are remembered with; empty if all is to be read
     * @throws LedgerException if the ledger cannot be read or written
     */
    Optional<String> since(String migration, String move, String run);

    /**
     * Reads new ids as {@link Ledger#newIds} does, those that earlier runs of the same migration have left included: a
     * run that moves what has changed does not move their records anew.
     *
     * @param map the name of the key map
     * @param oldIds the old ids, of any number
     * @return the new ids by the old ones; an old id that has none is absent
     * @throws LedgerException if the ledger cannot be read
     */
    Map<Key, Key> newIds(String map, Collection<Key> oldIds);
}
