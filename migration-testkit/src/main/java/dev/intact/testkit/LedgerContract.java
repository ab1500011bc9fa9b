package dev.intact.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.intact.ledger.Chunk;
import dev.intact.ledger.Claim;
import dev.intact.ledger.Fingerprint;
import dev.intact.ledger.HeldException;
import dev.intact.ledger.History;
import dev.intact.ledger.Ledger;
import dev.intact.ledger.MoveRecord;
import dev.intact.ledger.RunRecord;
import dev.intact.ledger.RunState;
import dev.intact.ledger.StaleEpochException;
import dev.intact.sink.TargetSession;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Ledger} must keep: extend this class, give it a target, and JUnit checks it. A fresh, empty target
 * is needed for each test.
 *
 * @param <T> the type of the target's rows
 */
public abstract class LedgerContract<T> extends TargetUnderTest<T> {
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
}
