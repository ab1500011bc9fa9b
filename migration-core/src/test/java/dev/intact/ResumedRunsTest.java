package dev.intact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.intact.TestRows.In;
import dev.intact.TestRows.Out;
import dev.intact.field.Schema;
import dev.intact.ledger.Fingerprint;
import dev.intact.ledger.Outcome;
import dev.intact.ledger.Position;
import dev.intact.mapping.Mapping;
import dev.intact.run.Cancellation;
import dev.intact.run.Change;
import dev.intact.run.ErrorLimit;
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
import dev.intact.source.Cursor;
import dev.intact.source.InMemorySource;
import dev.intact.source.Source;
import dev.intact.source.SourceException;
import dev.intact.source.Split;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs that go on where one before stopped, and those that may not. */
@Timeout(60)
class ResumedRunsTest {
    private static final int ROWS = 400;

    private final InMemoryTarget target = InMemoryTarget.named("new system");
    private final InMemoryTarget lists = InMemoryTarget.named("lists");
    private final Sink<Out> outs = target.sink("out", Out.class);
    private final Sink<Rejected> rejects = lists.sink("rejects", Rejected.class);

    private Migration migration(Mapping<In, Out> mapping, Sink<Out> sink) {
        return InterruptedRunsTest.migration(InMemorySource.of(In.class, TestRows.rows(ROWS)), mapping, sink);
    }

    private Migration migration() {
        return migration(TestRows.mapping(), outs);
    }

    /** The same but for one function. */
    private Migration changed() {
        return migration(TestRows.mapping(ResumedRunsTest::stripped), outs);
    }

    private static String stripped(String text) {
        return text.strip();
    }

    private Options options() {
        return Options.defaults().chunkSize(10).rejectsInto(rejects);
    }

    private static Options stoppingAfter(int chunks, Options options) {
        Cancellation wish = new Cancellation();
        AtomicInteger done = new AtomicInteger();
        return options.cancellation(wish).listener(new RunListener() {
            @Override
            public void chunkDone(Progress progress) {
                if (done.incrementAndGet() == chunks) {
                    wish.cancel();
                }
            }
        });
    }

    private void stopAfter(int chunks, Options options) {
        assertThat(Migrator.with(stoppingAfter(chunks, options))
                        .run(migration())
                        .state())
                .isEqualTo(State.CANCELLED);
    }

    private static RunFailedException failure(Options options, Migration migration) {
        return catchThrowableOfType(
                RunFailedException.class, () -> Migrator.with(options).run(migration));
    }

    private void checkAll(RunReport report) {
        assertThat(report.balance())
                .hasToString("read=400 migrated=320 merged=0 excluded=40 rejected=40 archived=0 unchanged=0");
        assertThat(target.rows(outs))
                .extracting(Out::id)
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, ROWS)
                        .filter(id -> id % 10 != 2 && id % 10 != 5)
                        .boxed()
                        .toList());
        assertThat(lists.rows(rejects)).hasSize(40).doesNotHaveDuplicates();
        assertThat(report.moves().get(0).reasons(Outcome.REJECTED))
                .extracting(Object::toString)
                .containsExactly("40 × breaks a rule (rule: none ends in 5)");
    }

    @ParameterizedTest
    @CsvSource({"1, 10, 1, 7", "1, 10, 1, 1000", "3, 10, 1, 7", "1, 10, 3, 33", "4, 5, 2, 64", "2, 64, 4, 5"})
    void a_run_goes_on_with_another_chunk_size_and_other_workers(int workers, int size, int nextWorkers, int nextSize) {
        stopAfter(3, options().workers(workers).chunkSize(size));

        RunReport report = Migrator.with(options().workers(nextWorkers).chunkSize(nextSize))
                .run(migration());

        assertThat(report.state()).isEqualTo(State.COMPLETED);
        checkAll(report);
    }

    @ParameterizedTest
    @CsvSource({"7", "10", "1000"})
    void a_chunk_that_only_the_list_of_rejects_has_is_not_listed_again(int nextSize) {
        TestTarget troubled = TestTarget.over(target).failing(3, new TargetException("lost"));
        assertThat(failure(options(), migration(TestRows.mapping(), troubled.sink("out", Out.class))))
                .hasMessage("in to out failed: lost");
        assertThat(lists.rows(rejects)).as("one chunk more than the rows").hasSize(4);

        checkAll(Migrator.with(options().chunkSize(nextSize)).run(migration()));
    }

    @Test
    void a_changed_mapping_is_told_before_a_run_goes_on() {
        stopAfter(3, options());

        RunFailedException thrown = failure(options(), changed());

        assertThat(thrown).hasMessageMatching(Pattern.compile("""
                        in to out failed: the definition of move 'rows' has changed since the run was begun:
                          is: mapping 'In → Out': code of dev\\.intact\\.ResumedRunsTest: \\p{XDigit}{16}
                        restore it, begin anew, or go on despite Change\\.DEFINITION"""));
        assertThat(target.rows(outs)).hasSize(24);
        checkAll(Migrator.with(options().despite(Change.DEFINITION)).run(changed()));
    }

    @Test
    void a_changed_mapping_of_a_move_that_is_done_is_told_as_well() {
        SourceException broken = new SourceException("the line broke");
        assertThat(failure(
                        options(),
                        two(
                                TestRows.mapping(),
                                TestSource.of(In.class, TestRows.rows(50)).failing(25, broken))))
                .hasMessage("two failed: the line broke");

        assertThat(failure(
                        options(),
                        two(TestRows.mapping(ResumedRunsTest::stripped), TestSource.of(In.class, TestRows.rows(50)))))
                .hasMessageStartingWith(
                        "two failed: the definition of move 'first' has changed since the run was begun:\n");
    }

    @Test
    void a_changed_source_of_a_move_that_is_done_is_told_as_well() {
        SourceException broken = new SourceException("the line broke");
        Source<In> failing = TestSource.of(In.class, TestRows.rows(50)).failing(25, broken);
        Source<In> sound = TestSource.of(In.class, TestRows.rows(50));
        Mapping<In, Out> mapping = TestRows.mapping();
        assertThat(failure(
                        options(),
                        two(mapping, new Marked<>(InMemorySource.of(In.class, TestRows.rows(50)), "50 rows"), failing)))
                .hasMessage("two failed: the line broke");

        assertThat(failure(
                        options(),
                        two(mapping, new Marked<>(InMemorySource.of(In.class, TestRows.rows(60)), "60 rows"), sound)))
                .hasMessageMatching("""
                        two failed: the source of move 'first' has changed since the run was begun:
                          was: 50 rows
                          is: 60 rows
                        restore it, begin anew, or go on despite Change\\.SOURCE""");
        assertThat(Migrator.with(options().despite(Change.SOURCE))
                        .run(two(
                                mapping,
                                new Marked<>(InMemorySource.of(In.class, TestRows.rows(60)), "60 rows"),
                                sound))
                        .state())
                .isEqualTo(RunReport.State.COMPLETED);
    }

    /** A source that tells what it is like. */
    private record Marked<S>(Source<S> inner, String mark) implements Source<S> {
        @Override
        public String name() {
            return inner.name();
        }

        @Override
        public Schema<S> schema() {
            return inner.schema();
        }

        @Override
        public List<Split> splits(int atMost) {
            return inner.splits(atMost);
        }

        @Override
        public Fingerprint fingerprint() {
            return Fingerprint.of(List.of(mark));
        }

        @Override
        public Cursor<S> open(Split split, Position after) {
            return inner.open(split, after);
        }
    }

    private Migration two(Mapping<In, Out> ofFirst, Source<In> second) {
        return two(ofFirst, InMemorySource.of(In.class, TestRows.rows(50)), second);
    }

    private Migration two(Mapping<In, Out> ofFirst, Source<In> first, Source<In> second) {
        return Migration.of(
                "two",
                Move.named("first").from(first).to(ofFirst, outs),
                Move.named("second").from(second).to(TestRows.mapping(), outs));
    }

    @Test
    void a_completed_run_is_told_again_and_moves_nothing() {
        RunReport first = Migrator.with(options()).run(migration());

        RunReport again = Migrator.with(options()).run(migration());

        assertThat(again.state()).isEqualTo(State.ALREADY_COMPLETED);
        assertThat(again.run()).isEqualTo(first.run());
        assertThat(again.moves().get(0).rows())
                .hasToString(first.moves().get(0).rows().toString());
        checkAll(again);
    }

    @Test
    void a_completed_run_whose_mapping_has_changed_is_refused_unless_it_is_to_run_anew() {
        RunReport unused = Migrator.with(options()).run(migration());

        assertThat(failure(options(), changed())).hasMessageMatching(Pattern.compile("""
                        in to out failed: run \\S+ is complete since \\S+, but move 'rows' has changed since:
                          is: mapping 'In → Out': code of dev\\.intact\\.ResumedRunsTest: \\p{XDigit}{16}
                        declare Options\\.anew\\(\\) to run it again"""));
        assertThat(target.rows(outs)).hasSize(320);

        assertThat(Migrator.with(options().anew()).run(changed()).state()).isEqualTo(State.COMPLETED);
        assertThat(target.rows(outs)).hasSize(640);
    }

    @Test
    void a_run_with_too_many_rejected_records_fails_and_goes_on_with_a_higher_limit() {
        RunFailedException thrown = failure(options().errorLimit(ErrorLimit.count(2)), migration());

        assertThat(thrown)
                .hasMessage("in to out failed: move 'rows' rejected 3 of 30 records, more than the 2 that are allowed");
        assertThat(thrown.report().state()).isEqualTo(State.FAILED);
        checkAll(Migrator.with(options().errorLimit(ErrorLimit.count(40))).run(migration()));
    }

    @Test
    void a_second_run_at_the_same_time_is_told_who_holds_the_migration() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch told = new CountDownLatch(1);
        RunListener waiting = new RunListener() {
            @Override
            public void chunkDone(Progress progress) {
                begun.countDown();
                await(told);
            }
        };
        Thread first = new Thread(
                () -> checkAll(Migrator.with(options().listener(waiting)).run(migration())));
        first.start();
        await(begun);

        assertThatThrownBy(() -> Migrator.with(options()).run(migration()))
                .hasMessageMatching(
                        "in to out failed: migration 'in to out' is being run into \\S.* by \\S.* since \\S+;"
                                + " wait until it ends, or stop it");
        told.countDown();
        first.join();
        checkAll(Migrator.with(options()).run(migration()));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
