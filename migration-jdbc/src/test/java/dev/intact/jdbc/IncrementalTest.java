package dev.intact.jdbc;

import static dev.intact.mapping.FieldRule.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.intact.Migration;
import dev.intact.Migrator;
import dev.intact.Move;
import dev.intact.incremental.Conflict;
import dev.intact.incremental.Deleted;
import dev.intact.incremental.Incremental;
import dev.intact.jdbc.Db.Product;
import dev.intact.ledger.Outcome;
import dev.intact.ledger.Reason;
import dev.intact.mapping.Mapping;
import dev.intact.run.Difference;
import dev.intact.run.MoveReport;
import dev.intact.run.Options;
import dev.intact.run.RowDifference;
import dev.intact.run.RowDifference.FieldDifference;
import dev.intact.run.RowDifference.Kind;
import dev.intact.run.RunReport;
import dev.intact.sink.Archived;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A move that goes on with what has changed, in source and target: what docs/incremental.md shows. */
@Timeout(60)
class IncrementalTest {
    static final String[] TABLES = {
        "create table customer(id bigint primary key, name varchar(40) not null, phone varchar(20))",
        "create table contact(id bigint primary key, name varchar(40) not null, phone varchar(20),"
                + " status varchar(10) default 'NEW')",
        "create table note(id int primary key, contact bigint not null references contact(id))",
        "create table archive(move varchar(40), source_key varchar(40), fields varchar(400), reason varchar(80))"
    };
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

    record Customer(long id, String name, @Nullable String phone) {}

    record Contact(
            long id,
            String name,
            @Nullable String phone,
            @Nullable String status) {}

    // spotless:off
    static Mapping<Customer, Contact> contacts() {
        return Mapping.from(Customer.class).to(Contact.class)
            .key(Customer::id)
            .exclude("test customers", c -> c.name().startsWith("test"))
            .field(map(Contact::id).copiedFrom(Customer::id))
            .field(map(Contact::name).copiedFrom(Customer::name))
            .field(map(Contact::phone).copiedFrom(Customer::phone))
            .field(map(Contact::status).constant("ACTIVE"))
            .build();
    }

    // region move
    static Move<Customer> move(Connections legacy, JdbcTarget crm, Incremental<Customer> how) {
        return Move.named("contacts")
            .from(JdbcSource.table(legacy, "customer", Customer.class).pagedBy(Customer::id))
            .to(contacts(), crm.table("contact", Contact.class).upsertOn(Contact::id))
            .archiveInto(crm.table("archive", Archived.class))
            .incremental(how);
    }
    // endregion move

    // region policies
    static Incremental<Customer> policies() {
        return Incremental.<Customer>byRowHash()
            .deleted(Deleted.mark(Contact::status, "GONE"))
            .onConflict(Conflict.reject())
            .onConflict(Contact::phone, Conflict.keep());
    }
    // endregion policies
    // spotless:on

    private static Migration migration(Db db, Incremental<Customer> how) {
        return Migration.of("crm", move(db.connections(), JdbcTarget.of(db.connections()), how));
    }

    private static MoveReport run(Db db, Incremental<Customer> how) {
        return Migrator.with(Options.defaults().chunkSize(2).clock(NOON))
                .run(migration(db, how))
                .moves()
                .get(0);
    }

    private static Db given(Product product) {
        Db db = product.with(TABLES);
        db.execute("insert into customer values (1, 'Ada', '11'), (2, 'Bob', '22'), (3, 'Cleo', '33')");
        return db;
    }

    private static List<Object> stored(Db db) {
        return db.column(
                "select concat(id, ' ', name, ' ', coalesce(phone, '-'), ' ', status) from contact order by id");
    }

    private static List<Long> counts(MoveReport report) {
        return List.of(
                report.balance().of(Outcome.MIGRATED),
                report.balance().of(Outcome.UNCHANGED),
                report.rows().inserted(),
                report.rows().updated());
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void a_further_run_moves_what_has_changed(Product product) {
        try (Db db = given(product)) {
            assertThat(counts(run(db, Incremental.byRowHash()))).containsExactly(3L, 0L, 3L, 0L);
            db.execute(
                    "update customer set name = 'Bobby' where id = 2", "insert into customer values (4, 'Dan', null)");

            MoveReport second = run(db, Incremental.byRowHash());

            assertThat(counts(second)).containsExactly(2L, 2L, 1L, 1L);
            assertThat(second.closes()).isTrue();
            assertThat(stored(db))
                    .containsExactly("1 Ada 11 ACTIVE", "2 Bobby 22 ACTIVE", "3 Cleo 33 ACTIVE", "4 Dan - ACTIVE");
            assertThat(counts(run(db, Incremental.byRowHash()))).containsExactly(0L, 4L, 0L, 0L);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRES"})
    void a_row_that_was_edited_rejects_its_record_until_both_agree(Product product) {
        try (Db db = given(product)) {
            var unused = run(db, Incremental.byRowHash());
            db.execute(
                    "update contact set phone = '99' where id = 1", "update customer set name = 'Adele' where id = 1");

            MoveReport second = run(db, Incremental.byRowHash());

            assertThat(second.reasons(Outcome.REJECTED))
                    .extracting(Reason::field, Reason::words, Reason::count)
                    .containsExactly(tuple(
                            "phone",
                            "was edited in contact since it was written there (rule: conflict: the record is rejected; written 2026-11-22T12:00:00Z)",
                            1L));
            assertThat(stored(db)).contains("1 Ada 99 ACTIVE");
            db.execute("update customer set phone = '99' where id = 1");
            assertThat(counts(run(db, Incremental.byRowHash()))).containsExactly(1L, 2L, 0L, 1L);
            assertThat(stored(db)).contains("1 Adele 99 ACTIVE");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRES"})
    void an_edited_field_is_kept_run_after_run_or_overwritten(Product product) {
        Incremental<Customer> keep = Incremental.<Customer>byRowHash().onConflict(Contact::phone, Conflict.keep());
        try (Db db = given(product)) {
            var unused = run(db, keep);
            db.execute("update contact set phone = '99' where id = 1");
            for (String name : List.of("Adele", "Adeline")) {
                db.execute("update customer set name = '%s' where id = 1".formatted(name));

                assertThat(counts(run(db, keep))).containsExactly(1L, 2L, 0L, 1L);
                assertThat(stored(db)).contains("1 %s 99 ACTIVE".formatted(name));
            }
            db.execute("update customer set name = 'Ada' where id = 1");
            assertThat(run(db, Incremental.<Customer>byRowHash().onConflict(Conflict.overwrite()))
                            .closes())
                    .isTrue();
            assertThat(stored(db)).contains("1 Ada 11 ACTIVE");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRES"})
    void a_row_that_was_deleted_in_the_target_stays_away_comes_back_or_rejects_its_record(Product product) {
        try (Db db = given(product)) {
            var unused = run(db, Incremental.byRowHash());
            db.execute("delete from contact where id = 1", "update customer set name = 'Adele' where id = 1");

            assertThat(run(db, Incremental.byRowHash()).reasons(Outcome.REJECTED))
                    .extracting(Reason::words)
                    .containsExactly(
                            "was deleted in contact since it was written there (rule: conflict: the record is rejected; written 2026-11-22T12:00:00Z)");
            MoveReport kept = run(db, Incremental.<Customer>byRowHash().onConflict(Conflict.keep()));
            assertThat(kept.reasons(Outcome.UNCHANGED))
                    .extracting(Reason::words)
                    .containsExactly("its rows were deleted in the target, and stay so");
            assertThat(stored(db)).hasSize(2);
            db.execute("update customer set name = 'Ada' where id = 1");
            assertThat(counts(run(db, Incremental.<Customer>byRowHash().onConflict(Conflict.overwrite()))))
                    .containsExactly(1L, 2L, 1L, 0L);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRES"})
    void records_that_are_gone_are_reported_and_their_rows_dealt_with_as_declared(Product product) {
        try (Db db = given(product)) {
            var unused = run(db, Incremental.byRowHash());
            db.execute("delete from customer where id = 1", "update customer set name = 'test' where id = 2");

            MoveReport reported = run(db, Incremental.byRowHash());
            assertThat(reported.gone()).hasToString("2, rows of 0 dealt with");
            assertThat(reported.gone().left())
                    .containsExactlyInAnyOrder("1: is gone from the source", "2: is gone from the source");
            assertThat(stored(db)).hasSize(3);

            MoveReport marked = run(db, policies());
            assertThat(marked.gone()).hasToString("2, rows of 2 dealt with");
            assertThat(stored(db)).containsExactly("1 Ada 11 GONE", "2 Bob 22 GONE", "3 Cleo 33 ACTIVE");
            assertThat(run(db, policies()).gone().found()).isZero();

            db.execute("insert into customer values (1, 'Ada', '11')");
            assertThat(counts(run(db, policies()))).containsExactly(1L, 1L, 0L, 1L);
            assertThat(stored(db)).contains("1 Ada 11 ACTIVE");

            db.execute("delete from customer where id in (1, 3)");
            MoveReport archived = run(db, Incremental.<Customer>byRowHash().deleted(Deleted.archive()));
            assertThat(archived.gone()).hasToString("2, rows of 2 dealt with");
            assertThat(stored(db)).containsExactly("2 Bob 22 GONE");
            assertThat(db.column(
                            "select concat(source_key, ': ', fields, ' ', reason) from archive order by source_key"))
                    .containsExactly(
                            "1: {\"id\":1,\"name\":\"Ada\",\"phone\":\"11\",\"status\":\"ACTIVE\"} gone from the source; row of contact",
                            "3: {\"id\":3,\"name\":\"Cleo\",\"phone\":\"33\",\"status\":\"ACTIVE\"} gone from the source; row of contact");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRES"})
    void a_row_that_others_refer_to_or_that_was_edited_is_not_deleted_but_listed(Product product) {
        Incremental<Customer> deleting = Incremental.<Customer>byRowHash().deleted(Deleted.delete());
        try (Db db = given(product)) {
            var unused = run(db, deleting);
            db.execute(
                    "insert into note values (1, 1)",
                    "update contact set phone = '99' where id = 2",
                    "delete from customer");
            db.execute("insert into customer values (9, 'Zoe', null)");

            MoveReport report = run(db, deleting);

            assertThat(report.gone().found()).isEqualTo(3);
            assertThat(report.gone().applied()).isEqualTo(1);
            assertThat(report.gone().left())
                    .containsExactlyInAnyOrder(
                            "1: cannot be deleted, as other rows refer to it (rule: contact)",
                            "2: phone: \"99\" was edited in contact since it was written there (rule: conflict: the record is rejected; written 2026-11-22T12:00:00Z)");
            assertThat(stored(db)).containsExactly("1 Ada 11 ACTIVE", "2 Bob 99 ACTIVE", "9 Zoe - ACTIVE");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRES"})
    void the_difference_tells_row_by_row_and_changes_nothing(Product product, @TempDir Path folder) throws Exception {
        try (Db db = given(product)) {
            var unused = run(db, policies());
            db.execute(
                    "update customer set name = 'Bobby', phone = null where id = 2",
                    "update contact set name = 'Cleopatra' where id = 3",
                    "update customer set name = 'C' where id = 3",
                    "insert into customer values (4, 'Dan <b>', null)");
            List<Object> before = stored(db);

            // region difference
            Difference difference = Migrator.create().difference(migration(db, policies()));
            difference.writeCsv(folder.resolve("difference.csv"));
            difference.writeHtml(folder.resolve("difference.html"));
            // endregion difference

            assertThat(stored(db)).isEqualTo(before);
            assertThat(difference.rows())
                    .extracting(RowDifference::key, RowDifference::kind, RowDifference::fields)
                    .containsExactly(
                            tuple(
                                    "2",
                                    Kind.UPDATE,
                                    List.of(
                                            new FieldDifference("name", "Bob", "Bobby"),
                                            new FieldDifference("phone", "22", ""))),
                            tuple("3", Kind.CONFLICT, List.of()),
                            tuple(
                                    "4",
                                    Kind.INSERT,
                                    List.of(
                                            new FieldDifference("id", "", "4"),
                                            new FieldDifference("name", "", "Dan <b>"),
                                            new FieldDifference("status", "", "ACTIVE"))));
            assertThat(difference.count(Kind.UNCHANGED)).isEqualTo(1);
            assertThat(Files.readString(folder.resolve("difference.csv"), StandardCharsets.UTF_8))
                    .contains(
                            "contacts,2,contact,update,name,Bob,Bobby,\r\n",
                            "contacts,3,,conflict,,,,\"name: \"\"Cleopatra\"\"");
            assertThat(Files.readString(folder.resolve("difference.html"), StandardCharsets.UTF_8))
                    .contains("<del>Bob</del> → <ins>Bobby</ins>", "Dan &lt;b&gt;")
                    .doesNotContain("<b>");
            Difference cut = Migrator.create().difference(migration(db, policies()), 1);
            assertThat(cut.rows()).hasSize(1);
            assertThat(cut.notListed()).isEqualTo(2);
            RunReport run = Migrator.create().run(migration(db, policies()));
            assertThat(run.moves().get(0).balance().of(Outcome.REJECTED)).isEqualTo(1);
        }
    }
}
