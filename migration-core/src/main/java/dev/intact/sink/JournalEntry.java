package dev.intact.sink;

import dev.intact.field.Key;
import dev.intact.ledger.ChunkRecord;
import dev.intact.ledger.MoveRecord;
import dev.intact.ledger.NewId;
import dev.intact.ledger.RecordOutcome;
import dev.intact.ledger.RunRecord;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What a file's ledger writes down, one after the other. */
sealed interface JournalEntry {

    /** Somebody took the migration. */
    record Claimed(String migration, String who, Instant since, long epoch) implements JournalEntry {}

    /** A run began, went on or ended; the file is committed up to a length in bytes. */
    record Run(RunRecord run, long length) implements JournalEntry {}

    /** A move began, or ended. */
    record Move(String run, MoveRecord move) implements JournalEntry {}

    /** A chunk is in the file no more, which is committed up to a length in bytes. */
    record TakenBack(String run, String move, ChunkRecord chunk, long length) implements JournalEntry {}

    /** A chunk is in the file, which is committed up to a length in bytes. */
    record Committed(
            String run,
            long epoch,
            String move,
            ChunkRecord chunk,
            List<RecordOutcome> kept,
            List<NewId> newIds,
            long length)
            implements JournalEntry {}

    /** What is left of a chunk whose run is forgotten: the new ids that its records got. */
    record Identified(String migration, String run, List<NewId> newIds) implements JournalEntry {}

    /** Old ids of a sequence got numbers, the first of them this one. */
    record Numbered(String map, long first, List<Key> oldIds) implements JournalEntry {}

    /** Whether it tells what one of these runs did. */
    default boolean isOf(Set<String> runs) {
        return (this instanceof Run run && runs.contains(run.run().run()))
                || (this instanceof Move move && runs.contains(move.run()))
                || (this instanceof Committed chunk && runs.contains(chunk.run()))
                || (this instanceof TakenBack back && runs.contains(back.run()));
    }
}
