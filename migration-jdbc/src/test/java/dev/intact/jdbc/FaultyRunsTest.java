package dev.intact.jdbc;

import static dev.intact.mapping.FieldRule.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.intact.Migration;
import dev.intact.Migrator;
import dev.intact.Move;
import dev.intact.field.Key;
import dev.intact.jdbc.Db.Product;
import dev.intact.ledger.Chunk;
import dev.intact.ledger.Ledger;
import dev.intact.ledger.LedgerException;
import dev.intact.ledger.Position;
import dev.intact.ledger.RunRecord;
import dev.intact.ledger.RunState;
import dev.intact.ledger.StaleEpochException;
import dev.intact.mapping.Mapping;
import dev.intact.run.Cancellation;
import dev.intact.run.Change;
import dev.intact.run.Options;
import dev.intact.run.Progress;
import dev.intact.run.RunFailedException;
import dev.intact.run.RunListener;
import dev.intact.run.RunReport;
import dev.intact.run.RunReport.State;
import dev.intact.sink.InMemoryTarget;
import dev.intact.sink.Output;
import dev.intact.sink.Rejected;
import dev.intact.sink.Sink;
import dev.intact.sink.TargetRows;
import dev.intact.sink.TargetSession;
import dev.intact.sink.UnitOfWork;
import dev.intact.source.InMemorySource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs into a database whose connections break, and that other runs take over. */
@Timeout(60)
class FaultyRunsTest {
    private static final int ROWS = 100;

    private final InMemoryTarget memory = InMemoryTarget.named("lists");
    private final Sink<Rejected> rejects = memory.sink("rejects", Rejected.class);
    private Db db = Db.with();

    record Thing(int id, String name) {}

    @AfterEach
    void close() {
        db.close();
    }

    private void open(Product product) {
        db.close();
        db = product.with("create table thing(id int primary key, name varchar(20) not null)");
    }

    private static Mapping<Thing, Thing> mapping() {
        return Mapping.from(Thing.class)
                .to(Thing.class)
                .key(Thing::id)
                .field(map(Thing::id).copiedFrom(Thing::id))
                .field(map(Thing::name).copiedFrom(Thing::name))
                .require("none ends in 55", thing -> thing.id() % 100 != 55)
                .build();
    }

    private static InMemorySource<Thing> things() {
        return InMemorySource.of(
                Thing.class,
                IntStream.range(0, ROWS)
                        .mapToObj(i -> new Thing(i, "thing " + i))
                        .toList());
    }

    private static Migration into(JdbcTarget target) {
        return Migration.of(
                "things", Move.named("things").from(things()).to(mapping(), target.table("thing", Thing.class)));
    }

    private JdbcTarget failing() {
        return JdbcTarget.of(Faults.to(db)).lease(Duration.ofSeconds(1));
    }

    private JdbcTarget sound() {
        return JdbcTarget.of(db.connections()).lease(Duration.ofSeconds(1));
    }

    private Options options() {
        return Options.defaults().chunkSize(10).rejectsInto(rejects);
    }

    private void checkAll(RunReport report) {
        assertThat(report)
                .hasToString(
                        "RUN of things: %s, read=100 migrated=99 merged=0 excluded=0 rejected=1 archived=0 unchanged=0"
                                .formatted(report.state()));
        assertThat(report.moves().get(0).rows()).hasToString("inserted=99 updated=0 unchanged=0");
        assertThat(report.moves().get(0).reasons()).hasSize(1);
        assertThat(db.column("select id from thing order by id"))
                .hasSize(99)
                .doesNotHaveDuplicates()
                .doesNotContain(55);
        assertThat(memory.rows(rejects)).extracting(Rejected::sourceKey).containsExactly("55");
    }

    @ParameterizedTest
    @EnumSource(
            value = Product.class,
            names = {"H2", "POSTGRES"})
    void a_commit_whose_answer_is_lost_counts_once(Product product) {
        open(product);
        Faults.lostAnswer(3, 0);

        RunReport report = Migrator.with(options()).run(into(failing()));

        assertThat(report.state()).isEqualTo(State.COMPLETED);
        checkAll(report);
    }

    @ParameterizedTest
    @CsvSource({"H2, 1", "H2, 3", "POSTGRES, 1", "POSTGRES, 3"})
    void a_commit_whose_answer_is_lost_counts_once_though_the_database_cannot_be_asked_at_first(
            Product product, int refused) {
        open(product);
        Faults.lostAnswer(3, refused);

        RunReport report = Migrator.with(options()).run(into(failing()));

        assertThat(report.state()).isEqualTo(State.COMPLETED);
        checkAll(report);
    }

    @ParameterizedTest
    @ValueSource(strings = {"40P01", "40001", "08006", "57P01"})
    void a_chunk_is_tried_again_after_a_failure_that_passes(String state) {
        open(Product.H2);
        Faults.atCommit(state, 2, 3);

        RunReport report = Migrator.with(options()).run(into(failing()));

        assertThat(report.state()).isEqualTo(State.COMPLETED);
        checkAll(report);
    }

    @Test
    void a_chunk_that_fails_too_often_fails_the_run_which_can_be_resumed() {
        open(Product.H2);
        Faults.atCommit("40P01", 2, 3);

        RunFailedException thrown = catchThrowableOfType(
                RunFailedException.class,
                () -> Migrator.with(options().retries(2)).run(into(failing())));

        assertThat(thrown)
                .hasMessage(
                        "things failed: failing database did not confirm the commit of a chunk of things: the database took the"
                                + " transaction back, because of a deadlock or a conflict (SQLState 40P01, vendor code 0); given up after 3 tries");
        assertThat(thrown.report().balance().read()).isEqualTo(10);
        checkAll(Migrator.with(options()).run(into(failing())));
    }

    private void stopAfter(int chunks, Options options, Migration migration) {
        Cancellation wish = new Cancellation();
        RunListener stopping = new RunListener() {
            private int done;

            @Override
            public void chunkDone(Progress progress) {
                if (++done == chunks) {
                    wish.cancel();
                }
            }
        };
        RunReport report =
                Migrator.with(options.listener(stopping).cancellation(wish)).run(migration);
        assertThat(report.state()).isEqualTo(State.CANCELLED);
    }

    @ParameterizedTest
    @EnumSource(
            value = Product.class,
            names = {"H2", "POSTGRES"})
    void a_changed_column_of_the_target_is_told_before_a_run_goes_on(Product product) {
        open(product);
        stopAfter(3, options(), into(sound()));
        db.execute("alter table thing alter column name type varchar(30)"
                .replace(product == Product.H2 ? "type" : "no", product == Product.H2 ? "set data type" : "no"));

        RunFailedException thrown = catchThrowableOfType(
                RunFailedException.class, () -> Migrator.with(options()).run(into(sound())));

        assertThat(thrown.getMessage().lines().toList())
                .hasSize(4)
                .startsWith("things failed: the target of move 'things' has changed since the run was begun:")
                .endsWith("restore it, begin anew, or go on despite Change.TARGET");
        assertThat(thrown.getMessage().lines().toList().get(1)).startsWithIgnoringCase("  was: thing.name takes ");
        assertThat(thrown.getMessage().lines().toList().get(2)).startsWithIgnoringCase("  is: thing.name takes ");
        checkAll(Migrator.with(options().despite(Change.TARGET)).run(into(sound())));
    }

    @ParameterizedTest
    @EnumSource(
            value = Product.class,
            names = {"H2", "POSTGRES"})
    void a_second_run_is_told_who_holds_the_migration(Product product) {
        open(product);
        try (TargetSession first = session()) {
            long unused = first.ledger()
                    .claim("things", "one", "the first", Instant.EPOCH)
                    .epoch();

            assertThatThrownBy(() -> Migrator.with(options()).run(into(sound())))
                    .hasMessage("things failed: migration 'things' is being run into %s by the first"
                                    .formatted(db.connections().name())
                            + " since 1970-01-01T00:00:00Z; wait until it ends, or stop it");
        }
        checkAll(Migrator.with(options()).run(into(sound())));
    }

    private TargetSession session() {
        JdbcTarget target = sound();
        return target.open(List.of(Output.of(target.table("thing", Thing.class), List.of())));
    }

    @ParameterizedTest
    @EnumSource(
            value = Product.class,
            names = {"H2", "POSTGRES"})
    void a_run_that_was_taken_over_writes_nothing_any_more(Product product) {
        open(product);
        try (TargetSession zombie = session()) {
            RunRecord run = begin(zombie, "one");
            UnitOfWork late = zombie.begin();
            assertThat(late.write(List.of(TargetRows.of(Key.ofText("1"))
                                    .and(sound().table("thing", Thing.class), new Thing(1, "late"))))
                            .inserted())
                    .isEqualTo(1);
            db.execute("update \"intact_migration\" set \"holder\" = 'two', \"epoch\" = \"epoch\" + 1");

            assertThatThrownBy(() -> late.commit(
                            Chunk.of(run.run(), run.epoch(), "things", "all", Position.start(), Position.of("1"))
                                    .with(1, List.of())))
                    .isInstanceOf(StaleEpochException.class);
            Ledger ledger = zombie.ledger();
            assertThatThrownBy(() -> ledger.end(run.ended(RunState.FAILED, "late", Instant.EPOCH)))
                    .isInstanceOf(LedgerException.class)
                    .hasMessage("%s: another run has taken migration 'things' since; this run was given up for dead"
                            .formatted(db.connections().name()));
            late.close();
        }
        assertThat(db.column("select id from thing")).isEmpty();
        assertThat(db.column("select \"state\" from \"intact_run\"")).containsExactly("RUNNING");
    }

    private static RunRecord begin(TargetSession session, String id) {
        long epoch =
                session.ledger().claim("things", id, "a test", Instant.EPOCH).epoch();
        RunRecord run = RunRecord.begun(id, "things", epoch, "", "a test", false, Instant.EPOCH);
        session.ledger().begin(run);
        return run;
    }
}
