package dev.intact;

import static dev.intact.mapping.FieldRule.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.intact.convert.Numbers;
import dev.intact.field.Key;
import dev.intact.field.Problem;
import dev.intact.ledger.Balance;
import dev.intact.ledger.KeptValue;
import dev.intact.ledger.Outcome;
import dev.intact.ledger.RunKind;
import dev.intact.mapping.Mapping;
import dev.intact.run.Cancellation;
import dev.intact.run.Fixes;
import dev.intact.run.Options;
import dev.intact.run.Progress;
import dev.intact.run.Quarantine;
import dev.intact.run.QuarantinedRecord;
import dev.intact.run.ReplayReport;
import dev.intact.run.ReplayedRecord;
import dev.intact.run.RunFailedException;
import dev.intact.run.RunInfo;
import dev.intact.run.RunListener;
import dev.intact.run.RunReport.State;
import dev.intact.sink.InMemoryTarget;
import dev.intact.sink.Sink;
import dev.intact.source.InMemorySource;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rejected records are kept, fixed, and tried again; nothing else is. */
class ReplayTest {
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final SecretKeySpec KEY = new SecretKeySpec(new byte[32], "AES");
    private static final SecretKeySpec ANOTHER_KEY = new SecretKeySpec(new byte[16], "AES");

    record Line(int id, String amount, @Nullable String iban, LocalDate day) {}

    record Booking(int id, BigDecimal amount, @Nullable String iban, LocalDate day) {}

    private final InMemoryTarget target = InMemoryTarget.named("books");
    private final Sink<Booking> bookings = target.sink("booking", Booking.class);
    private List<Line> lines =
            List.of(line(1, "1.00"), line(2, "two"), line(3, "3.00"), line(4, "four"), line(5, "5,5"));

    private static Line line(int id, String amount) {
        return new Line(id, amount, "DE00-" + id, LocalDate.of(2026, 1, id));
    }

    private Migration migration() {
        Mapping<Line, Booking> mapping = Mapping.from(Line.class)
                .to(Booking.class)
                .key(Line::id)
                .sensitive(Line::iban)
                .field(map(Booking::id).copiedFrom(Line::id))
                .field(map(Booking::amount).from(Line::amount).via(Numbers.decimal('.', ',')))
                .field(map(Booking::iban).copiedFrom(Line::iban))
                .field(map(Booking::day).copiedFrom(Line::day))
                .require("is not of the fourth", booking -> booking.day().getDayOfMonth() != 4)
                .build();
        return Migration.of(
                "books",
                Move.named("lines").from(InMemorySource.of(Line.class, lines)).to(mapping, bookings));
    }

    private static Options options() {
        return Options.defaults().chunkSize(2).clock(Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static Migrator migrator() {
        return Migrator.with(options());
    }

    private List<Integer> arrived() {
        return target.rows(bookings).stream().map(Booking::id).toList();
    }

    private String balance() {
        Map<String, Balance> balances = migrator().balance(migration());
        assertThat(balances.values()).allMatch(Balance::closes);
        return String.valueOf(balances.get("lines"));
    }

    private static List<String> told(ReplayReport report) {
        return report.records().stream().map(ReplayedRecord::toString).toList();
    }

    @Test
    void a_rejected_record_is_kept_with_its_fields_and_what_is_wrong() {
        var unused = migrator().run(migration());

        Quarantine quarantine = migrator().quarantine(migration());

        assertThat(quarantine.records()).extracting(QuarantinedRecord::key).containsExactly("2", "4", "5");
        QuarantinedRecord first = quarantine.records().get(0);
        assertThat(first.since()).isEqualTo(NOW);
        assertThat(first.problems()).extracting(Problem::field).containsExactly("amount");
        assertThat(first.fields())
                .containsEntry("id", KeptValue.plain("2"))
                .containsEntry("amount", KeptValue.plain("two"))
                .containsEntry("iban", KeptValue.masked())
                .containsEntry("day", KeptValue.plain("2026-01-02"));
    }

    @Test
    void the_largest_group_comes_first() {
        lines = List.of(line(1, "one"), line(2, "two"), line(4, "4.00"));
        var unused = migrator().run(migration());

        assertThat(migrator().quarantine(migration()).groups())
                .extracting(group -> group.field() + " " + group.count() + " " + group.examples())
                .containsExactly("amount 2 [1, 2]", " 1 [4]");
    }

    @Test
    void a_replay_moves_exactly_what_was_fixed() {
        var unused = migrator().run(migration());
        assertThat(balance()).startsWith("read=5 migrated=2 merged=0 excluded=0 rejected=3");

        ReplayReport report = migrator().replay(migration(), Fixes.chosen().fix("lines", Key.of(2), "amount", "2.00"));

        assertThat(told(report)).containsExactly("lines 2: migrated");
        assertThat(arrived()).containsExactly(1, 3, 2);
        assertThat(balance()).startsWith("read=5 migrated=3 merged=0 excluded=0 rejected=2");
        assertThat(migrator().quarantine(migration()).size()).isEqualTo(2);
        assertThat(migrator()
                        .outcome(migration(), "lines", Key.of(2))
                        .orElseThrow()
                        .outcome())
                .isEqualTo(Outcome.MIGRATED);
        assertThat(migrator().runs(migration())).extracting(RunInfo::kind).containsExactly(RunKind.RUN, RunKind.REPLAY);
    }

    @Test
    void what_is_rejected_again_stays_with_what_is_wrong_now() {
        var unused = migrator().run(migration());

        ReplayReport report = migrator().replay(migration(), Fixes.chosen().fix("lines", Key.of(4), "amount", "4.00"));

        assertThat(told(report)).containsExactly("lines 4: rejected\n  ✗ breaks a rule (rule: is not of the fourth)");
        QuarantinedRecord kept = migrator().quarantine(migration()).records().get(1);
        assertThat(kept.problems()).extracting(Problem::rule).containsExactly("is not of the fourth");
        assertThat(kept.fields()).containsEntry("amount", KeptValue.plain("4.00"));
        assertThat(kept.run()).isEqualTo(report.run().run());
        assertThat(balance()).startsWith("read=5 migrated=2 merged=0 excluded=0 rejected=3");
    }

    @Test
    void what_was_fixed_in_the_source_is_tried_without_fixes_and_what_is_gone_is_told() {
        var unused = migrator().run(migration());
        lines = List.of(line(1, "1.00"), line(2, "2.00"), line(3, "3.00"), line(6, "6.00"));

        ReplayReport report = migrator().replay(migration(), Fixes.none());

        assertThat(told(report))
                .containsExactlyInAnyOrder(
                        "lines 4: not found, its source holds no record with its key any more, or several",
                        "lines 5: not found, its source holds no record with its key any more, or several",
                        "lines 2: migrated");
        assertThat(arrived()).containsExactly(1, 3, 2);
        assertThat(balance()).startsWith("read=5 migrated=3 merged=0 excluded=0 rejected=2");
    }

    @Test
    void of_two_records_with_one_key_the_one_that_arrived_is_not_moved_again() {
        lines = List.of(line(1, "1.00"), line(2, "two"), line(2, "2.00"));
        var unused = migrator().run(migration());
        lines = List.of(line(1, "1.00"), line(2, "2.02"), line(2, "2.00"));

        ReplayReport report = migrator().replay(migration(), Fixes.none());

        assertThat(told(report)).containsExactly("lines 2: migrated");
        assertThat(target.rows(bookings))
                .extracting(row -> row.amount().toString())
                .containsExactly("1.00", "2.00", "2.02");
    }

    @Test
    void fixes_that_do_not_fit_are_told_together_and_nothing_is_written() {
        var unused = migrator().run(migration());
        Fixes fixes = Fixes.chosen()
                .fix("lines", Key.of(2), "amout", "2.00")
                .fix("lines", Key.of(4), "day", "31.01.2026")
                .fix("lines", Key.of(5), "amount", null);

        assertThatThrownBy(() -> migrator().replay(migration(), fixes))
                .isInstanceOf(RunFailedException.class)
                .hasMessageContaining("""
                        nothing was replayed, as not all fixes fit:
                          lines 2: Line has no field 'amout'; did you mean 'amount'?
                          lines 4: day is no LocalDate; write it as ISO 8601 has it: 2026-01-31, 2026-01-31T23:59:00Z
                          lines 5: amount must have a value""");
        assertThat(migrator().runs(migration())).hasSize(1);
        assertThatThrownBy(() -> migrator().replay(migration(), Fixes.chosen().retry("lines", Key.of(1))))
                .hasMessageContaining(
                        "lines %s is not in quarantine (any more), or there is no such move",
                        Key.of(1).masked());
    }

    @Test
    void a_run_that_is_not_complete_is_resumed_first() {
        assertThatThrownBy(() -> migrator().replay(migration(), Fixes.none()))
                .hasMessageContaining("migration 'books' has not run yet, so that there is nothing to replay");
        cancelledAfterOneChunk(1);

        assertThatThrownBy(() -> migrator().replay(migration(), Fixes.none()))
                .hasMessageContaining(
                        "is CANCELLED, and its records have no outcome yet; resume it by running the migration again");
    }

    private void cancelledAfterOneChunk(int chunkSize) {
        var unused = Migrator.with(cancelling(options().chunkSize(chunkSize))).run(migration());
    }

    private static Options cancelling(Options options) {
        Cancellation wish = new Cancellation();
        return options.cancellation(wish).listener(new RunListener() {
            @Override
            public void chunkDone(Progress progress) {
                wish.cancel();
            }
        });
    }

    @Test
    void an_interrupted_replay_is_not_resumed_as_a_new_one_takes_the_rest() {
        var unused = migrator().run(migration());
        lines = List.of(line(1, "1.00"), line(2, "2.00"), line(3, "3.00"), line(7, "4.00"), line(5, "5.00"));

        ReplayReport half = Migrator.with(cancelling(options().chunkSize(1))).replay(migration(), Fixes.none());

        assertThat(half.run().state()).isEqualTo(State.CANCELLED);
        assertThat(balance()).startsWith("read=5 migrated=3 merged=0 excluded=0 rejected=2");
        assertThat(migrator().run(migration()).state()).isEqualTo(State.ALREADY_COMPLETED);
        assertThat(told(migrator().replay(migration(), Fixes.none()))).contains("lines 5: migrated");
        assertThat(arrived()).containsExactly(1, 3, 2, 5);
        assertThat(balance()).startsWith("read=5 migrated=4 merged=0 excluded=0 rejected=1");
    }

    @Test
    void a_sensitive_field_is_sealed_for_whoever_holds_the_key() {
        var unused = Migrator.with(options().quarantineKey(KEY)).run(migration());

        QuarantinedRecord record = migrator().quarantine(migration()).records().get(0);

        assertThat(record.fields().get("iban").form()).isEqualTo(KeptValue.Form.SEALED);
        assertThat(record.entry().record().detail()).doesNotContain("DE00");
        assertThat(record.opened(KEY).fields()).containsEntry("iban", KeptValue.plain("DE00-2"));
        assertThatThrownBy(() -> record.opened(ANOTHER_KEY))
                .hasMessage(
                        "a value in quarantine cannot be opened; give the key that Options.quarantineKey had in the run");
    }

    @Test
    void erased_records_are_gone_but_count() {
        var unused = migrator().run(migration());

        assertThat(migrator().quarantine(migration()).erase("lines", Key.of(2))).isEqualTo(1);

        Quarantine left = migrator().quarantine(migration());
        assertThat(left.records()).extracting(QuarantinedRecord::key).containsExactly("4", "5");
        assertThat(left.eraseOlderThan(NOW)).isZero();
        assertThat(left.eraseOlderThan(NOW.plusSeconds(1))).isEqualTo(2);
        assertThat(migrator().replay(migration(), Fixes.none()).records()).isEmpty();
        assertThat(balance()).startsWith("read=5 migrated=2 merged=0 excluded=0 rejected=3");
    }
}
