package dev.intact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.intact.TestRows.In;
import dev.intact.TestRows.Out;
import dev.intact.convert.Fn;
import dev.intact.field.Problem;
import dev.intact.ledger.Outcome;
import dev.intact.ledger.RecordOutcome;
import dev.intact.mapping.Mapping;
import dev.intact.run.Cancellation;
import dev.intact.run.MoveReport;
import dev.intact.run.Options;
import dev.intact.run.Progress;
import dev.intact.run.RunFailedException;
import dev.intact.run.RunListener;
import dev.intact.run.RunReport;
import dev.intact.run.RunReport.State;
import dev.intact.sink.InMemoryTarget;
import dev.intact.sink.Rejected;
import dev.intact.sink.Sink;
import dev.intact.sink.TargetException;
import dev.intact.source.InMemorySource;
import dev.intact.source.Source;
import dev.intact.source.SourceException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that end before their time, and what remains of them. */
@Timeout(60)
class InterruptedRunsTest {
    private final InMemoryTarget target = InMemoryTarget.named("new system");
    private final Sink<Out> outs = target.sink("out", Out.class);

    static Migration migration(Source<In> source, Mapping<In, Out> mapping, Sink<Out> sink) {
        return Migration.of("in to out", Move.named("rows").from(source).to(mapping, sink));
    }

    private static RunFailedException failure(Options options, Migration migration) {
        return catchThrowableOfType(
                RunFailedException.class, () -> Migrator.with(options).run(migration));
    }

    /** The wish that the function under way makes; a function of a definition holds nothing itself. */
    private static volatile Cancellation wish = new Cancellation();

    private static final Fn<String, String> CANCELS_AT_25 = text -> {
        if (text.equals("t25")) {
            wish.cancel();
        }
        return text;
    };

    @Test
    void a_cancelled_run_takes_the_chunk_under_way_back_and_reports_those_before() {
        wish = new Cancellation();

        RunReport report = Migrator.with(Options.defaults().chunkSize(10).cancellation(wish))
                .run(migration(InMemorySource.of(In.class, TestRows.rows(100)), TestRows.mapping(CANCELS_AT_25), outs));

        assertThat(report.state()).isEqualTo(State.CANCELLED);
        assertThat(report.failure()).isEmpty();
        assertThat(report.moves())
                .hasToString("[balance rows: read=20 migrated=16 merged=0 excluded=2 rejected=2"
                        + " archived=0 unchanged=0]");
        assertThat(report.balance().closes()).isTrue();
        assertThat(target.rows(outs))
                .extracting(Out::id)
                .containsExactly(0, 1, 3, 4, 6, 7, 8, 9, 10, 11, 13, 14, 16, 17, 18, 19);
    }

    @Test
    void a_run_that_is_cancelled_before_it_begins_does_nothing() {
        Cancellation cancelled = new Cancellation();
        cancelled.cancel();

        RunReport report = Migrator.with(Options.defaults().cancellation(cancelled))
                .run(migration(InMemorySource.of(In.class, TestRows.rows(9)), TestRows.mapping(), outs));

        assertThat(report)
                .hasToString("RUN of in to out: CANCELLED, read=0 migrated=0 merged=0 excluded=0 rejected=0"
                        + " archived=0 unchanged=0");
        assertThat(target.rows(outs)).isEmpty();
    }

    @Test
    void an_interrupted_thread_cancels_its_run() {
        Thread.currentThread().interrupt();

        RunReport report = Migrator.create()
                .run(migration(InMemorySource.of(In.class, TestRows.rows(9)), TestRows.mapping(), outs));

        assertThat(Thread.interrupted()).as("it stays interrupted").isTrue();
        assertThat(report.state()).isEqualTo(State.CANCELLED);
    }

    @Test
    void an_interrupted_thread_cancels_its_run_though_others_work_for_it() {
        waiting = Thread.currentThread();
        othersWork = false;

        RunReport report = Migrator.with(Options.defaults().chunkSize(1).workers(4))
                .run(migration(
                        InMemorySource.of(In.class, TestRows.rows(40)),
                        TestRows.mapping(INTERRUPTS_WHO_WAITS_FOR_THE_OTHERS),
                        outs));

        assertThat(Thread.interrupted()).as("it stays interrupted").isTrue();
        assertThat(report.state()).isEqualTo(State.CANCELLED);
    }

    /** The thread that runs the migration, to be interrupted when it has no split left. */
    private static volatile Thread waiting = Thread.currentThread();

    private static volatile boolean othersWork;

    private static final Fn<String, String> INTERRUPTS_WHO_WAITS_FOR_THE_OTHERS = text -> {
        if (Thread.currentThread() == waiting) {
            until(() -> othersWork);
        } else {
            othersWork = true;
            until(InterruptedRunsTest::waitsForTheOthers);
            waiting.interrupt();
            until(() -> !waiting.isInterrupted()); // it has been woken by it
        }
        return text;
    };

    private static boolean waitsForTheOthers() {
        return Arrays.stream(waiting.getStackTrace())
                .anyMatch(frame -> frame.getClassName().endsWith("MoveRun")
                        && frame.getMethodName().equals("join"));
    }

    private static void until(BooleanSupplier reached) {
        while (!reached.getAsBoolean()) { // the time limit of the class ends it
            LockSupport.parkNanos(100_000);
        }
    }

    @Test
    void a_listener_that_throws_alters_nothing() {
        RunListener throwing = new RunListener() {
            @Override
            public void moveStarted(Progress progress) {
                throw new IllegalStateException("moveStarted");
            }

            @Override
            public void chunkDone(Progress progress) {
                throw new IllegalStateException("chunkDone");
            }

            @Override
            public void rejected(String move, RecordOutcome outcome) {
                throw new IllegalStateException("rejected");
            }

            @Override
            public void moveFinished(MoveReport report) {
                throw new IllegalStateException("moveFinished");
            }
        };
        List<String> told = new ArrayList<>();
        RunListener listening = new RunListener() {
            @Override
            public void rejected(String move, RecordOutcome outcome) {
                told.add(move + " " + outcome.key() + " " + outcome.problems());
            }
        };

        RunReport report = Migrator.with(Options.defaults().listener(throwing).listener(listening))
                .run(migration(InMemorySource.of(In.class, TestRows.rows(10)), TestRows.mapping(), outs));

        assertThat(report.state()).isEqualTo(State.COMPLETED);
        assertThat(report.balance().of(Outcome.MIGRATED)).isEqualTo(8);
        assertThat(told).containsExactly("rows 5 [breaks a rule (rule: none ends in 5)]");
    }

    @Test
    void a_source_that_fails_in_the_middle_fails_the_run_with_what_was_committed() {
        SourceException broken = new SourceException("the line broke at record 37");
        Source<In> source = TestSource.of(In.class, TestRows.rows(100)).failing(37, broken);

        RunFailedException thrown =
                failure(Options.defaults().chunkSize(10), migration(source, TestRows.mapping(), outs));

        assertThat(thrown)
                .hasMessage("in to out failed: the line broke at record 37")
                .hasCause(broken);
        assertThat(thrown.report())
                .hasToString("RUN of in to out: FAILED, read=30 migrated=24 merged=0 excluded=3"
                        + " rejected=3 archived=0 unchanged=0");
        assertThat(thrown.report().move("rows").orElseThrow().counted()).isEmpty();
        assertThat(target.rows(outs)).hasSize(24);
    }

    @Test
    void a_source_that_fails_to_close_fails_the_run() {
        SourceException broken = new SourceException("the file was truncated");
        Source<In> source = TestSource.of(In.class, TestRows.rows(5)).failingToClose(broken);

        assertThat(failure(Options.defaults(), migration(source, TestRows.mapping(), outs)))
                .hasMessage("in to out failed: nothing was moved: rows: the file was truncated");
    }

    @Test
    void a_checked_exception_that_was_thrown_past_the_compiler_fails_the_run() {
        Source<In> source = TestSource.of(In.class, TestRows.rows(5)).failing(2, new IOException("disk"));

        assertThat(failure(Options.defaults(), migration(source, TestRows.mapping(), outs)))
                .hasMessage("in to out failed: java.io.IOException")
                .hasRootCauseMessage("disk");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void a_target_that_fails_fails_the_run_with_what_was_committed(int workers) {
        TargetException broken = new TargetException("the connection was lost");
        TestTarget troubled = TestTarget.over(target).failing(3, broken);

        RunFailedException thrown = failure(
                Options.defaults().chunkSize(5).workers(workers),
                migration(
                        InMemorySource.of(In.class, TestRows.rows(400)),
                        TestRows.mapping(),
                        troubled.sink("out", Out.class)));

        assertThat(thrown)
                .hasMessage("in to out failed: the connection was lost")
                .hasCause(broken);
        assertThat(thrown.report().balance().read()).isEqualTo(15);
        assertThat(thrown.report().balance().of(Outcome.MIGRATED))
                .isEqualTo(target.rows(outs).size());
    }

    @Test
    void the_failure_of_one_worker_is_no_cancellation_by_another() {
        Set<String> messages = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            TestTarget troubled = TestTarget.over(InMemoryTarget.named("new")).failing(9, new TargetException("lost"));
            Migration migration = migration(
                    InMemorySource.of(In.class, TestRows.rows(200)),
                    TestRows.mapping(),
                    troubled.sink("out", Out.class));
            messages.add(failure(Options.defaults().chunkSize(1).workers(4), migration)
                    .getMessage());
        }

        assertThat(messages).containsExactly("in to out failed: lost");
    }

    @Test
    void the_first_failure_is_told_though_others_follow() {
        TargetException lost = new TargetException("the connection was lost");
        TargetException noRollback = new TargetException("cannot roll back");
        TargetException noClose = new TargetException("cannot close");
        TestTarget troubled = TestTarget.over(target).failing(0, lost).failingAfterwards(noRollback, noClose);

        RunFailedException thrown = failure(
                Options.defaults(),
                migration(
                        InMemorySource.of(In.class, TestRows.rows(9)),
                        TestRows.mapping(),
                        troubled.sink("out", Out.class)));

        assertThat(thrown)
                .hasMessage("in to out failed: the connection was lost")
                .hasCause(lost);
        assertThat(lost.getSuppressed()).hasSize(2).contains(noRollback);
    }

    @Test
    void records_that_cannot_be_read_are_rejected_at_their_place() {
        Sink<Rejected> rejects = target.sink("rejects", Rejected.class);
        Source<In> source = TestSource.of(In.class, TestRows.rows(2))
                .unreadable(
                        "in.csv:3",
                        List.of(Problem.of("has 3 columns instead of 2").value("a,b,c")))
                .unreadable(
                        "in.csv:4", List.of(Problem.of("is no number").at("id").value("x")));

        RunReport report =
                Migrator.with(Options.defaults().rejectsInto(rejects)).run(migration(source, TestRows.mapping(), outs));

        assertThat(report.balance())
                .hasToString("read=4 migrated=2 merged=0 excluded=0 rejected=2 archived=0 unchanged=0");
        assertThat(target.rows(rejects))
                .containsExactly(
                        new Rejected("rows", "@in.csv:3", "", "a,b,c", "has 3 columns instead of 2", "", ""),
                        new Rejected("rows", "@in.csv:4", "id", "x", "is no number", "", ""));
    }
}
