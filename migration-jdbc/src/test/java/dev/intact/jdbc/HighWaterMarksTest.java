package dev.intact.jdbc;

import static dev.intact.mapping.FieldRule.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.Migration;
import dev.intact.Migrator;
import dev.intact.Move;
import dev.intact.incremental.Incremental;
import dev.intact.jdbc.Db.Product;
import dev.intact.ledger.Outcome;
import dev.intact.mapping.Mapping;
import dev.intact.run.Cancellation;
import dev.intact.run.Fixes;
import dev.intact.run.MoveReport;
import dev.intact.run.Options;
import dev.intact.run.Progress;
import dev.intact.run.RunListener;
import dev.intact.run.RunReport;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No record is passed by: what holds the high-water mark back, and what does not lift it. */
@Timeout(60)
class HighWaterMarksTest {
    private static final String[] TABLES = {
        "create table customer(id bigint primary key, code varchar(10), name varchar(40),"
                + " modified timestamp(6), version bigint)",
        "create table contact(id bigint primary key, name varchar(40) not null check (name <> 'refused'))"
    };
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    record Customer(
            long id,
            String code,
            String name,
            @Nullable LocalDateTime modified,
            @Nullable Long version) {}

    record Contact(long id, String name) {}

    private static Migration migration(Db db, Incremental<Customer> how) {
        Mapping<Customer, Contact> contacts = Mapping.from(Customer.class)
                .to(Contact.class)
                .key(Customer::code)
                .field(map(Contact::id).copiedFrom(Customer::id))
                .field(map(Contact::name).copiedFrom(Customer::name))
                .drop(Customer::code, "the key of the old system")
                .drop(Customer::modified, "says when, not what")
                .drop(Customer::version, "says when, not what")
                .build();
        return Migration.of(
                "crm",
                Move.named("contacts")
                        .from(JdbcSource.table(db.connections(), "customer", Customer.class)
                                .pagedBy(Customer::id))
                        .to(
                                contacts,
                                JdbcTarget.of(db.connections())
                                        .table("contact", Contact.class)
                                        .upsertOn(Contact::id))
                        .incremental(how));
    }

    private static Incremental<Customer> byTime() {
        return Incremental.byHighWater(Customer::modified).inZone(ZoneOffset.UTC);
    }

    private static Options at(Instant time) {
        return Options.defaults().clock(Clock.fixed(time, ZoneOffset.UTC));
    }

    private static List<Long> run(Db db, Incremental<Customer> how, Options options) {
        return counts(Migrator.with(options).run(migration(db, how)));
    }

    private static List<Long> run(Db db) {
        return run(db, byTime(), at(NOON));
    }

    /** Read, migrated, unchanged, rejected. */
    private static List<Long> counts(RunReport report) {
        MoveReport move = report.moves().get(0);
        List<Long> counts = new ArrayList<>(List.of(move.balance().read()));
        for (Outcome outcome : List.of(Outcome.MIGRATED, Outcome.UNCHANGED, Outcome.REJECTED)) {
            counts.add(move.balance().of(outcome));
        }
        return counts;
    }

    private static Db given(Product product, String... customers) {
        Db db = product.with(TABLES);
        for (String customer : customers) {
            db.execute("insert into customer values " + customer);
        }
        return db;
    }

    private static Db given(Product product) {
        return given(
                product,
                "(1, 'A', 'Ada', '2026-11-22 10:00:00', 1)",
                "(2, 'B', 'Bob', '2026-11-22 10:30:00', 2)",
                "(3, 'C', 'Cleo', '2026-11-22 11:00:00', 3)");
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRES", "SQLITE"})
    void a_record_that_cannot_be_read_is_read_again_until_it_can(Product product) {
        try (Db db = given(product)) {
            db.execute("update customer set name = null where id = 2");
            assertThat(run(db)).containsExactly(3L, 2L, 0L, 1L);
            assertThat(run(db)).containsExactly(3L, 0L, 2L, 1L);

            db.execute("update customer set name = 'Bob' where id = 2"); // by a script, which sets no time
            assertThat(run(db)).containsExactly(3L, 1L, 2L, 0L);
            assertThat(run(db)).as("the mark rises again").containsExactly(1L, 0L, 1L, 0L);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRES", "SQLITE"})
    void a_record_with_the_key_of_another_is_read_again_until_it_has_its_own(Product product) {
        try (Db db = given(product)) {
            db.execute("update customer set code = 'A' where id = 2");
            assertThat(run(db)).containsExactly(3L, 2L, 0L, 1L);

            db.execute("update customer set code = 'B' where id = 2");
            assertThat(run(db)).containsExactly(3L, 1L, 2L, 0L);
            assertThat(run(db)).containsExactly(1L, 0L, 1L, 0L);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRES", "SQLITE"})
    void a_record_that_a_replay_has_moved_holds_nothing_back(Product product) {
        try (Db db = given(product)) {
            db.execute("update customer set name = null where id = 2");
            assertThat(run(db)).containsExactly(3L, 2L, 0L, 1L);
            db.execute("update customer set name = 'Bob' where id = 2");

            RunReport replay = Migrator.with(at(NOON))
                    .replay(migration(db, byTime()), Fixes.none())
                    .run();
            assertThat(counts(replay)).containsExactly(1L, 1L, 0L, 0L);
            assertThat(run(db)).containsExactly(1L, 0L, 1L, 0L);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRES", "SQLITE"})
    void a_record_that_a_run_begun_anew_has_rejected_holds_the_mark_back(Product product) {
        try (Db db = given(product)) {
            assertThat(run(db)).containsExactly(3L, 3L, 0L, 0L);
            db.execute("update customer set name = 'refused' where id = 1");
            assertThat(run(db, byTime(), at(NOON).anew())).containsExactly(3L, 2L, 0L, 1L);

            assertThat(run(db)).containsExactly(3L, 0L, 2L, 1L);
            db.execute("update customer set name = 'Ada' where id = 1");
            assertThat(run(db)).containsExactly(3L, 1L, 2L, 0L);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRES", "SQLITE"})
    void values_that_stand_for_never_or_lie_in_the_future_do_not_lift_the_mark(Product product) {
        try (Db db = given(product)) {
            db.execute("insert into customer values (4, 'D', 'Dan', '9999-12-31 00:00:00', 4)");
            db.execute("insert into customer values (5, 'E', 'Eve', '2026-11-23 00:00:00', 5)");
            db.execute("insert into customer values (6, 'F', 'refused', '2026-11-23 00:00:00', 6)");
            assertThat(run(db)).containsExactly(6L, 5L, 0L, 1L);
            assertThat(run(db)).as("the last one, and those in the future").containsExactly(4L, 0L, 3L, 1L);

            db.execute("update customer set name = 'Adele', modified = '2026-11-22 13:00:00' where id = 1");
            Options later = at(NOON.plus(Duration.ofDays(2)));
            assertThat(run(db, byTime(), later)).containsExactly(5L, 1L, 3L, 1L);
            assertThat(run(db, byTime(), later)).containsExactly(3L, 0L, 2L, 1L);
            db.execute("update customer set name = 'Fay' where id = 6");
            assertThat(run(db, byTime(), later)).containsExactly(3L, 1L, 2L, 0L);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRES", "SQLITE"})
    void times_without_a_zone_may_lie_in_the_future_where_it_is_earliest(Product product) {
        Incremental<Customer> undeclared = Incremental.byHighWater(Customer::modified);
        try (Db db = given(product)) {
            db.execute("insert into customer values (4, 'D', 'Dan', '2026-11-21 23:00:00', 4)");
            assertThat(run(db, undeclared, at(NOON))).containsExactly(4L, 4L, 0L, 0L);
            assertThat(run(db, undeclared, at(NOON))).containsExactly(4L, 0L, 4L, 0L);
            assertThat(run(db, undeclared, at(NOON.plus(Duration.ofDays(1))))).containsExactly(4L, 0L, 4L, 0L);
            assertThat(run(db, undeclared, at(NOON.plus(Duration.ofDays(1))))).containsExactly(1L, 0L, 1L, 0L);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRES", "SQLITE"})
    void the_hour_that_passes_twice_is_read_again(Product product) {
        Incremental<Customer> inBerlin =
                Incremental.byHighWater(Customer::modified).inZone(ZoneId.of("Europe/Berlin"));
        try (Db db = given(
                product, "(1, 'A', 'Ada', '2026-10-25 02:50:00', 1)", "(2, 'B', 'Bob', '2026-10-25 01:00:00', 2)")) {
            Options inSummer = at(Instant.parse("2026-10-25T00:55:00Z"));
            assertThat(run(db, inBerlin, inSummer)).containsExactly(2L, 2L, 0L, 0L);
            db.execute("update customer set name = 'Bobby', modified = '2026-10-25 02:10:00' where id = 2");

            assertThat(run(db, inBerlin, at(Instant.parse("2026-10-25T01:20:00Z"))))
                    .containsExactly(2L, 1L, 1L, 0L);
        }
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void whole_numbers_have_an_overlap_of_numbers(Product product) {
        Incremental<Customer> byNumber = Incremental.byHighWater(Customer::version);
        try (Db db = given(product)) {
            assertThat(run(db, byNumber, at(NOON))).containsExactly(3L, 3L, 0L, 0L);
            db.execute("insert into customer values (4, 'D', 'Dan', null, 2)"); // took its number early

            assertThat(run(db, byNumber, at(NOON))).containsExactly(1L, 0L, 1L, 0L);
            assertThat(run(db, byNumber.overlap(1), at(NOON))).containsExactly(3L, 1L, 2L, 0L);
            assertThat(run(db, byNumber.overlap(Long.MAX_VALUE), at(NOON))).containsExactly(4L, 0L, 4L, 0L);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRES", "SQLITE"})
    void what_changes_while_a_run_is_interrupted_is_read_by_the_next_one(Product product) {
        for (Incremental<Customer> how : List.of(byTime(), Incremental.byHighWater(Customer::version))) {
            try (Db db = given(product)) {
                interrupted(db, how, at(NOON).chunkSize(1));
                db.execute(
                        "update customer set name = 'Adele', modified = '2026-11-22 12:10:00', version = 4 where id = 1",
                        "update customer set name = 'Cleopatra', modified = '2026-11-22 12:20:00', version = 5 where id = 3");
                Options later = at(NOON.plus(Duration.ofHours(1)));
                assertThat(run(db, how, later.chunkSize(1))).containsExactly(3L, 3L, 0L, 0L);
                assertThat(db.column("select name from contact order by id"))
                        .containsExactly("Ada", "Bob", "Cleopatra");

                assertThat(run(db, how, later).get(1)).as("Adele").isEqualTo(1);
                assertThat(db.column("select name from contact order by id"))
                        .containsExactly("Adele", "Bob", "Cleopatra");
                assertThat(run(db, how, later)).as("no more than the last").containsExactly(1L, 0L, 1L, 0L);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRES", "SQLITE"})
    void a_source_that_goes_on_changing_is_gone_on_with_behind_the_last_chunk(Product product) {
        for (Incremental<Customer> how : List.of(byTime(), Incremental.<Customer>byRowHash())) {
            try (Db db = given(product)) {
                interrupted(db, how, at(NOON).chunkSize(1));
                db.execute(
                        "delete from customer where id = 1",
                        "insert into customer values (0, 'Z', 'Zoe', '2026-11-22 12:10:00', 9)");

                assertThat(run(db, how, at(NOON).chunkSize(1))).containsExactly(3L, 3L, 0L, 0L);
                Options later = at(NOON.plus(Duration.ofHours(1)));
                assertThat(run(db, how, later).get(1)).as("Zoe").isEqualTo(1);
                assertThat(db.column("select name from contact order by id"))
                        .containsExactly("Zoe", "Ada", "Bob", "Cleo");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRES", "SQLITE"})
    void a_run_that_was_begun_anew_goes_on_anew(Product product) {
        for (Incremental<Customer> how : List.of(byTime(), Incremental.<Customer>byRowHash())) {
            try (Db db = given(product)) {
                assertThat(run(db, how, at(NOON))).containsExactly(3L, 3L, 0L, 0L);
                interrupted(db, how, at(NOON).chunkSize(1).anew());

                assertThat(run(db, how, at(NOON).chunkSize(1))).containsExactly(3L, 3L, 0L, 0L);
                assertThat(run(db, how, at(NOON)).get(1))
                        .as("and the next is not")
                        .isZero();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRES"})
    void an_undone_run_leaves_the_mark_where_the_run_before_had_it(Product product) {
        try (Db db = given(product)) {
            db.execute("update customer set name = null where id = 2");
            assertThat(run(db)).containsExactly(3L, 2L, 0L, 1L);
            db.execute(
                    "update customer set name = 'Bob' where id = 2",
                    "insert into customer values (4, 'D', 'Dan', '2026-11-22 11:30:00', 4)");
            Options named = at(NOON).undoable().runIds(() -> "second");
            assertThat(run(db, byTime(), named)).containsExactly(4L, 2L, 2L, 0L);
            assertThat(Migrator.create().undo(migration(db, byTime()), "second").isComplete())
                    .isTrue();

            assertThat(run(db)).containsExactly(4L, 2L, 2L, 0L);
        }
    }

    /** Ends after its first chunk. */
    private static void interrupted(Db db, Incremental<Customer> how, Options options) {
        Cancellation wish = new Cancellation();
        RunListener stopping = new RunListener() {
            @Override
            public void chunkDone(Progress progress) {
                wish.cancel();
            }
        };
        RunReport report =
                Migrator.with(options.cancellation(wish).listener(stopping)).run(migration(db, how));
        assertThat(report.state()).isEqualTo(RunReport.State.CANCELLED);
        assertThat(counts(report).get(0)).isEqualTo(1);
    }
}
