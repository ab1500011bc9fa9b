package dev.intact.ledger;

import dev.intact.field.Key;
import java.util.Collection;
import java.util.List;
import java.util.Map;

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
     * Says what a run has to read, and holds it to that: a run is told the same however often it asks.
     *
     * <p>It reads from the largest high-water value on that is remembered of a record that was not rejected, unless one
     * that the run before has rejected has a smaller one. If that run rejected records that are not remembered, as they
     * could not be read or have no key of their own, it reads again from where that run began.
     *
     * @param migration the name of the migration
     * @param move the name of the move
     * @param run the id of the run, which has begun; empty for a look without a run
     * @param wished what a run is held to that asks for the first time; its beginning is found here, unless all is to
     *     be mapped again
     * @return what it reads
     * @throws LedgerException if the ledger cannot be read or written
     */
    Range range(String migration, String move, String run, Range wished);

    /**
     * What a run reads by high-water values, each as the text that records are remembered with.
     *
     * @param since from where on it reads; empty if it reads all
     * @param upTo up to where values are remembered: what stands higher when the run begins is in the future, or stands
     *     for "never", and what comes higher while it runs was not read in order; empty if there are no such values
     * @param anew whether all records are mapped again
     */
    record Range(String since, String upTo, boolean anew) {

        /**
         * What has changed.
         *
         * @param upTo up to where values are remembered
         * @return the range, whose beginning is not known yet
         */
        public static Range changed(String upTo) {
            return new Range("", upTo, false);
        }

        /**
         * All, mapped again.
         *
         * @param upTo up to where values are remembered
         * @return the range
         */
        public static Range anew(String upTo) {
            return new Range("", upTo, true);
        }

        /**
         * The same from a value on.
         *
         * @param value the value; empty for all
         * @return the range
         */
        public Range since(String value) {
            return new Range(value, upTo, anew);
        }
    }

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
