package dev.intact.ledger;

import dev.intact.field.Key;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a target remembers of the runs that write to it: how far each move is, and what became of the records. It is
 * kept where the rows are, so that a chunk's rows, its entry and its new ids are made final in one step, by the commit
 * of its unit of work. A new id that differs from the one that is stored for its old id fails that commit with a
 * {@link LedgerException}, unless an earlier run of the same migration has stored it: then it is replaced. All else
 * that is written here is on the disk when the call returns.
 *
 * <p>One run at a time holds a migration, by {@link #claim}; each claim begins a new epoch, and a chunk of an older
 * epoch is refused, so that a run which was given up for dead can write nothing any more.
 *
 * <p>Thread-safe.
 */
public interface Ledger extends AutoCloseable {

    /**
     * Takes a migration for one run. It is held until {@link #close()}, or until this process dies.
     *
     * @param migration the name of the migration
     * @param claimant a text that no other run uses; a session that claims again is told its claim again
     * @param who who takes it, as people would find them
     * @param since when
     * @return the claim
     * @throws HeldException if another run holds it
     * @throws LedgerException if another session of the same claimant holds it, as two targets cannot share a ledger,
     *     or if the ledger cannot be written
     */
    Claim claim(String migration, String claimant, String who, Instant since);

    /**
     * Writes down that a run begins, or goes on.
     *
     * @param run the run; its epoch is the claim's, or a larger one
     * @throws LedgerException if the ledger cannot be written, or the claim is lost
     */
    void begin(RunRecord run);

    /**
     * Writes down that a move begins.
     *
     * @param run the id of the run
     * @param move the move
     * @throws LedgerException if the ledger cannot be written
     */
    void begin(String run, MoveRecord move);

    /**
     * Reads what a move began with.
     *
     * @param run the id of the run
     * @param move the name of the move
     * @return the move; empty if it has not begun
     * @throws LedgerException if the ledger cannot be read
     */
    Optional<MoveRecord> move(String run, String move);

    /**
     * Reads how far a move is.
     *
     * @param run the id of the run
     * @param move the name of the move
     * @return what has been committed
     * @throws LedgerException if the ledger cannot be read
     */
    History history(String run, String move);

    /**
     * Reads the chunk that begins at a position.
     *
     * @param run the id of the run
     * @param move the name of the move
     * @param partition the id of the split
     * @param from the position before its first record
     * @return the chunk as it was committed; empty if none was that begins there
     * @throws LedgerException if the ledger cannot be read
     */
    Optional<ChunkRecord> chunk(String run, String move, String partition, Position from);

    /**
     * Finds out whether a chunk was committed whose commit was not answered. If its transaction is not over yet, this
     * waits for its end.
     *
     * @param chunk the chunk
     * @return the chunk as it was committed; empty if it was not, and never will be
     * @throws LedgerException if the ledger cannot be read
     */
    default Optional<ChunkRecord> inDoubt(Chunk chunk) {
        return chunk(chunk.run(), chunk.move(), chunk.partition(), chunk.from());
    }

    /**
     * Takes a chunk back, with its rows, if it is the last that was committed here: the list of an archive or of
     * rejects holds it, but the rows that it goes with were not committed elsewhere. To be called between units of
     * work.
     *
     * @param run the id of the run
     * @param move the name of the move
     * @param chunk the chunk
     * @return whether it was taken back; a ledger that cannot do so, as here, answers false
     * @throws LedgerException if the ledger cannot be written
     */
    default boolean takeBack(String run, String move, ChunkRecord chunk) {
        return false;
    }

    /**
     * Writes down that all of a move has been moved.
     *
     * @param run the id of the run
     * @param move the name of the move
     * @throws LedgerException if the ledger cannot be written
     */
    void end(String run, String move);

    /**
     * Writes down that a run ended.
     *
     * @param run the run as it ended
     * @throws LedgerException if the ledger cannot be written
     */
    void end(RunRecord run);

    /**
     * Reads the runs of a migration.
     *
     * @param migration the name of the migration
     * @return its runs, in the order in which they began
     * @throws LedgerException if the ledger cannot be read
     */
    List<RunRecord> runs(String migration);

    /**
     * Reads the moves of a run that have begun.
     *
     * @param run the id of the run
     * @return the names of its moves, in the order in which they began
     * @throws LedgerException if the ledger cannot be read
     */
    List<String> moves(String run);

    /**
     * Reads what is kept about one record: always if it has a problem or a reason, else if the run keeps all outcomes.
     *
     * @param run the id of the run
     * @param move the name of the move
     * @param key the record's key, as it was shown
     * @return its outcome; empty if it is not kept
     * @throws LedgerException if the ledger cannot be read
     */
    Optional<RecordOutcome> outcome(String run, String move, Key key);

    /**
     * Reads the new ids that records got, by their old ones; that of a merged duplicate is its survivor's. A session
     * whose run has begun does not see what earlier runs of the same migration have left: that run moves those records
     * anew.
     *
     * @param map the name of the key map
     * @param oldIds the old ids, of any number
     * @return the new ids by the old ones; an old id that has none is absent
     * @throws LedgerException if the ledger cannot be read
     */
    Map<Key, Key> newIds(String map, Collection<Key> oldIds);

    /**
     * The part of this ledger that keeps rejected records.
     *
     * @return it; empty if this ledger keeps none, as here
     */
    default Optional<QuarantineBook> quarantine() {
        return Optional.empty();
    }

    /**
     * The key maps that are kept here: their numbers, redirects and lists.
     *
     * @return the key maps; without overriding, those that hand out no numbers and list nothing
     */
    default KeptKeyMaps keyMaps() {
        return KeptKeyMaps.NONE;
    }

    /**
     * The records that refer to others in a circle, until all of those have been read.
     *
     * @return them; unless overridden, none are kept, so that no such move can lead here
     */
    default OpenRecords openRecords() {
        return OpenRecords.NONE;
    }

    /**
     * The records of incremental moves that are remembered from run to run.
     *
     * @return the memory; unless overridden, one that remembers nothing, so that no incremental move can lead here
     */
    default RecordMemory records() {
        return RecordMemory.none();
    }

    /**
     * Forgets runs that have ended, but for the latest of the migration and its replays: their chunks, problems and
     * outcomes. Key maps are kept, as they belong to the rows.
     *
     * @param migration the name of the migration
     * @param endedBefore runs that ended before this are forgotten
     * @return how many runs were forgotten
     * @throws LedgerException if the ledger cannot be written
     */
    int prune(String migration, Instant endedBefore);

    /** Lets go of the migration, and of what the ledger holds. */
    @Override
    void close();
}
