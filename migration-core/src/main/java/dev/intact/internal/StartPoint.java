package dev.intact.internal;

import dev.intact.ledger.ChunkRecord;
import dev.intact.ledger.Ledger;
import dev.intact.ledger.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the reading of a split begins: at its start, or with the last chunk that was committed, which is read again to
 * make sure that the source is still the same; or behind it, if the source may change and each record is looked at by
 * itself.
 *
 * @param last the last chunk that was committed, if any
 * @param next how many records the first new chunks must hold, as they were committed elsewhere already
 * @param isChecked whether the last chunk is read again
 */
record StartPoint(@Nullable ChunkRecord last, List<Long> next, boolean isChecked) {
    static final StartPoint BEGINNING = new StartPoint(null, List.of(), true);

    StartPoint {
        next = List.copyOf(next);
    }

    /**
     * Where to go on.
     *
     * @param last the last chunk that the move's own target holds
     * @param others the ledgers of other targets, which are committed first and so may hold a chunk more; several, if
     *     the move's own target lost some that it had committed, as a database does that does not wait for its disk
     */
    static StartPoint after(
            Optional<ChunkRecord> last, List<Ledger> others, String run, String move, String partition) {
        List<Long> read = ahead(last, others, run, move, partition).stream()
                .map(chunk -> chunk.balance().read())
                .toList();
        return new StartPoint(last.orElse(null), read, true);
    }

    /** The same of a source that may have changed since. */
    StartPoint unchecked() {
        return new StartPoint(last, next, false);
    }

    /** The chunks that others hold behind the last one of the move's own target, in their order. */
    static List<ChunkRecord> ahead(
            Optional<ChunkRecord> last, List<Ledger> others, String run, String move, String partition) {
        List<ChunkRecord> ahead = new ArrayList<>();
        Position reached = last.map(ChunkRecord::to).orElse(Position.start());
        for (Optional<ChunkRecord> chunk = chunk(others, run, move, partition, reached); chunk.isPresent(); ) {
            ahead.add(chunk.get());
            chunk = chunk(others, run, move, partition, chunk.get().to());
        }
        return ahead;
    }

    private static Optional<ChunkRecord> chunk(
            List<Ledger> ledgers, String run, String move, String partition, Position from) {
        return ledgers.stream()
                .flatMap(ledger -> ledger.chunk(run, move, partition, from).stream())
                .findFirst();
    }

    Position from() {
        return last == null ? Position.start() : isChecked ? last.from() : last.to();
    }

    long readAgain() {
        return last == null || !isChecked ? 0 : last.balance().read();
    }
}
