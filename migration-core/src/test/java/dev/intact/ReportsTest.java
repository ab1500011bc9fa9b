package dev.intact;

import static dev.intact.mapping.FieldRule.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.intact.TestRows.In;
import dev.intact.TestRows.Out;
import dev.intact.field.Key;
import dev.intact.mapping.Mapping;
import dev.intact.quality.Rule;
import dev.intact.run.Options;
import dev.intact.run.Progress;
import dev.intact.run.RunListener;
import dev.intact.run.RunReport;
import dev.intact.sink.InMemoryTarget;
import dev.intact.sink.Sink;
import dev.intact.source.InMemorySource;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What runs say, word for word. */
class ReportsTest {
    private final InMemoryTarget target = InMemoryTarget.named("new system");
    private final Sink<Out> outs = target.sink("out", Out.class);

    private final Migration migration = Migration.of(
            "in to out",
            Move.named("rows")
                    .from(InMemorySource.of(In.class, TestRows.rows(17)))
                    .to(warning(), outs));

    private static Mapping<In, Out> warning() {
        return Mapping.from(In.class)
                .to(Out.class)
                .key(In::id)
                .exclude("those that end in 2", row -> row.id() % 10 == 2)
                .field(map(Out::id).copiedFrom(In::id))
                .field(map(Out::text).copiedFrom(In::text))
                .require("none ends in 5", row -> row.id() % 10 != 5)
                .require(Rule.on(Out::id).atMost(15).warning())
                .build();
    }

    private static Options fixed() {
        return Options.defaults()
                .clock(Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC))
                .runIds(() -> "run-7");
    }

    @Test
    void sums_a_run_up() {
        assertThat(Migrator.with(fixed()).run(migration).summary()).isEqualTo("""
                Run "in to out" completed in 0 ms (run run-7)
                  rows: 17 records in 0 ms, rows inserted=13 updated=0 unchanged=0
                    rejected 2 × breaks a rule (rule: none ends in 5)  (5, 15)
                    excluded 2 × excluded: those that end in 2  (2, 12)
                    warned 1 × id: breaks a rule (rule: is at most 15)  (16)
                balance rows: read=17 migrated=13 merged=0 excluded=2 rejected=2 archived=0 unchanged=0
                """);
    }

    @Test
    void writes_a_run_as_json() {
        assertThat(Migrator.with(fixed()).dryRun(migration).toJson()).isEqualTo("""
                {
                  "run" : "run-7",
                  "migration" : "in to out",
                  "mode" : "DRY_RUN",
                  "state" : "COMPLETED",
                  "started" : "2026-03-01T10:00:00Z",
                  "finished" : "2026-03-01T10:00:00Z",
                  "moves" : [
                    {
                      "move" : "rows",
                      "balance" : {
                        "read" : 17,
                        "migrated" : 13,
                        "merged" : 0,
                        "excluded" : 2,
                        "rejected" : 2,
                        "archived" : 0,
                        "unchanged" : 0
                      },
                      "counted" : 17,
                      "closes" : true,
                      "rows" : {
                        "inserted" : 13,
                        "updated" : 0,
                        "unchanged" : 0
                      },
                      "milliseconds" : 0,
                      "reasons" : [
                        {
                          "outcome" : "excluded",
                          "field" : "",
                          "reason" : "excluded: those that end in 2",
                          "count" : 2,
                          "examples" : [
                            "2",
                            "12"
                          ]
                        },
                        {
                          "outcome" : "rejected",
                          "field" : "",
                          "reason" : "breaks a rule (rule: none ends in 5)",
                          "count" : 2,
                          "examples" : [
                            "5",
                            "15"
                          ]
                        },
                        {
                          "outcome" : "migrated",
                          "field" : "id",
                          "reason" : "breaks a rule (rule: is at most 15)",
                          "count" : 1,
                          "examples" : [
                            "16"
                          ]
                        }
                      ]
                    }
                  ]
                }
                """);
    }

    @Test
    void previews_the_first_records() {
        assertThat(Migrator.create().preview(migration, 3)).hasToString("""
                rows 0
                  → out: id=0, text=t0
                rows 1
                  → out: id=1, text=t1
                rows 2
                  → out: excluded: those that end in 2
                """);
        assertThat(target.rows(outs)).isEmpty();
        assertThatThrownBy(() -> Migrator.create().preview(migration, 0))
                .hasMessage("a preview shows at least one record, not 0");
    }

    @Test
    void explains_that_there_is_no_such_record_or_move() {
        assertThat(Migrator.create().explain(migration, "rows", Key.of(99))).hasToString("""
                rows 99
                  ✗ record: is not in In; check the key, and its type
                  ledger  no run has begun
                """);
        assertThatThrownBy(() -> Migrator.create().explain(migration, "row", Key.of(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("migration in to out has no move 'row'; did you mean 'rows'? (moves: rows)");
        assertThatThrownBy(() -> Migrator.create().explain(migration, "columns", Key.of(1)))
                .hasMessage("migration in to out has no move 'columns' (moves: rows)");
    }

    @Test
    void tells_listeners_how_far_a_move_has_come() {
        List<String> told = new ArrayList<>();
        RunListener listener = new RunListener() {
            @Override
            public void moveStarted(Progress progress) {
                told.add("started " + progress);
            }

            @Override
            public void chunkDone(Progress progress) {
                told.add(progress.balance().read() + " of " + progress.total().orElseThrow());
            }
        };

        RunReport report =
                Migrator.with(fixed().chunkSize(7).listener(listener)).run(migration);

        assertThat(report.state()).isEqualTo(RunReport.State.COMPLETED);
        assertThat(told).containsExactly("started rows: 0 of 17 records, 0/s", "7 of 17", "14 of 17", "17 of 17");
    }
}
