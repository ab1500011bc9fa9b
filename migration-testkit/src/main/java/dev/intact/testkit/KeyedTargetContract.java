package dev.intact.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.intact.field.Key;
import dev.intact.ledger.Chunk;
import dev.intact.ledger.Outcome;
import dev.intact.ledger.Position;
import dev.intact.ledger.RecordMemory;
import dev.intact.ledger.RecordState;
import dev.intact.ledger.RowState;
import dev.intact.ledger.RunRecord;
import dev.intact.ledger.RunState;
import dev.intact.sink.CurrentRow;
import dev.intact.sink.TargetSession;
import dev.intact.sink.UnitOfWork;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What every target keeps into which moves go on with what has changed, as tests: rows are found and deleted by the key
 * of their sink, and the ledger remembers records. Extend it beside the target, with a first sink that has a key. The
 * rules of {@link TargetContract} hold.
 *
 * @param <T> the type of the rows
 */
public abstract class KeyedTargetContract<T> extends TargetUnderTest<T> {
    private static final String RUN = "first";
    private static final String ONE = "a1".repeat(32); // hashes are 64 hexadecimal digits
    private static final String OTHER = "b2".repeat(32);
    private static final String UNKNOWN = "c3".repeat(32);
    private static final RecordState SEEN = RecordState.of(ONE, Key.of("a|b"), RUN, Outcome.MIGRATED)
            .source("record", "definition", "")
            .rows(List.of(RowState.of("sink", "key", Map.of("name", "0f"))), "2026-11-22T12:00:00Z");
    private static final RecordState REJECTED =
            RecordState.of(OTHER, Key.of(2), RUN, Outcome.REJECTED).source("other", "definition", "");

    /** For subclasses. */
    protected KeyedTargetContract() {}

    private List<Object> key(int number) {
        @Nullable Object[] values = first().schema().values(row(number));
        assertThat(first().key()).as("the key of %s", first().name()).isNotEmpty();
        return first().key().stream()
                .map(leaf -> Objects.requireNonNull(values[leaf.index()]))
                .toList();
    }

    private void checkFound(UnitOfWork unit, List<Integer> wanted, List<Integer> there) {
        List<Optional<CurrentRow>> found =
                unit.find(first(), wanted.stream().map(this::key).toList());
        assertThat(found).as("one answer for each key").hasSameSizeAs(wanted);
        for (int i = 0; i < wanted.size(); i++) {
            assertThat(found.get(i).isPresent())
                    .as("row %s is there", wanted.get(i))
                    .isEqualTo(there.contains(wanted.get(i)));
            @Nullable Object[] expected = first().schema().values(row(wanted.get(i)));
            found.get(i)
                    .ifPresent(row -> assertThat(Arrays.asList(row.values())).isEqualTo(Arrays.asList(expected)));
        }
    }

    /** Checks that rows are found in the order of the keys, whether they are committed or just written. */
    @Test
    public void rows_are_found_by_their_key() {
        try (TargetSession session = open()) {
            UnitOfWork unit = session.begin();
            try (ChunkWriter chunks = new ChunkWriter(unit, "all")) {
                chunks.write(records(0, 1)).commit();
                chunks.write(records(2));
                checkFound(unit, List.of(2, 9, 0), List.of(2, 0));
                checkFound(unit, List.of(), List.of());
                chunks.rollback();
                checkFound(unit, List.of(2, 1), List.of(1));
            }
        }
    }

    /** Checks that many rows are found at once. */
    @Test
    public void many_rows_are_found_at_once() {
        try (TargetSession session = open()) {
            UnitOfWork unit = session.begin();
            try (ChunkWriter chunks = new ChunkWriter(unit, "all")) {
                chunks.write(records(range(0, 100))).commit();
                List<Integer> all = Arrays.stream(range(0, 100)).boxed().toList();
                checkFound(unit, all, all);
            }
        }
    }

    /** Checks that rows are deleted with their chunk, or stay with it. */
    @Test
    public void rows_are_deleted_by_their_key() {
        try (TargetSession session = open()) {
            UnitOfWork unit = session.begin();
            try (ChunkWriter chunks = new ChunkWriter(unit, "all")) {
                chunks.write(records(0, 1, 2)).commit();
                unit.lock(first(), List.of(key(0), key(9)));
                assertThat(unit.delete(first(), List.of(key(0), key(9)))).isEmpty();
                checkFound(unit, List.of(0, 1), List.of(1));
                chunks.rollback();
                checkFound(unit, List.of(0, 1), List.of(0, 1));
                assertThat(unit.delete(first(), List.of(key(1)))).isEmpty();
                chunks.write(records(3)).commit();
                checkFound(unit, List.of(0, 1, 2, 3), List.of(0, 2, 3));
            }
            session.complete();
        }
        checkStored(first(), "after the session", 0, 2, 3);
    }

    private static Chunk chunk(RunRecord run) {
        return Chunk.of(run.run(), run.epoch(), "move", "all", Position.start(), Position.of("1"));
    }

    private static RunRecord begun(TargetSession session, String id) {
        long epoch = session.ledger()
                .claim(MIGRATION, id, "the contract", Instant.EPOCH)
                .epoch();
        RunRecord run = RunRecord.begun(id, MIGRATION, epoch, "", "the contract", false, Instant.EPOCH);
        session.ledger().begin(run);
        session.ledger().begin(run.run(), QuarantineContract.MOVE);
        return run;
    }

    private static void remember(TargetSession session, RunRecord run, List<RecordState> states, List<String> again) {
        try (UnitOfWork unit = session.begin()) {
            assertThat(unit.commit(chunk(run).remembering(states, again)).isApplied())
                    .isTrue();
        }
        session.ledger().end(run.ended(RunState.COMPLETED, "", Instant.EPOCH));
    }

    /** Checks that records are remembered from run to run, and those told that a run has not seen. */
    @Test
    public void records_are_remembered_from_run_to_run() {
        try (TargetSession session = open()) {
            assumeTrue(session.ledger().records().isKept(), "this ledger remembers no records");
            RecordMemory empty = session.ledger().records();
            assertThat(empty.find(MIGRATION, "move", List.of(ONE))).isEmpty();
            remember(session, begun(session, RUN), List.of(SEEN, REJECTED), List.of());
        }
        try (TargetSession session = open()) {
            RunRecord second = begun(session, "second");
            RecordMemory memory = session.ledger().records();
            Map<String, RecordState> found = memory.find(MIGRATION, "move", List.of(ONE, OTHER, UNKNOWN));
            assertThat(found).containsOnlyKeys(ONE, OTHER);
            assertThat(found.get(ONE)).hasToString(SEEN.toString());
            assertThat(found.get(ONE)).extracting(RecordState::rows).isEqualTo(SEEN.rows());
            assertThat(found.get(OTHER)).extracting(RecordState::outcome).isEqualTo(Outcome.REJECTED);
            assertThat(memory.find(MIGRATION, "another", List.of(ONE))).isEmpty();
            assertThat(memory.count(MIGRATION, "move", second.run())).isEqualTo(new RecordMemory.Counts(0, 1, 0));
            assertThat(memory.gone(MIGRATION, "move", second.run(), "", 10))
                    .extracting(RecordState::hash)
                    .as("a record without rows cannot be gone")
                    .containsExactly(ONE);
            assertThat(memory.gone(MIGRATION, "move", second.run(), ONE, 10)).isEmpty();
            remember(session, second, List.of(), List.of(ONE));
            assertThat(memory.count(MIGRATION, "move", second.run())).isEqualTo(new RecordMemory.Counts(1, 0, 0));
        }
    }
}
