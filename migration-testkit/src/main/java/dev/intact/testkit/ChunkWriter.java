package dev.intact.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.intact.field.Key;
import dev.intact.field.Problem;
import dev.intact.ledger.Chunk;
import dev.intact.ledger.NewId;
import dev.intact.ledger.Outcome;
import dev.intact.ledger.Position;
import dev.intact.ledger.Quarantined;
import dev.intact.ledger.Receipt;
import dev.intact.ledger.RecordOutcome;
import dev.intact.ledger.RunRecord;
import dev.intact.sink.TargetRows;
import dev.intact.sink.UnitOfWork;
import dev.intact.sink.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes chunk after chunk of one split through a unit of work, and checks each answer. Not thread-safe. */
final class ChunkWriter implements AutoCloseable {
    private final UnitOfWork unit;
    private final String partition;
    private final String run;
    private final long epoch;
    private final List<RecordOutcome> outcomes = new ArrayList<>();
    private final List<NewId> newIds = new ArrayList<>();
    private final List<Quarantined> rejected = new ArrayList<>();
    private final List<String> entries = new ArrayList<>();
    private int read;
    private Position from = Position.start();

    /** Writes for no run in particular. */
    ChunkWriter(UnitOfWork unit, String partition) {
        this(unit, partition, "run", 1);
    }

    ChunkWriter(UnitOfWork unit, String partition, RunRecord run) {
        this(unit, partition, run.run(), run.epoch());
    }

    private ChunkWriter(UnitOfWork unit, String partition, String run, long epoch) {
        this.unit = unit;
        this.partition = partition;
        this.run = run;
        this.epoch = epoch;
    }

    /** Goes on behind a chunk, with the record that has this number. */
    @CanIgnoreReturnValue
    ChunkWriter after(Position position) {
        from = position;
        read = Integer.parseInt(position.token());
        return this;
    }

    /** Writes records of which the target must refuse none. */
    @CanIgnoreReturnValue
    ChunkWriter write(List<TargetRows> records) {
        return write(records, List.of());
    }

    /** Writes records of which the target must refuse those at these places, and no others. */
    @CanIgnoreReturnValue
    ChunkWriter write(List<TargetRows> records, List<Integer> toBeRefused) {
        Written written = unit.write(records);
        Map<Integer, Problem> refused = written.refused();
        assertThat(refused.keySet()).as("places of refused records").containsExactlyElementsOf(toBeRefused);
        assertThat(refused.values())
                .as("why records were refused")
                .allSatisfy(problem -> assertThat(problem.what()).isNotBlank());
        for (int i = 0; i < records.size(); i++) {
            Problem problem = refused.get(i);
            add(records.get(i), problem == null ? Outcome.MIGRATED : Outcome.REJECTED, problem);
        }
        return this;
    }

    /** Counts a record that becomes no row. */
    @CanIgnoreReturnValue
    ChunkWriter exclude(TargetRows record) {
        add(record, Outcome.EXCLUDED, null);
        return this;
    }

    /** Gives a record a new id. */
    @CanIgnoreReturnValue
    ChunkWriter identify(String map, Object oldId, Object newId) {
        newIds.add(NewId.of(map, Key.of(oldId), Key.of(newId)));
        return this;
    }

    /** Redirects a duplicate to its survivor. */
    @CanIgnoreReturnValue
    ChunkWriter redirect(String map, Object oldId, Object survivor) {
        newIds.add(NewId.redirect(map, Key.of(oldId), Key.of(survivor)));
        return this;
    }

    /** Rejects a record before it becomes a row, and keeps it. */
    @CanIgnoreReturnValue
    ChunkWriter reject(TargetRows record, Quarantined kept) {
        add(record, Outcome.REJECTED, kept.problems().get(0));
        rejected.add(kept);
        return this;
    }

    /** Says which entries of the quarantine the records of the chunk come from. */
    @CanIgnoreReturnValue
    ChunkWriter from(String... ids) {
        entries.addAll(List.of(ids));
        return this;
    }

    private void add(TargetRows record, Outcome outcome, @Nullable Problem problem) {
        List<Problem> problems = problem == null ? List.of() : List.of(problem);
        outcomes.add(RecordOutcome.of(record.key(), Position.of(Integer.toString(++read)), outcome, "", problems));
    }

    /** Commits what was written since the last commit, as a chunk that the target must not have yet. */
    @CanIgnoreReturnValue
    Chunk commit() {
        Position to = Position.of(Integer.toString(read));
        Chunk chunk = Chunk.of(run, epoch, "move", partition, from, to)
                .with(outcomes.size(), outcomes)
                .newIds(newIds)
                .rejected(rejected)
                .entries(entries);
        Receipt receipt = unit.commit(chunk);
        assertThat(receipt.isApplied()).as("%s is new, and applied", chunk).isTrue();
        assertThat(receipt.balance()).as("balance in the receipt of %s", chunk).isEqualTo(chunk.balance());
        outcomes.clear();
        newIds.clear();
        rejected.clear();
        entries.clear();
        from = to;
        return chunk;
    }

    /** Writes a committed chunk again, as a task that is retried does. */
    void repeat(Chunk chunk, List<TargetRows> records) {
        Written ignored = unit.write(records); // may be refused, where the target knows their keys
        Receipt receipt = unit.commit(chunk);
        assertThat(receipt.isApplied())
                .as("%s, committed again, is applied", chunk)
                .isFalse();
        assertThat(receipt.balance())
                .as("balance in the receipt of %s, committed again", chunk)
                .isEqualTo(chunk.balance());
    }

    void rollback() {
        unit.rollback();
        outcomes.clear();
        newIds.clear();
        rejected.clear();
        entries.clear();
    }

    @Override
    public void close() {
        unit.close();
    }
}
