package dev.intact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.intact.TestRows.In;
import dev.intact.TestRows.Out;
import dev.intact.field.Key;
import dev.intact.ledger.Outcome;
import dev.intact.ledger.RecordOutcome;
import dev.intact.run.Change;
import dev.intact.run.ErrorLimit;
import dev.intact.run.Options;
import dev.intact.run.RunFailedException;
import dev.intact.run.RunInfo;
import dev.intact.run.RunReport;
import dev.intact.run.RunReport.State;
import dev.intact.sink.InMemoryTarget;
import dev.intact.sink.JsonLines;
import dev.intact.sink.Rejected;
import dev.intact.sink.Sink;
import dev.intact.source.InMemorySource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A list of rejects in a file of its own, beside a run that fails and is resumed. */
class ListsBesideTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final InMemoryTarget target = InMemoryTarget.named("new system");
    private final Sink<Out> outs = target.sink("out", Out.class);

    @TempDir
    private Path folder;

    private Path list;

    @BeforeEach
    void name() {
        list = folder.resolve("rejects.jsonl");
    }

    private static Migration migration(Sink<Out> sink) {
        return InterruptedRunsTest.migration(InMemorySource.of(In.class, TestRows.rows(100)), TestRows.mapping(), sink);
    }

    private Options options() {
        return Options.defaults().chunkSize(10).rejectsInto(JsonLines.of(list, Rejected.class));
    }

    private RunReport run() {
        return Migrator.with(options()).run(migration(outs));
    }

    private RunFailedException failure(Options options) {
        return catchThrowableOfType(
                RunFailedException.class, () -> Migrator.with(options).run(migration(outs)));
    }

    private void fail() {
        assertThat(failure(options().errorLimit(ErrorLimit.count(4))).report().state())
                .isEqualTo(State.FAILED);
    }

    private void checkAll(RunReport report) throws IOException {
        assertThat(report.state()).isEqualTo(State.COMPLETED);
        assertThat(target.rows(outs)).hasSize(80);
        assertThat(Files.readAllLines(list)).hasSize(10).doesNotHaveDuplicates();
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("rejects.jsonl", "rejects.jsonl.ledger", ".rejects.jsonl.ledger.lock");
        }
    }

    @Test
    void a_failed_run_shows_its_list_and_goes_on_with_it() throws IOException {
        fail();
        assertThat(Files.readAllLines(list)).as("list of the failed run").hasSize(5);

        checkAll(run());
    }

    @Test
    void the_list_of_a_failed_run_may_be_moved_away() throws IOException {
        fail();
        Files.delete(list);

        checkAll(run());
    }

    @Test
    void the_list_of_a_failed_run_is_not_overwritten_once_it_is_edited() throws IOException {
        fail();
        Files.writeString(list, "a remark", StandardOpenOption.APPEND);

        assertThat(failure(options()))
                .hasMessage("in to out failed: " + list + ": this file is not the one that the failed run has left, or"
                        + " it has been edited; move it away, the run writes all of it again under that name");
        assertThat(Files.readString(list)).endsWith("a remark");
        Files.delete(list);
        checkAll(run());
    }

    @Test
    void a_list_whose_ledger_is_gone_is_not_begun_anew() throws IOException {
        fail();
        Files.delete(list);
        Files.delete(folder.resolve("rejects.jsonl.ledger"));

        assertThat(failure(options()))
                .hasMessageMatching("in to out failed: rejects.jsonl was no part of run \\S+ when it was begun, or its"
                        + " ledger is gone; restore it, begin anew, or go on despite Change.TARGET");
        RunReport report = Migrator.with(options().despite(Change.TARGET)).run(migration(outs));
        assertThat(report.state()).isEqualTo(State.COMPLETED);
        assertThat(Files.readAllLines(list)).as("list of the rest").hasSize(5);
    }

    @Test
    void the_journal_of_a_file_forgets_old_runs_and_keeps_the_latest() throws IOException {
        Path file = folder.resolve("out.jsonl");
        Migration migration = migration(JsonLines.of(file, Out.class).replacing());
        AtomicInteger runs = new AtomicInteger();
        Options options = Options.defaults()
                .fullLedger()
                .runIds(() -> "r" + runs.incrementAndGet())
                .clock(Clock.fixed(NOON, ZoneOffset.UTC));
        RunReport first = Migrator.with(options).run(migration);
        RunReport second = Migrator.with(options).run(migration);
        long before = Files.size(folder.resolve("out.jsonl.ledger"));

        assertThat(Migrator.create().prune(migration, NOON)).isZero();
        assertThat(Migrator.create().prune(migration, NOON.plus(Duration.ofDays(1))))
                .isEqualTo(1);

        assertThat(Files.size(folder.resolve("out.jsonl.ledger"))).isBetween(before / 3, before * 2 / 3);
        assertThat(Migrator.create().runs(migration)).extracting(RunInfo::run).containsExactly("r2");
        assertThat(List.of(first.run(), second.run())).containsExactly("r1", "r2");
        assertThat(Migrator.create().outcome(migration, "rows", Key.of(7)).map(RecordOutcome::outcome))
                .contains(Outcome.MIGRATED);
    }
}
