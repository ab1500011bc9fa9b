package dev.intact;

import static dev.intact.mapping.FieldRule.map;
import static dev.intact.quality.Rule.on;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.intact.field.Key;
import dev.intact.field.Schema;
import dev.intact.ledger.Chunk;
import dev.intact.ledger.Ledger;
import dev.intact.ledger.Outcome;
import dev.intact.ledger.Position;
import dev.intact.ledger.Receipt;
import dev.intact.mapping.Mapping;
import dev.intact.quality.Verdict;
import dev.intact.run.MoveReport;
import dev.intact.run.Options;
import dev.intact.run.RunFailedException;
import dev.intact.run.RunListener;
import dev.intact.run.RunReport;
import dev.intact.sink.Archived;
import dev.intact.sink.Guarantee;
import dev.intact.sink.InMemoryTarget;
import dev.intact.sink.JsonLines;
import dev.intact.sink.Output;
import dev.intact.sink.Rejected;
import dev.intact.sink.Sink;
import dev.intact.sink.Target;
import dev.intact.sink.TargetRows;
import dev.intact.sink.TargetSession;
import dev.intact.sink.UnitOfWork;
import dev.intact.sink.Written;
import dev.intact.source.Cursor;
import dev.intact.source.InMemorySource;
import dev.intact.source.Source;
import dev.intact.source.SourceException;
import dev.intact.source.Split;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run must not lose, double or reveal, however it ends. */
class RunSafetyTest {
    record Old(int id, @Nullable String phone, String note) {}

    record New(@Nullable Integer id, @Nullable String phone) {}

    static Mapping<Old, New> copying() {
        return Mapping.from(Old.class)
                .to(New.class)
                .key(Old::id)
                .field(map(New::id).copiedFrom(Old::id))
                .field(map(New::phone).copiedFrom(Old::phone).sensitive())
                .archive(Old::note, "for support")
                .build();
    }

    static Mapping<Old, New> numbering() {
        return Mapping.from(Old.class)
                .to(New.class)
                .key(Old::id)
                .field(map(New::id).generated("the target"))
                .field(map(New::phone).copiedFrom(Old::phone))
                .drop(Old::id, "numbered anew")
                .drop(Old::note, "of no use")
                .build();
    }

    static final Source<Old> THINGS =
            InMemorySource.of(Old.class, List.of(new Old(1, "+44 1", "first"), new Old(2, null, "second")));

    record Missing(Source<Old> inner) implements Source<Old> {
        @Override
        public String name() {
            return "lost.csv";
        }

        @Override
        public Schema<Old> schema() {
            return inner.schema();
        }

        @Override
        public List<Split> splits(int atMost) {
            return inner.splits(atMost);
        }

        @Override
        public Cursor<Old> open(Split split, Position after) {
            throw new SourceException("lost.csv: there is no such file");
        }
    }

    final InMemoryTarget target = InMemoryTarget.named("new system");
    final Sink<New> news = target.sink("new", New.class);

    @Test
    void a_source_that_is_missing_is_told_before_any_move_has_written(@TempDir Path folder) {
        Sink<Archived> archive = JsonLines.of(folder.resolve("archive.jsonl"), Archived.class);
        Migration migration = Migration.of(
                "two",
                Move.named("there").from(THINGS).to(copying(), news).archiveInto(archive),
                Move.named("lost")
                        .from(new Missing(THINGS))
                        .to(copying(), target.sink("other", New.class))
                        .archiveInto(archive));

        assertThatThrownBy(() -> Migrator.create().run(migration))
                .hasMessage("two failed: nothing was moved: lost: lost.csv: there is no such file");
        assertThat(target.rows(news)).isEmpty();
    }

    @Test
    void the_archive_and_the_rejects_of_committed_rows_remain_when_a_later_move_fails(@TempDir Path folder)
            throws Exception {
        Path file = folder.resolve("archive.jsonl");
        Path rejects = folder.resolve("rejects.jsonl");
        Sink<Archived> archive = JsonLines.of(file, Archived.class);
        Source<Old> empty = InMemorySource.of(Old.class, List.of());
        Migration migration = Migration.of(
                "two",
                Move.named("full").from(THINGS).to(copying(), news).archiveInto(archive),
                Move.named("empty")
                        .from(empty)
                        .to(copying(), target.sink("other", New.class))
                        .archiveInto(archive));
        Options options = Options.defaults().rejectsInto(JsonLines.of(rejects, Rejected.class));

        assertThatThrownBy(() -> Migrator.with(options).run(migration)).isInstanceOf(RunFailedException.class);

        assertThat(target.rows(news)).hasSize(2);
        assertThat(Files.readAllLines(file)).hasSize(2);
        assertThat(rejects).exists();
    }

    @Test
    void a_target_that_loses_a_row_without_a_word_fails_the_run() {
        Target losing = new Losing(target);
        Sink<New> sink = new LosingSink(losing, news);

        assertThatThrownBy(() -> Migrator.create()
                        .run(Migration.of(
                                "losing",
                                Move.named("things")
                                        .from(THINGS)
                                        .to(copying(), sink)
                                        .archiveInto(
                                                InMemoryTarget.named("archive").sink("archive", Archived.class)))))
                .hasMessage("losing failed: losing was handed 2 rows that it did not refuse, but says that it took 1");
    }

    record LosingSink(Target target, Sink<New> inner) implements Sink<New> {
        @Override
        public String name() {
            return inner.name();
        }

        @Override
        public Schema<New> schema() {
            return inner.schema();
        }
    }

    record Losing(InMemoryTarget inner) implements Target {
        @Override
        public String name() {
            return "losing";
        }

        @Override
        public Guarantee guarantee() {
            return inner.guarantee();
        }

        @Override
        public int parallelism() {
            return 1;
        }

        @Override
        public TargetSession open(List<Output<?>> outputs) {
            TargetSession session = inner.open(List.of());
            return new TargetSession() {
                @Override
                public Ledger ledger() {
                    return session.ledger();
                }

                @Override
                public UnitOfWork begin() {
                    return new LosingWork(session.begin());
                }

                @Override
                public void complete() {
                    session.complete();
                }

                @Override
                public void close() {
                    session.close();
                }
            };
        }
    }

    record LosingWork(UnitOfWork inner) implements UnitOfWork {
        @Override
        public Written write(List<TargetRows> records) {
            return Written.of(records.size() - 1L, 0, 0, Map.of());
        }

        @Override
        public Receipt commit(Chunk chunk) {
            return inner.commit(chunk);
        }

        @Override
        public void rollback() {
            inner.rollback();
        }

        @Override
        public void close() {
            inner.close();
        }
    }

    @Test
    void a_sink_whose_fields_are_given_here_and_generated_there_is_refused() {
        assertThatThrownBy(() -> Migration.of(
                        "two minds",
                        Move.named("given")
                                .from(THINGS)
                                .to(copying(), news)
                                .archiveInto(target.sink("archive", Archived.class)),
                        Move.named("numbered").from(THINGS).to(numbering(), news)))
                .hasMessage("""
                        migration 'two minds' has 1 fault:
                          - sink 'new': is given a field by one mapping that another leaves to be generated; let all mappings into it agree, or give each a sink of its own name""");
    }

    @Test
    void a_sensitive_rule_masks_its_source_field_too() {
        Migration migration = Migration.of(
                "masked",
                Move.named("things")
                        .from(THINGS)
                        .to(copying(), news)
                        .archiveInto(target.sink("archive", Archived.class)));

        assertThat(Migrator.create().explain(migration, "things", Key.of(1)).toString())
                .contains("phone=***")
                .doesNotContain("+44");
    }

    @Test
    void a_listener_that_fails_badly_does_not_end_the_run() {
        Options options = Options.defaults().listener(new RunListener() {
            @Override
            public void moveFinished(MoveReport report) {
                throw new AssertionError("not what I expected");
            }
        });

        RunReport report = Migrator.with(options)
                .run(Migration.of(
                        "watched",
                        Move.named("things")
                                .from(THINGS)
                                .to(copying(), news)
                                .archiveInto(target.sink("archive", Archived.class))));

        assertThat(report.balance().of(Outcome.MIGRATED)).isEqualTo(2);
    }

    record Amount(BigDecimal value) {}

    @Test
    void a_list_of_decimals_is_one_of_numbers_whatever_their_scale() {
        assertThat(on(Amount::value)
                        .oneOf(new BigDecimal("0"), new BigDecimal("1.50"))
                        .test(new Amount(new BigDecimal("0.00"))))
                .isEqualTo(Verdict.KEPT);
    }

    @Test
    void a_place_that_is_named_by_a_value_can_be_shown_without_it() {
        assertThat(Key.ofPlace("customers", "123-45-6789").masked()).isEqualTo("@customers[***]");
        assertThat(Key.ofPlace("customers.csv:17").masked()).isEqualTo("@customers.csv:17");
    }
}
