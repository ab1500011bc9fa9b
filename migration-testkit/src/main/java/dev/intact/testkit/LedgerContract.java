package dev.intact.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.intact.field.Key;
import dev.intact.ledger.Chunk;
import dev.intact.ledger.Claim;
import dev.intact.ledger.Fingerprint;
import dev.intact.ledger.HeldException;
import dev.intact.ledger.History;
import dev.intact.ledger.Ledger;
import dev.intact.ledger.LedgerException;
import dev.intact.ledger.MoveRecord;
import dev.intact.ledger.RunRecord;
import dev.intact.ledger.RunState;
import dev.intact.ledger.StaleEpochException;
import dev.intact.sink.TargetSession;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Ledger} must keep: extend this class, give it a target, and JUnit checks it. A fresh, empty target
 * is needed for each test.
 *
 * @param <T> the type of the target's rows
 */
public abstract class LedgerContract<T> extends QuarantineContract<T> {
    private static final MoveRecord MOVE = MoveRecord.begun(
            "move",
            List.of("all", "a second\npartition"),
            Fingerprint.of(List.of("is one", "and two")),
            Fingerprint.none(),
            Fingerprint.of(List.of("a column")));

    /** For subclasses. */
    protected LedgerContract() {}

    /** Checks that what a run began with is there when another session asks for it. */
    @Test
    public void a_run_that_was_interrupted_is_found_again() {
        RunRecord run;
        try (TargetSession session = open()) {
            run = begin(session);
            session.ledger().begin(run.run(), MOVE);
            try (ChunkWriter chunks = new ChunkWriter(session.begin(), "all", run)) {
                chunks.write(records(0, 1)).commit();
                chunks.write(records(2)).exclude(record(3)).commit();
            }
        }

        try (TargetSession session = open()) {
            Claim claim = session.ledger().claim(MIGRATION, "another", "the contract", Instant.EPOCH);
            assertThat(claim.epoch()).as("epoch of the second claim").isGreaterThan(run.epoch());
            RunRecord latest = claim.latest().orElseThrow();
            assertThat(latest.run()).isEqualTo(run.run());
            assertThat(latest.state()).isEqualTo(RunState.RUNNING);
            checkMove(session.ledger(), run);
            History history = session.ledger().history(run.run(), "move");
            assertThat(history.balance().toString()).startsWith("read=4 migrated=3 merged=0 excluded=1 ");
            assertThat(history.last("all").orElseThrow().to().token()).isEqualTo("4");
            assertThat(history.last("a second\npartition")).isEmpty();
        }
    }

    private static void checkMove(Ledger ledger, RunRecord run) {
        MoveRecord move = ledger.move(run.run(), "move").orElseThrow();
        assertThat(move.partitions()).isEqualTo(MOVE.partitions());
        assertThat(move.definition()).isEqualTo(MOVE.definition());
        assertThat(move.source()).isEqualTo(MOVE.source());
        assertThat(move.target()).isEqualTo(MOVE.target());
        assertThat(move.done()).isFalse();
        assertThat(ledger.move(run.run(), "unknown")).isEmpty();
    }

    /** Checks that a run which is gone on with has its rows, each once. */
    @Test
    public void a_run_goes_on_where_it_stopped() {
        RunRecord run;
        Chunk chunk;
        try (TargetSession session = open()) {
            run = begin(session);
            session.ledger().begin(run.run(), MOVE);
            try (ChunkWriter chunks = new ChunkWriter(session.begin(), "all", run)) {
                chunk = chunks.write(records(0, 1)).commit();
                chunks.write(records(2)); // never committed
            }
        }

        try (TargetSession session = open()) {
            Claim claim = session.ledger().claim(MIGRATION, "another", "the contract", Instant.EPOCH);
            RunRecord resumed = run.resumed(claim.epoch(), "the contract");
            session.ledger().begin(resumed);
            try (ChunkWriter chunks = new ChunkWriter(session.begin(), "all", resumed)) {
                chunks.repeat(chunk, records(0, 1));
                chunks.after(chunk.to()).write(records(3)).commit();
            }
            session.complete();
            session.ledger().end(resumed.run(), "move");
            session.ledger().end(resumed.ended(RunState.COMPLETED, "", Instant.EPOCH));
        }
        checkStored(first(), "after the second session", 0, 1, 3);

        try (TargetSession session = open()) {
            RunRecord known = session.ledger().runs(MIGRATION).get(0);
            assertThat(known.state()).isEqualTo(RunState.COMPLETED);
            assertThat(session.ledger().move(known.run(), "move").orElseThrow().done())
                    .isTrue();
            assertThat(session.ledger().moves(known.run())).containsExactly("move");
        }
    }

    /** Checks that one run at a time holds a migration, and that it is free when the session is closed. */
    @Test
    public void one_run_holds_a_migration() {
        try (TargetSession one = open()) {
            RunRecord run = begin(one);
            try (TargetSession other = open()) {
                assertThatThrownBy(() -> other.ledger().claim(MIGRATION, "another", "somebody else", Instant.EPOCH))
                        .isInstanceOf(HeldException.class)
                        .hasMessageContaining("by the contract since 1970-01-01T00:00:00Z");
            }
            assertThat(one.ledger()
                            .claim(MIGRATION, run.run(), "the contract", Instant.EPOCH)
                            .epoch())
                    .as("epoch of a run that claims again")
                    .isEqualTo(run.epoch());
        }
        try (TargetSession next = open()) {
            Claim claim = next.ledger().claim(MIGRATION, "another", "somebody else", Instant.EPOCH);
            assertThat(claim.latest()).isPresent();
        }
    }

    /** Checks that a run that has lost its migration can write nothing. */
    @Test
    public void a_chunk_of_an_older_epoch_is_refused() {
        try (TargetSession session = open()) {
            RunRecord run = begin(session);
            session.ledger().begin(run.run(), MOVE);
            RunRecord older = run.resumed(run.epoch() - 1, "a zombie");
            try (ChunkWriter chunks = new ChunkWriter(session.begin(), "all", older)) {
                assertThatThrownBy(() -> chunks.write(records(0)).commit()).isInstanceOf(StaleEpochException.class);
            }
            try (ChunkWriter chunks = new ChunkWriter(session.begin(), "all", run)) {
                chunks.write(records(1)).commit();
            }
            session.complete();
        }
        checkStored(first(), "after the session", 1);
    }

    private static final List<Key> OLD_IDS =
            List.of(Key.of("ALFKI"), Key.of("a|b\\c"), Key.of(42), Key.of("\u00fc".repeat(2_000)));

    private static Map<Key, Key> newIds(TargetSession session) {
        return session.ledger().newIds("contract/thing", OLD_IDS);
    }

    private void identify(RunRecord run, TargetSession session) {
        session.ledger().begin(run.run(), MOVE);
        try (ChunkWriter chunks = new ChunkWriter(session.begin(), "all", run)) {
            chunks.write(records(0, 1, 2))
                    .identify("contract/thing", "ALFKI", 7)
                    .identify("contract/thing", "a|b\\c", "x|y\\z")
                    .identify("contract/thing", "\u00fc".repeat(2_000), "\u00e4".repeat(2_000))
                    .identify("contract/other", 42, 9)
                    .commit();
        }
    }

    private static void checkIdentified(TargetSession session) {
        assertThat(newIds(session))
                .containsOnlyKeys(OLD_IDS.get(0), OLD_IDS.get(1), OLD_IDS.get(3))
                .containsEntry(Key.of("ALFKI"), Key.of("7"))
                .containsEntry(Key.of("a|b\\c"), Key.of("x|y\\z"))
                .containsEntry(OLD_IDS.get(3), Key.of("\u00e4".repeat(2_000)));
    }

    /** Checks that the new ids of a chunk are there with its rows, for this session and for others. */
    @Test
    public void new_ids_are_found_by_their_old_ones() {
        try (TargetSession session = open()) {
            assertThat(newIds(session)).as("before any run").isEmpty();
            RunRecord run = begin(session);
            identify(run, session);
            checkIdentified(session);
            assertThat(session.ledger().newIds("contract/thing", List.of())).isEmpty();
            session.complete();
            session.ledger().end(run.ended(RunState.COMPLETED, "", Instant.EPOCH));
        }
        try (TargetSession session = open()) {
            checkIdentified(session);
        }
    }

    /** Checks that many ids are found at once, beyond the size of one question. */
    @Test
    public void new_ids_of_any_number_are_found() {
        List<Key> many = IntStream.range(0, 1_234).mapToObj(Key::of).toList();
        try (TargetSession session = open()) {
            RunRecord run = begin(session);
            session.ledger().begin(run.run(), MOVE);
            try (ChunkWriter chunks = new ChunkWriter(session.begin(), "all", run)) {
                chunks.write(records(0));
                IntStream.range(0, 1_233).forEach(number -> chunks.identify("many", number, -number));
                chunks.commit();
            }
            Map<Key, Key> found = session.ledger().newIds("many", many);
            assertThat(found).hasSize(1_233).containsEntry(Key.of(1_232), Key.of(-1_232));
        }
    }

    /** Checks that what is taken back leaves no new ids, as the rows that had them are gone. */
    @Test
    public void new_ids_are_taken_back_with_their_rows() {
        try (TargetSession session = open()) {
            RunRecord run = begin(session);
            session.ledger().begin(run.run(), MOVE);
            try (ChunkWriter chunks = new ChunkWriter(session.begin(), "all", run)) {
                chunks.write(records(0)).identify("contract/thing", "ALFKI", 7).rollback();
                assertThat(newIds(session)).as("rolled back").isEmpty();
            }
            RunRecord older = run.resumed(run.epoch() - 1, "a zombie");
            try (ChunkWriter chunks = new ChunkWriter(session.begin(), "all", older)) {
                chunks.write(records(0)).identify("contract/thing", "ALFKI", 7);
                assertThatThrownBy(chunks::commit).isInstanceOf(StaleEpochException.class);
                assertThat(newIds(session)).as("refused").isEmpty();
            }
        }
    }

    /** Checks that an old id keeps its new one: the same may come again, another stops the chunk. */
    @Test
    public void another_new_id_for_an_old_one_is_refused() {
        try (TargetSession session = open()) {
            RunRecord run = begin(session);
            identify(run, session);
            try (ChunkWriter chunks = new ChunkWriter(session.begin(), "a second\npartition", run)) {
                chunks.write(records(3)).identify("contract/thing", "ALFKI", 7).commit();
                chunks.write(records(4)).identify("contract/thing", "ALFKI", 8);
                assertThatThrownBy(chunks::commit)
                        .isInstanceOf(LedgerException.class)
                        .hasMessageContaining(
                                "key map 'contract/thing' holds another new id for the old id %s than a record got now",
                                Key.of("ALFKI").masked());
                checkIdentified(session);
            }
            try (ChunkWriter chunks = new ChunkWriter(session.begin(), "a third", run)) {
                chunks.write(records(5)).identify("twice", 1, 1).identify("twice", 1, 2);
                assertThatThrownBy(chunks::commit).isInstanceOf(LedgerException.class);
            }
        }
    }

    /** Checks that a run that moves everything anew replaces new ids, and does not see those of earlier runs. */
    @Test
    public void a_new_run_gives_new_ids_anew() {
        try (TargetSession session = open()) {
            RunRecord run = begin(session);
            identify(run, session);
            session.complete();
            session.ledger().end(run.ended(RunState.COMPLETED, "", Instant.EPOCH));
        }
        try (TargetSession session = openAnew()) {
            RunRecord run = begin(session);
            session.ledger().begin(run.run(), MOVE);
            assertThat(newIds(session)).as("ids of the run before").isEmpty();
            try (ChunkWriter chunks = new ChunkWriter(session.begin(), "all", run)) {
                chunks.write(records(6)).identify("contract/thing", "ALFKI", 8).commit();
            }
            assertThat(newIds(session)).containsOnly(Map.entry(Key.of("ALFKI"), Key.of(8)));
            session.complete();
            session.ledger().end(run.ended(RunState.COMPLETED, "", Instant.EPOCH));
        }
    }

    /** Checks that key maps stay when the runs that filled them are forgotten. */
    @Test
    public void forgetting_runs_keeps_new_ids() {
        try (TargetSession session = open()) {
            RunRecord run = begin(session);
            identify(run, session);
            session.complete();
            session.ledger().end(run.ended(RunState.COMPLETED, "", Instant.EPOCH));
        }
        try (TargetSession session = openAnew()) {
            RunRecord run = begin(session);
            session.complete();
            session.ledger().end(run.ended(RunState.COMPLETED, "", Instant.EPOCH.plusSeconds(60)));
        }
        try (TargetSession session = open()) {
            assertThat(session.ledger().prune(MIGRATION, Instant.EPOCH.plusSeconds(30)))
                    .isEqualTo(1);
            checkIdentified(session);
        }
        try (TargetSession session = open()) {
            assertThat(session.ledger().runs(MIGRATION)).hasSize(1);
            checkIdentified(session);
        }
    }
}
