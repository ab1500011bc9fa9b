package dev.intact;

import static dev.intact.mapping.FieldRule.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.field.Key;
import dev.intact.ledger.Outcome;
import dev.intact.ledger.RecordOutcome;
import dev.intact.ledger.RunState;
import dev.intact.mapping.Mapping;
import dev.intact.quality.Rule;
import dev.intact.run.Explanation;
import dev.intact.run.Options;
import dev.intact.run.RunInfo;
import dev.intact.run.RunReport;
import dev.intact.sink.InMemoryTarget;
import dev.intact.source.InMemorySource;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class RememberedRunsTest {
    record Old(int id, String mail) {}

    record New(int id, String mail) {}

    static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    final InMemoryTarget target = InMemoryTarget.named("memory");

    Migration migration() {
        Mapping<Old, New> mapping = Mapping.from(Old.class)
                .to(New.class)
                .key(Old::id)
                .field(map(New::id).copiedFrom(Old::id))
                .field(map(New::mail).copiedFrom(Old::mail))
                .require(Rule.that("has an address", row -> row.mail().contains("@")))
                .sensitive(Old::mail)
                .build();
        InMemorySource<Old> source =
                InMemorySource.of(Old.class, List.of(new Old(1, "a@b"), new Old(2, "nonsense"), new Old(3, "c@d")));
        return Migration.of("people", Move.named("people").from(source).to(mapping, target.sink("new", New.class)));
    }

    static Migrator migrator(String run, Instant now) {
        return Migrator.with(Options.defaults().anew().runIds(() -> run).clock(Clock.fixed(now, ZoneOffset.UTC)));
    }

    @Test
    void a_complete_run_is_told_again_and_not_repeated() {
        RunReport first = Migrator.create().run(migration());
        RunReport again = Migrator.create().run(migration());

        assertThat(first.state()).isEqualTo(RunReport.State.COMPLETED);
        assertThat(again.state()).isEqualTo(RunReport.State.ALREADY_COMPLETED);
        assertThat(again.run()).isEqualTo(first.run());
        assertThat(again.balance()).isEqualTo(first.balance());
        assertThat(again.summary()).contains("already completed");
        assertThat(target.rows(target.sink("new", New.class))).hasSize(2);
    }

    @Test
    void runs_are_listed_with_their_balances() {
        assertThat(Migrator.create().runs(migration())).isEmpty();

        RunReport report = migrator("r1", NOON).run(migration());
        List<RunInfo> runs = Migrator.create().runs(migration());

        assertThat(runs).hasSize(1);
        assertThat(runs.get(0).run()).isEqualTo("r1");
        assertThat(runs.get(0).state()).isEqualTo(RunState.COMPLETED);
        assertThat(runs.get(0).started()).isEqualTo(NOON);
        assertThat(runs.get(0).balances()).containsExactly(java.util.Map.entry("people", report.balance()));
    }

    @Test
    void a_rejected_record_is_kept_with_its_reason_and_without_its_value() {
        RunReport unused = Migrator.create().run(migration());

        RecordOutcome kept =
                Migrator.create().outcome(migration(), "people", Key.of(2)).orElseThrow();
        assertThat(kept.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(kept.problems()).hasSize(1);
        assertThat(kept.problems().toString()).contains("has an address").doesNotContain("nonsense");
        assertThat(Migrator.create().outcome(migration(), "people", Key.of(1)))
                .as("a plain success is counted, not kept")
                .isEmpty();
    }

    @Test
    void the_story_of_a_record_tells_what_the_ledger_keeps() {
        assertThat(Migrator.create().explain(migration(), "people", Key.of(2)).ledger())
                .isEqualTo("no run has begun");
        RunReport unused = migrator("r1", NOON).run(migration());

        Explanation rejected = Migrator.create().explain(migration(), "people", Key.of(2));
        assertThat(rejected.ledger()).isEqualTo("""
                REJECTED, in run r1 (COMPLETED) of 2026-01-01T12:00:00Z
                    ✗ breaks a rule (rule: has an address)""");
        assertThat(rejected.outcome().map(RecordOutcome::outcome)).contains(Outcome.REJECTED);
        assertThat(rejected).asString().contains("  ledger  REJECTED, in run r1");

        Explanation migrated = Migrator.create().explain(migration(), "people", Key.of(1));
        assertThat(migrated.ledger())
                .isEqualTo("not kept by run r1 (COMPLETED) of 2026-01-01T12:00:00Z: records with a problem or a"
                        + " reason are kept, all with Options.fullLedger()");
        assertThat(migrated.outcome()).isEmpty();
    }

    @Test
    void a_full_ledger_keeps_every_outcome() {
        RunReport unused = Migrator.with(Options.defaults().fullLedger()).run(migration());

        assertThat(Migrator.create().outcome(migration(), "people", Key.of(1)).map(RecordOutcome::outcome))
                .contains(Outcome.MIGRATED);
    }

    @Test
    void old_runs_are_forgotten_but_for_the_latest() {
        RunReport first = migrator("r1", NOON).run(migration());
        RunReport second = migrator("r2", NOON.plusSeconds(60)).run(migration());

        assertThat(Migrator.create().prune(migration(), NOON.plusSeconds(600))).isEqualTo(1);
        assertThat(Migrator.create().runs(migration())).extracting(RunInfo::run).containsExactly(second.run());
        assertThat(first.run()).isNotEqualTo(second.run());
    }
}
