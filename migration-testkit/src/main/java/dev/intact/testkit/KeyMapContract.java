package dev.intact.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.intact.field.Key;
import dev.intact.ledger.Fingerprint;
import dev.intact.ledger.LedgerException;
import dev.intact.ledger.MoveRecord;
import dev.intact.ledger.NewId;
import dev.intact.ledger.RunRecord;
import dev.intact.ledger.RunState;
import dev.intact.sink.TargetSession;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What every ledger keeps of key maps beside new ids: redirects and numbers. A part of {@link LedgerContract}.
 *
 * @param <T> the type of the rows
 */
public abstract class KeyMapContract<T> extends QuarantineContract<T> {
    static final MoveRecord MOVE = MoveRecord.begun(
            "move",
            List.of("all", "a second\npartition"),
            Fingerprint.of(List.of("is one", "and two")),
            Fingerprint.none(),
            Fingerprint.of(List.of("a column")));

    /** For {@link LedgerContract}. */
    KeyMapContract() {}

    private void redirect(TargetSession session, RunRecord run) {
        session.ledger().begin(run.run(), MOVE);
        try (ChunkWriter chunks = new ChunkWriter(session.begin(), "all", run)) {
            chunks.write(records(0, 1))
                    .identify("contract/thing", "kept", 7)
                    .redirect("contract/thing", "first", "second")
                    .redirect("contract/thing", "second", "kept")
                    .redirect("contract/thing", "lost", "nobody")
                    .redirect("contract/thing", "kept", "elsewhere")
                    .commit();
        }
    }

    private static void checkRedirected(TargetSession session) {
        List<Key> oldIds =
                Stream.of("first", "second", "kept", "lost").map(Key::of).toList();
        assertThat(session.ledger().newIds("contract/thing", oldIds))
                .containsOnly(
                        Map.entry(Key.of("first"), Key.of(7)),
                        Map.entry(Key.of("second"), Key.of(7)),
                        Map.entry(Key.of("kept"), Key.of(7)));
        assertThat(session.ledger().keyMaps().survivors("contract/thing", oldIds))
                .containsOnly(Map.entry(Key.of("first"), Key.of("kept")), Map.entry(Key.of("second"), Key.of("kept")));
        List<NewId> listed = new ArrayList<>();
        session.ledger().keyMaps().list("contract/thing", listed::add);
        assertThat(listed)
                .hasSize(5)
                .startsWith(NewId.of("contract/thing", Key.of("kept"), Key.of(7)))
                .contains(NewId.redirect("contract/thing", Key.of("lost"), Key.of("nobody")));
    }

    /** Checks that merged duplicates lead to the new ids of their survivors, for this session and for others. */
    @Test
    public void redirects_lead_to_the_survivors() {
        try (TargetSession session = open()) {
            RunRecord run = begin(session);
            redirect(session, run);
            checkRedirected(session);
            session.complete();
            session.ledger().end(run.ended(RunState.COMPLETED, "", Instant.EPOCH));
        }
        try (TargetSession session = open()) {
            checkRedirected(session);
        }
    }

    /** Checks that redirects which would close a circle are not stored, also through those that are. */
    @Test
    public void a_circle_of_redirects_is_refused() {
        try (TargetSession session = open()) {
            RunRecord run = begin(session);
            redirect(session, run);
            try (ChunkWriter chunks = new ChunkWriter(session.begin(), "a second", run)) {
                chunks.write(records(2)).redirect("contract/thing", "elsewhere", "first");
                assertThatThrownBy(chunks::commit)
                        .isInstanceOf(LedgerException.class)
                        .hasMessageContaining("key map 'contract/thing' redirects old ids in a circle: ");
            }
            try (ChunkWriter chunks = new ChunkWriter(session.begin(), "a third", run)) {
                chunks.write(records(2)).redirect("contract/thing", "first", "third");
                assertThatThrownBy(chunks::commit)
                        .isInstanceOf(LedgerException.class)
                        .hasMessageContaining("to another survivor than a record names now");
            }
            checkRedirected(session);
        }
    }

    /** Checks that numbers are given once, in order, and stay: in other sessions and for other runs. */
    @Test
    public void numbers_are_given_once_and_stay() {
        List<Key> some = Stream.of("a", "b|c", "d").map(Key::of).toList();
        try (TargetSession session = open()) {
            assertThat(session.ledger()
                            .keyMaps()
                            .numbers("contract/number", some)
                            .next())
                    .isEmpty();
            RunRecord run = begin(session);
            assertThat(session.ledger().keyMaps().number("contract/number", 100, some.subList(0, 2)))
                    .containsOnly(Map.entry(some.get(0), 100L), Map.entry(some.get(1), 101L));
            assertThat(session.ledger().keyMaps().number("contract/number", 5, some))
                    .containsOnly(
                            Map.entry(some.get(0), 100L), Map.entry(some.get(1), 101L), Map.entry(some.get(2), 102L));
            assertThat(session.ledger().keyMaps().number("contract/other", -3, some.subList(2, 3)))
                    .containsOnly(Map.entry(some.get(2), -3L));
            session.complete();
            session.ledger().end(run.ended(RunState.COMPLETED, "", Instant.EPOCH));
        }
        try (TargetSession session = open()) {
            assertThat(session.ledger()
                            .keyMaps()
                            .numbers("contract/number", some)
                            .given())
                    .containsEntry(some.get(1), 101L)
                    .hasSize(3);
            assertThat(session.ledger()
                            .keyMaps()
                            .numbers("contract/number", some)
                            .next())
                    .hasValue(103);
        }
    }
}
