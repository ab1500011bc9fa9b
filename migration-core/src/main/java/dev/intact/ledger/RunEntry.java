package dev.intact.ledger;

import dev.intact.field.Key;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a ledger in memory knows of one run. Not thread-safe. */
final class RunEntry {
    RunRecord record;
    final Map<String, MoveEntry> moves = new LinkedHashMap<>();

    RunEntry(RunRecord record) {
        this.record = record;
    }

    MoveEntry move(String name) {
        return moves.computeIfAbsent(name, any -> new MoveEntry());
    }

    /** Where a chunk begins. */
    record Start(String partition, Position from) {}

    /** What is known of one move of the run. */
    static final class MoveEntry {
        @Nullable
        MoveRecord record;

        final Map<Start, ChunkRecord> chunks = new HashMap<>();
        final Map<String, ChunkRecord> last = new LinkedHashMap<>();
        final Map<Key, RecordOutcome> outcomes = new LinkedHashMap<>();
        final Reasons reasons = new Reasons();
        Balance balance = Balance.empty();
        RowCounts rows = RowCounts.none();
        RelationCounts relations = RelationCounts.none();

        void remove(ChunkRecord chunk) {
            chunks.remove(new Start(chunk.partition(), chunk.from()));
            last.remove(chunk.partition());
            chunks.values().stream()
                    .filter(before -> before.partition().equals(chunk.partition())
                            && before.to().equals(chunk.from()))
                    .findAny()
                    .ifPresent(before -> last.put(before.partition(), before));
            balance = chunks.values().stream().map(ChunkRecord::balance).reduce(Balance.empty(), Balance::plus);
            rows = chunks.values().stream().map(ChunkRecord::rows).reduce(RowCounts.none(), RowCounts::plus);
            relations = chunks.values().stream()
                    .map(ChunkRecord::relations)
                    .reduce(RelationCounts.none(), RelationCounts::plus);
        }

        void add(ChunkRecord chunk) {
            chunks.put(new Start(chunk.partition(), chunk.from()), chunk);
            last.put(chunk.partition(), chunk);
            balance = balance.plus(chunk.balance());
            rows = rows.plus(chunk.rows());
            relations = relations.plus(chunk.relations());
        }
    }
}
