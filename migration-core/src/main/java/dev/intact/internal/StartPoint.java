package dev.intact.internal;

import dev.intact.ledger.ChunkRecord;
import dev.intact.ledger.Ledger;
import dev.intact.ledger.Position;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the reading of a split begins: at its start, or with the last chunk that was committed, which is read again to
 * make sure that the source is still the same.
 *
 * @param last the last chunk that was committed, if any
 * @param next how many records the first new chunk must hold, as it was committed elsewhere already; 0 for any number
 */
record StartPoint(@Nullable ChunkRecord last, long next) {
    static final StartPoint BEGINNING = new StartPoint(null, 0);

    /**
     * Where to go on.
     *
     * @param last the last chunk that the move's own target holds
     * @param others the ledgers of other targets, which are committed first and so may hold one chunk more
     */
    static StartPoint after(
            Optional<ChunkRecord> last, List<Ledger> others, String run, String move, String partition) {
        Position reached = last.map(ChunkRecord::to).orElse(Position.start());
        long ahead = others.stream()
                .flatMap(ledger -> ledger.history(run, move).last(partition).stream())
                .filter(chunk -> chunk.from().equals(reached))
                .mapToLong(chunk -> chunk.balance().read())
                .max()
                .orElse(0);
        return new StartPoint(last.orElse(null), ahead);
    }

    Position from() {
        return last == null ? Position.start() : last.from();
    }

    long readAgain() {
        return last == null ? 0 : last.balance().read();
    }
}
