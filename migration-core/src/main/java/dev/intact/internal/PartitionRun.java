package dev.intact.internal;

import dev.intact.ledger.Chunk;
import dev.intact.ledger.ChunkRecord;
import dev.intact.ledger.Outcome;
import dev.intact.ledger.Receipt;
import dev.intact.ledger.RecordOutcome;
import dev.intact.run.RunReport.Mode;
import dev.intact.sink.TargetException;
import dev.intact.source.Split;
import java.util.List;
import java.util.Optional;

/** Moves one split of a source, chunk by chunk. */
final class PartitionRun<S> {
    private final MoveRun<S> move;
    private final Split split;
    private final StartPoint start;
    private final Units units;
    private final ChunkRun<S> chunks;

    PartitionRun(MoveRun<S> move, Split split, StartPoint start, Units units, ChunkRun<S> chunks) {
        this.move = move;
        this.split = split;
        this.start = start;
        this.units = units;
        this.chunks = chunks;
    }

    /**
     * Moves the split to its end.
     *
     * @throws Stopped if the run is cancelled; the chunk under way is taken back
     */
    void run() {
        try (ChunkReader<S> reader =
                new ChunkReader<>(move.plan().name(), move.plan().source(), split, start, move.chunkSize())) {
            while (true) {
                move.checkCancelled();
                ReadChunk<S> next = reader.next(move::checkCancelled);
                if (next instanceof ReadChunk.Items<S> items) {
                    moveChunk(items);
                } else if (next instanceof ReadChunk.End<S> end) {
                    move.tally().addCounted(end.counted());
                    return;
                } else if (next instanceof ReadChunk.Failed<S> failed) {
                    throw failed.rethrown();
                }
            }
        } catch (RuntimeException | Error e) {
            rollbackAfter(e);
            throw e;
        }
    }

    /** Takes the chunk back; if that fails as well, the first failure is still the one that is told. */
    private void rollbackAfter(Throwable failure) {
        try {
            units.rollback();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private void moveChunk(ReadChunk.Items<S> items) {
        Retry retry = move.retry();
        Chunk unanswered = null;
        while (true) {
            try {
                if (unanswered != null) {
                    if (wasCommitted(unanswered)) {
                        return;
                    }
                    move.takeBackBeside(unanswered);
                }
                Chunk chunk = written(items);
                unanswered = chunk;
                commit(chunk);
                return;
            } catch (TargetException e) {
                if (!e.isPassing() || move.mode() == Mode.DRY_RUN) {
                    throw e; // a dry run is one transaction, which cannot be begun again in its middle
                }
                units.abandon(e);
                retry.waitAfter(e, move::checkCancelled);
            }
        }
    }

    private Chunk written(ReadChunk.Items<S> items) {
        ChunkRun.Result result = chunks.run(split, items.items());
        List<RecordOutcome> outcomes = move.masking().shown(result.outcomes());
        return Chunk.of(move.runId(), move.epoch(), move.plan().name(), split.id(), items.from(), items.to())
                .with(items.read(), outcomes)
                .rows(result.rows())
                .newIds(result.newIds())
                .rejected(result.rejected())
                .entries(result.entries())
                .remembering(result.remembered(), result.seenAgain())
                .relations(result.relations())
                .open(result.open(), List.of())
                .lastRecord(items.lastRecord());
    }

    private void commit(Chunk chunk) {
        if (move.mode() == Mode.DRY_RUN) {
            move.rehearse(chunk);
            count(chunk, ChunkRecord.of(chunk));
        } else {
            Receipt receipt = units.commit(move.plan().target(), move.beside(), chunk);
            count(chunk, receipt.chunk());
        }
    }

    /**
     * Whether a commit that failed happened all the same. Rows that are there would be refused the second time, and
     * their records be listed among the rejects.
     */
    private boolean wasCommitted(Chunk chunk) {
        Optional<ChunkRecord> known = move.committed(chunk);
        known.ifPresent(record -> count(chunk, record));
        return known.isPresent();
    }

    private void count(Chunk chunk, ChunkRecord held) {
        move.tally().add(chunk.balance().read(), held.balance(), held.rows(), chunk.outcomes());
        move.tally().add(held.relations());
        move.replayed(chunk);
        tell(chunk.outcomes());
        move.checkErrorLimit();
    }

    private void tell(List<RecordOutcome> outcomes) {
        if (move.listeners().isEmpty()) {
            return;
        }
        for (RecordOutcome outcome : outcomes) {
            if (outcome.outcome() == Outcome.REJECTED) {
                move.listeners().tell(listener -> listener.rejected(move.plan().name(), outcome));
            }
        }
        move.listeners().tell(listener -> listener.chunkDone(move.progress()));
    }
}
