package dev.intact.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.intact.field.Key;
import dev.intact.field.Problem;
import dev.intact.ledger.Claim;
import dev.intact.ledger.Fingerprint;
import dev.intact.ledger.KeptValue;
import dev.intact.ledger.MoveRecord;
import dev.intact.ledger.QuarantineBook;
import dev.intact.ledger.QuarantineEntry;
import dev.intact.ledger.QuarantineEntry.State;
import dev.intact.ledger.Quarantined;
import dev.intact.ledger.RunKind;
import dev.intact.ledger.RunRecord;
import dev.intact.ledger.RunState;
import dev.intact.ledger.StaleEpochException;
import dev.intact.ledger.Waiting;
import dev.intact.sink.TargetSession;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What a ledger must keep that keeps rejected records: extend this class, give it a target, and JUnit checks it; one
 * that keeps none is passed over. A fresh, empty target is needed for each test.
 *
 * @param <T> the type of the target's rows
 */
public abstract class QuarantineContract<T> extends TargetUnderTest<T> {
    static final MoveRecord MOVE =
            MoveRecord.begun("move", List.of("all"), Fingerprint.none(), Fingerprint.none(), Fingerprint.none());
    private static final Quarantined ONE = rejected("1", "a|b\\c\n\u0000\u00fc", Instant.EPOCH.plusSeconds(1));
    private static final Quarantined OLDER = rejected("2", "\u00fc".repeat(2_000), Instant.EPOCH);

    /** For subclasses. */
    protected QuarantineContract() {}

    private static Quarantined rejected(String name, String value, Instant since) {
        Map<String, KeptValue> fields = new LinkedHashMap<>();
        fields.put("text", KeptValue.plain(value));
        fields.put("nothing", KeptValue.plain(null));
        fields.put("secret", KeptValue.masked());
        String hash = Quarantined.hash(name);
        return Quarantined.of(
                        hash,
                        Key.of(name),
                        new Quarantined.Traces(hash, Quarantined.hash("position", name), "before"),
                        since,
                        List.of(Problem.of("is wrong")
                                .at("text")
                                .rule("a rule")
                                .value("a value")
                                .advice("mend it")))
                .fields(fields)
                .waits(List.of(Waiting.of("map", Key.of("a|b")), Waiting.unnamed("a constraint")), true);
    }

    private static QuarantineBook book(TargetSession session) {
        assumeTrue(session.ledger().quarantine().isPresent(), "this ledger keeps no rejected records");
        return session.ledger().quarantine().orElseThrow();
    }

    private RunRecord runWithTwo() {
        try (TargetSession session = open()) {
            QuarantineBook before = book(session);
            RunRecord run = begin(session);
            session.ledger().begin(run.run(), MOVE);
            assertThat(before.entries(run.run(), "move")).isEmpty();
            try (ChunkWriter chunks = new ChunkWriter(session.begin(), "all", run)) {
                chunks.write(records(0)).reject(record(1), ONE).commit();
                chunks.reject(record(2), OLDER).commit();
                chunks.reject(record(3), rejected("3", "taken back", Instant.EPOCH))
                        .rollback();
            }
            session.complete();
            RunRecord ended = run.ended(RunState.COMPLETED, "", Instant.EPOCH);
            session.ledger().end(ended);
            return ended;
        }
    }

    private RunRecord beginReplay(TargetSession session, RunRecord base) {
        Claim claim = session.ledger().claim(MIGRATION, "replay", "the contract", Instant.EPOCH);
        assertThat(claim.latest().orElseThrow().run()).isEqualTo(base.run());
        RunRecord replay = RunRecord.begun("replay", MIGRATION, claim.epoch(), "", "the contract", false, Instant.EPOCH)
                .replayOf(base.run());
        session.ledger().begin(replay);
        session.ledger().begin(replay.run(), MOVE);
        return replay;
    }

    /** Checks that what was rejected is there as it was, the oldest first, for another session; and only that. */
    @Test
    public void rejected_records_are_kept_with_their_chunk() {
        RunRecord run = runWithTwo();

        try (TargetSession session = open()) {
            List<QuarantineEntry> entries = book(session).entries(run.run(), "move");
            assertThat(entries).extracting(entry -> entry.record().key()).containsExactly(Key.of("2"), Key.of("1"));
            assertThat(entries)
                    .allMatch(
                            entry -> entry.state() == State.OPEN && entry.run().equals(run.run()));
            assertThat(book(session).count(run.run(), "move", State.OPEN)).isEqualTo(2);
            assertThat(book(session).count(run.run(), "move", State.RESOLVED)).isZero();
            assertThat(book(session).count(run.run(), "another", State.OPEN)).isZero();
            List<String> open = new ArrayList<>();
            book(session)
                    .forEach(
                            run.run(),
                            "move",
                            State.OPEN,
                            entry -> open.add(entry.record().id()));
            assertThat(open)
                    .as("one by one, as in a list")
                    .containsExactlyElementsOf(
                            entries.stream().map(entry -> entry.record().id()).toList());
            book(session).forEach(run.run(), "move", State.ERASED, entry -> open.add("erased"));
            assertThat(open).hasSize(2);
            Quarantined kept = entries.get(1).record();
            assertThat(kept.id()).isEqualTo(ONE.id());
            assertThat(kept.traces()).isEqualTo(ONE.traces());
            assertThat(kept.since()).isEqualTo(ONE.since());
            assertThat(kept.fields()).isEqualTo(ONE.fields());
            assertThat(kept.problems()).isEqualTo(ONE.problems());
            assertThat(kept.waits()).isEqualTo(ONE.waits());
            assertThat(kept.isReleasable()).isTrue();
            assertThat(book(session).entries(run.run(), "another")).isEmpty();
        }
    }

    /**
     * Checks that a replay resolves what it moves, and keeps what it rejects again; and that no run goes on with it.
     */
    @Test
    public void a_replay_resolves_what_it_moves() {
        RunRecord run = runWithTwo();

        try (TargetSession session = open()) {
            RunRecord replay = beginReplay(session, run);
            RunRecord older = replay.resumed(replay.epoch() - 1, "a zombie");
            try (ChunkWriter chunks = new ChunkWriter(session.begin(), "all", older)) {
                assertThatThrownBy(() -> chunks.write(records(5)).from(ONE.id()).commit())
                        .isInstanceOf(StaleEpochException.class);
            }
            assertThat(states(session, run)).containsExactly(State.OPEN, State.OPEN);
            Quarantined again = OLDER.rejectedAgain(Quarantined.of(
                    OLDER.id(), OLDER.key(), OLDER.traces(), Instant.MAX, List.of(Problem.of("is worse"))));
            try (ChunkWriter chunks = new ChunkWriter(session.begin(), "all", replay)) {
                chunks.write(records(1))
                        .reject(record(2), again)
                        .from(ONE.id(), OLDER.id())
                        .commit();
            }
            session.ledger().end(replay.ended(RunState.COMPLETED, "", Instant.EPOCH));
        }

        checkStored(first(), "after the replay", 0, 1);
        try (TargetSession session = open()) {
            assertThat(states(session, run)).containsExactly(State.OPEN, State.RESOLVED);
            QuarantineEntry left = book(session).entries(run.run(), "move").get(0);
            assertThat(left.run()).isEqualTo("replay");
            assertThat(left.record().since()).isEqualTo(OLDER.since());
            assertThat(left.record().problems()).containsExactly(Problem.of("is worse"));
            assertThat(book(session).entries(run.run(), "move").get(1).record().fields())
                    .isEmpty();
            assertThat(session.ledger().runs(MIGRATION))
                    .extracting(RunRecord::kind)
                    .containsExactly(RunKind.RUN, RunKind.REPLAY);
            Claim claim = session.ledger().claim(MIGRATION, "next", "the contract", Instant.EPOCH);
            assertThat(claim.latest().orElseThrow().run()).isEqualTo(run.run());
        }
    }

    private static List<State> states(TargetSession session, RunRecord run) {
        return book(session).entries(run.run(), "move").stream()
                .map(QuarantineEntry::state)
                .toList();
    }

    /** Checks that a replay sees the new ids of its run, and stores its own beside them. */
    @Test
    public void a_replay_shares_the_new_ids_of_its_run() {
        RunRecord run = runWithTwo();
        try (TargetSession session = open()) {
            RunRecord replay = beginReplay(session, run);
            try (ChunkWriter chunks = new ChunkWriter(session.begin(), "all", replay)) {
                chunks.write(records(1))
                        .from(ONE.id())
                        .identify("map", "a|b", 7)
                        .commit();
            }
        }
        try (TargetSession session = open()) {
            Claim claim = session.ledger().claim(MIGRATION, "second", "the contract", Instant.EPOCH);
            RunRecord replay = RunRecord.begun(
                            "second", MIGRATION, claim.epoch(), "", "the contract", false, Instant.EPOCH)
                    .replayOf(run.run());
            session.ledger().begin(replay);
            assertThat(session.ledger().newIds("map", List.of(Key.of("a|b")))).containsValue(Key.of(7));
        }
    }

    /** Checks that of what is erased nothing stays but that it was rejected, and why. */
    @Test
    public void erasing_leaves_words_alone() {
        RunRecord run = runWithTwo();

        try (TargetSession session = open()) {
            QuarantineBook book = book(session);
            assertThat(book.erase(
                            run.run(), "move", entry -> entry.record().id().equals(ONE.id())))
                    .isEqualTo(1);
            assertThat(book.erase(
                            run.run(), "move", entry -> entry.record().id().equals(ONE.id())))
                    .as("erased once more")
                    .isZero();
        }

        try (TargetSession session = open()) {
            assertThat(states(session, run)).containsExactly(State.OPEN, State.ERASED);
            Quarantined erased = book(session).entries(run.run(), "move").get(1).record();
            assertThat(erased.fields()).isEmpty();
            assertThat(erased.key()).isEqualTo(Key.ofText(Key.of("1").masked()));
            assertThat(erased.problems())
                    .containsExactly(Problem.of("is wrong").at("text").rule("a rule"));
        }
    }
}
