package dev.intact.jdbc;

import static dev.intact.mapping.FieldRule.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.intact.Migration;
import dev.intact.Migrator;
import dev.intact.Move;
import dev.intact.field.Key;
import dev.intact.incremental.Deleted;
import dev.intact.incremental.Incremental;
import dev.intact.jdbc.Db.Product;
import dev.intact.jdbc.IncrementalTest.Contact;
import dev.intact.jdbc.IncrementalTest.Customer;
import dev.intact.jdbc.NumberedIdsTest.Person;
import dev.intact.ledger.Outcome;
import dev.intact.ledger.RunState;
import dev.intact.mapping.Mapping;
import dev.intact.run.Fixes;
import dev.intact.run.MoveReport;
import dev.intact.run.Options;
import dev.intact.run.ReplayReport;
import dev.intact.run.ReplayedRecord;
import dev.intact.run.RunFailedException;
import dev.intact.run.RunInfo;
import dev.intact.run.RunReport;
import dev.intact.run.Undo;
import dev.intact.run.UndoFailedException;
import dev.intact.run.UndoReport;
import dev.intact.sink.RefusedRow;
import dev.intact.source.InMemorySource;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What an undo does to replays, to the memory of incremental moves, and to redirects. */
@Timeout(120)
class UndoSeamsTest {
    private static final String[] TABLES = {
        "create table customer(id bigint primary key, name varchar(40) not null, phone varchar(20))",
        "create table contact(id bigint primary key, name varchar(40) not null, phone varchar(20),"
                + " status varchar(10) default 'NEW', rate double precision)",
        "create table archive(move varchar(40), source_key varchar(40), fields varchar(400), reason varchar(80),"
                + " primary key (source_key, reason))",
        "insert into customer values (1, 'Ada', '11'), (2, 'Bob', '22'), (3, 'Cleo', '33')"
    };
    private final AtomicInteger runs = new AtomicInteger();

    private Options options() {
        return Options.defaults().chunkSize(2).retries(0).runIds(() -> "run-" + runs.incrementAndGet());
    }

    private Migrator undoable() {
        return Migrator.with(options().undoable());
    }

    private static Migration family(Db db) {
        return ReplayTest.migration(db.connections());
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRES"})
    void a_run_is_undone_with_its_replays(Product product) {
        try (Db db = product.with(ReplayTest.TABLES)) {
            RunReport run = undoable().run(family(db));
            var unused = undoable().replay(family(db), ReplayTest.fixed(5));
            var unusedToo = undoable().replay(family(db), ReplayTest.fixed(10));
            assertThat(db.column("select count(*) from child")).hasToString("[36]");

            assertThatThrownBy(() -> undoable().undo(family(db), "run-2"))
                    .isInstanceOf(UndoFailedException.class)
                    .hasMessage("run run-2 is a replay of run run-1; undo run-1, which undoes its replays too");
            UndoReport undone = undoable().undo(family(db), run.run());

            assertThat(undone)
                    .hasToString("Undo of run run-1 of family: complete, removed=54 restored=0 gone=0 refused=0");
            assertThat(db.column("select count(*) from parent")).hasToString("[0]");
            assertThat(db.column("select count(*) from child")).hasToString("[0]");
            assertThat(undoable().runs(family(db)))
                    .extracting(RunInfo::state)
                    .containsExactly(RunState.UNDONE, RunState.UNDONE, RunState.UNDONE);
            assertThat(undoable().quarantine(family(db)).records()).isEmpty();
            assertThat(undoable().balance(family(db))).isEmpty();
            assertThatThrownBy(() -> undoable().replay(family(db), Fixes.none()))
                    .hasMessageContaining("has not run yet, so that there is nothing to replay; run it first");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRES"})
    void a_replay_is_kept_if_its_run_is(Product product) {
        try (Db db = product.with(ReplayTest.TABLES)) {
            var unused = undoable().run(family(db));
            assertThatThrownBy(() -> Migrator.with(options()).replay(family(db), Fixes.none()))
                    .isInstanceOf(RunFailedException.class)
                    .hasMessage(
                            "family failed: run run-1 was begun with Options.undoable(); replay it with that too, or what it writes from here on could not be undone");
        }
        try (Db db = product.with(ReplayTest.TABLES)) {
            RunReport run = Migrator.with(options()).run(family(db));
            assertThatThrownBy(() -> undoable().replay(family(db), Fixes.none()))
                    .isInstanceOf(RunFailedException.class)
                    .hasMessage(
                            "family failed: run %s was begun without Options.undoable(), and what it has written cannot be undone; replay it without, too"
                                    .formatted(run.run()));
        }
    }

    private static Incremental<Customer> how(String deleted) {
        return Incremental.<Customer>byRowHash()
                .deleted(
                        switch (deleted) {
                            case "mark" -> Deleted.mark(Contact::status, "GONE");
                            case "archive" -> Deleted.archive();
                            default -> Deleted.delete();
                        });
    }

    private static Migration crm(Db db, String deleted) {
        return Migration.of(
                "crm", IncrementalTest.move(db.connections(), JdbcTarget.of(db.connections()), how(deleted)));
    }

    private static List<String> rows(Db db) {
        List<String> rows = new ArrayList<>();
        db.rows("select * from contact order by id").forEach(row -> rows.add(Undoable.words(row)));
        db.rows("select * from archive order by source_key").forEach(row -> rows.add(Undoable.words(row)));
        return rows;
    }

    /** All but which run has read a record last. */
    private static List<String> memory(Db db) {
        return db
                .rows(
                        "select \"key_hash\", \"gone\", \"outcome\", \"written\", \"mark\", \"source_hash\", \"definition_hash\","
                                + " \"held\", \"run\", cast(\"record_key\" as varchar(400)), cast(\"row_state\" as varchar(4000))"
                                + " from \"intact_record\" order by 1")
                .stream()
                .map(Undoable::words)
                .toList();
    }

    private static List<Long> counts(MoveReport report) {
        return List.of(
                report.balance().of(Outcome.MIGRATED),
                report.balance().of(Outcome.UNCHANGED),
                report.rows().inserted(),
                report.rows().updated(),
                report.gone().applied());
    }

    private MoveReport run(Db db, String deleted) {
        return undoable().run(crm(db, deleted)).moves().get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "H2, delete", "H2, mark", "H2, archive",
        "POSTGRES, delete", "POSTGRES, mark", "POSTGRES, archive"
    })
    void an_incremental_run_that_was_undone_is_as_if_it_had_not_been(Product product, String deleted) {
        try (Db db = product.with(TABLES)) {
            var unused = run(db, deleted);
            db.execute("update contact set rate = -0.0 where id = 1"); // not the move's, and brought back, too
            List<String> rows = rows(db);
            List<String> memory = memory(db);
            db.execute(
                    "delete from customer where id = 1",
                    "update customer set name = 'Bobby' where id = 2",
                    "insert into customer values (4, 'Dan', null)");
            List<Long> second = counts(run(db, deleted));
            assertThat(second).containsExactly(2L, 1L, 1L, 1L, 1L);
            List<String> then = rows(db);
            assertThat(then).isNotEqualTo(rows);

            UndoReport undone = undoable().undo(crm(db, deleted), "run-2");

            assertThat(undone.refused()).isEmpty();
            assertThat(rows(db)).isEqualTo(rows);
            assertThat(memory(db)).isEqualTo(memory);
            assertThat(counts(run(db, deleted))).isEqualTo(second);
            assertThat(rows(db)).isEqualTo(then);
            var unusedToo = undoable().undo(crm(db, deleted), "run-3");
            db.execute("update contact set rate = null where id = 1");
            assertThat(undoable().undo(crm(db, deleted), "run-1").removed()).isEqualTo(3);
            assertThat(rows(db)).isEmpty();
            assertThat(memory(db)).isEmpty();
            assertThat(counts(run(db, deleted))).containsExactly(3L, 0L, 3L, 0L, 0L);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRES"})
    void a_row_that_was_deleted_and_inserted_again_since_is_refused_or_forced(Product product) {
        try (Db db = product.with(TABLES)) {
            var unused = run(db, "delete");
            List<String> rows = rows(db);
            db.execute("delete from customer where id = 1");
            var unusedToo = run(db, "delete");
            db.execute("insert into contact values (1, 'Another', null, 'NEW', 1)");

            UndoReport undone = undoable().undo(crm(db, "delete"), "run-2");

            assertThat(undone.refused())
                    .containsExactly(RefusedRow.of("contact", "1", "was inserted again after the run"));
            UndoReport forced = undoable().undo(crm(db, "delete"), "run-2", Undo.forcing("contact"));
            assertThat(forced).hasToString("Undo of run run-2 of crm: complete, removed=0 restored=1 gone=0 refused=0");
            assertThat(rows(db)).isEqualTo(rows);
        }
    }

    record Stamped(long id, String name, LocalDateTime modified) {}

    record Plain(long id, @Nullable String name) {}

    private static Migration byHighWater(Db db) {
        Mapping<Stamped, Plain> contacts = Mapping.from(Stamped.class)
                .to(Plain.class)
                .key(Stamped::id)
                .field(map(Plain::id).copiedFrom(Stamped::id))
                .field(map(Plain::name).copiedFrom(Stamped::name))
                .drop(Stamped::modified, "says when, not what")
                .build();
        return Migration.of(
                "crm",
                Move.named("contacts")
                        .from(JdbcSource.table(db.connections(), "customer", Stamped.class)
                                .pagedBy(Stamped::id))
                        .to(
                                contacts,
                                JdbcTarget.of(db.connections())
                                        .table("contact", Plain.class)
                                        .upsertOn(Plain::id))
                        .incremental(Incremental.byHighWater(Stamped::modified)));
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRES"})
    void what_an_undone_run_had_read_is_read_again(Product product) {
        try (Db db = product.with(HighWaterTest.TABLES)) {
            db.execute("insert into customer values (1, 'Ada', '2026-11-22 10:00:00')");
            var unused = undoable().run(byHighWater(db));
            db.execute("insert into customer values (2, 'Bob', '2026-11-22 11:00:00')");
            var unusedToo = undoable().run(byHighWater(db));
            db.execute("insert into customer values (3, 'Cleo', '2026-11-22 12:00:00')");

            assertThat(undoable().undo(byHighWater(db), "run-2").removed()).isEqualTo(1);
            MoveReport third = undoable().run(byHighWater(db)).moves().get(0);

            assertThat(third.balance().of(Outcome.MIGRATED)).isEqualTo(2);
            assertThat(db.column("select name from contact order by id")).containsExactly("Ada", "Bob", "Cleo");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRES"})
    void a_replay_finds_nothing_gone_and_what_it_moved_is_unchanged_in_the_next_run(Product product) {
        try (Db db = product.with(TABLES)) {
            db.execute(
                    "alter table contact add constraint told check (phone <> '22' and phone <> '33')",
                    "insert into customer values (4, 'Dan', '44')");
            var unused = run(db, "delete");
            assertThat(db.column("select id from contact order by id")).hasToString("[1, 4]");
            db.execute("delete from customer where id = 4", "alter table contact drop constraint told");
            Fixes fixes =
                    Fixes.chosen().fix("contacts", Key.of(2L), "phone", "+22").retry("contacts", Key.of(3L));

            ReplayReport replay = undoable().replay(crm(db, "delete"), fixes);

            assertThat(replay.records(Outcome.MIGRATED))
                    .extracting(ReplayedRecord::key)
                    .containsExactly("2", "3");
            assertThat(replay.run().moves().get(0).gone().found()).isZero();
            assertThat(db.column("select phone from contact order by id")).containsExactly("11", "+22", "33", "44");
            assertThat(counts(run(db, "delete"))).containsExactly(0L, 3L, 0L, 0L, 1L);
            assertThat(db.column("select phone from contact order by id")).containsExactly("11", "+22", "33");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRES"})
    void what_a_replay_rejects_again_is_read_again_by_the_next_run(Product product) {
        try (Db db = product.with(HighWaterTest.TABLES)) {
            db.execute("insert into customer values (1, 'refused', '2026-11-22 10:00:00'),"
                    + " (2, 'Bob', '2026-11-22 11:00:00')");
            var unused = undoable().run(byHighWater(db));
            var unusedToo = undoable().replay(byHighWater(db), Fixes.none());

            MoveReport next = undoable().run(byHighWater(db)).moves().get(0);

            assertThat(next.balance().read()).isEqualTo(2);
        }
    }

    private static Migration persons(Db db, List<Person> persons) {
        return Migration.of(
                "shop",
                Move.named("persons")
                        .from(InMemorySource.of(Person.class, persons))
                        .to(
                                NumberedIdsTest.contacts(),
                                JdbcTarget.of(db.connections())
                                        .table("contact", NumberedIdsTest.Contact.class)
                                        .upsertOn(NumberedIdsTest.Contact::id)));
    }

    private static List<List<Object>> redirects(Db db) {
        return db.rows("select cast(\"old_id\" as varchar(40)), cast(\"survivor_id\" as varchar(40)), \"run\""
                + " from \"intact_redirect\" order by 1");
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRES"})
    void redirects_go_and_those_that_they_replaced_come_back_but_numbers_stay_given(Product product) {
        try (Db db = product.with("create table contact(id bigint primary key, name varchar(30) not null)")) {
            List<Person> merged =
                    List.of(new Person("A", "Ada", null), new Person("B", "Bob", null), new Person("C", "Cy", "A"));
            List<Person> otherwise = List.of(
                    new Person("A", "Ada", null),
                    new Person("B", "Bob", null),
                    new Person("C", "Cy", "B"),
                    new Person("D", "Dan", "A"));
            var unused = undoable().run(persons(db, merged));
            List<List<Object>> redirects = redirects(db);
            assertThat(redirects).hasToString("[[C, A, run-1]]");
            var unusedToo = Migrator.with(options().undoable().anew()).run(persons(db, otherwise));
            assertThat(redirects(db)).hasToString("[[C, B, run-2], [D, A, run-2]]");
            List<Object> numbers = db.column("select \"given\" from \"intact_number\" order by 1");

            var undone = undoable().undo(persons(db, otherwise), "run-2");
            assertThat(undone.isComplete()).isTrue();
            assertThat(redirects(db)).isEqualTo(redirects);
            var undoneToo = undoable().undo(persons(db, otherwise), "run-1");
            assertThat(undoneToo.removed()).isEqualTo(2);

            assertThat(redirects(db)).isEmpty();
            assertThat(db.column("select \"given\" from \"intact_number\" order by 1"))
                    .isEqualTo(numbers);
        }
    }
}
