package dev.intact.jdbc;

import static dev.intact.mapping.FieldRule.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.intact.Migration;
import dev.intact.Migrator;
import dev.intact.Move;
import dev.intact.incremental.Deleted;
import dev.intact.incremental.Incremental;
import dev.intact.jdbc.Db.Product;
import dev.intact.ledger.Outcome;
import dev.intact.mapping.Mapping;
import dev.intact.run.MoveReport;
import dev.intact.run.Options;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Only what may have changed is read, by the time of its last change; the overlap finds who commits late. */
@Timeout(60)
class HighWaterTest {
    static final String[] TABLES = {
        "create table customer(id bigint primary key, name varchar(40) not null, modified timestamp(6) not null)",
        "create table contact(id bigint primary key, name varchar(40) not null check (name <> 'refused'))"
    };

    private static final Clock LATER = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);

    record Customer(long id, String name, LocalDateTime modified) {}

    record Contact(long id, String name) {}

    private static Move<Customer> move(Db db, Incremental<Customer> how) {
        Mapping<Customer, Contact> contacts = Mapping.from(Customer.class)
                .to(Contact.class)
                .key(Customer::id)
                .field(map(Contact::id).copiedFrom(Customer::id))
                .field(map(Contact::name).copiedFrom(Customer::name))
                .drop(Customer::modified, "says when, not what")
                .build();
        return Move.named("contacts")
                .from(JdbcSource.table(db.connections(), "customer", Customer.class)
                        .pagedBy(Customer::id))
                .to(
                        contacts,
                        JdbcTarget.of(db.connections())
                                .table("contact", Contact.class)
                                .upsertOn(Contact::id))
                .incremental(how);
    }

    private static List<Long> run(Db db, Duration overlap) {
        // region highwater
        Incremental<Customer> how = Incremental.byHighWater(Customer::modified).overlap(overlap);
        // endregion highwater
        MoveReport report = Migrator.with(Options.defaults().clock(LATER))
                .run(Migration.of("crm", move(db, how)))
                .moves()
                .get(0);
        return List.of(
                report.balance().read(),
                report.balance().of(Outcome.MIGRATED),
                report.balance().of(Outcome.UNCHANGED),
                report.balance().of(Outcome.REJECTED));
    }

    private static Db given(Product product) {
        Db db = product.with(TABLES);
        db.execute("insert into customer values (1, 'Ada', '2026-11-22 10:00:00'), (2, 'Bob', '2026-11-22 11:00:00')");
        return db;
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRES"})
    void a_writer_who_commits_late_is_found_within_the_overlap(Product product) throws SQLException {
        try (Db db = given(product);
                Connection late = db.connections().open();
                Statement writing = late.createStatement()) {
            late.setAutoCommit(false);
            writing.execute("insert into customer values (3, 'Cleo', '2026-11-22 10:58:00')");
            assertThat(run(db, Duration.ofMinutes(5))).containsExactly(2L, 2L, 0L, 0L);
            late.commit(); // with a time before the largest that the run has seen

            assertThat(run(db, Duration.ZERO)).as("nothing but the last one").containsExactly(1L, 0L, 1L, 0L);
            assertThat(run(db, Duration.ofMinutes(5))).containsExactly(2L, 1L, 1L, 0L);
            assertThat(db.column("select name from contact order by id")).containsExactly("Ada", "Bob", "Cleo");
        }
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void what_was_not_touched_is_not_read(Product product) {
        try (Db db = given(product)) {
            assertThat(run(db, Duration.ZERO)).containsExactly(2L, 2L, 0L, 0L);
            assertThat(run(db, Duration.ZERO)).containsExactly(1L, 0L, 1L, 0L);
            assertThat(run(db, Duration.ofMinutes(60))).containsExactly(2L, 0L, 2L, 0L);

            db.execute("update customer set name = 'Bobby', modified = '2026-11-22 11:00:00.5' where id = 2");
            db.execute("insert into customer values (3, 'Cleo', '2026-11-22 11:00:00')");
            assertThat(run(db, Duration.ZERO)).containsExactly(2L, 2L, 0L, 0L);
            assertThat(db.column("select name from contact order by id")).containsExactly("Ada", "Bobby", "Cleo");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRES", "SQLITE"})
    void a_record_that_was_rejected_is_read_again_until_it_arrives(Product product) {
        try (Db db = given(product)) {
            db.execute("update customer set name = 'refused' where id = 1");
            assertThat(run(db, Duration.ZERO)).containsExactly(2L, 1L, 0L, 1L);
            assertThat(run(db, Duration.ZERO)).containsExactly(2L, 0L, 1L, 1L);

            db.execute("update customer set name = 'Ada', modified = '2026-11-22 12:00:00' where id = 1");
            assertThat(run(db, Duration.ZERO)).containsExactly(2L, 1L, 1L, 0L);
            assertThat(run(db, Duration.ZERO)).containsExactly(1L, 0L, 1L, 0L);
        }
    }

    @ParameterizedTest
    @EnumSource(names = "SQLITE")
    void times_are_compared_as_times_however_their_text_is_written(Product product) {
        try (Db db = given(product)) {
            assertThat(run(db, Duration.ZERO)).containsExactly(2L, 2L, 0L, 0L);
            db.execute(
                    "insert into customer values (3, 'Cleo', '2026-11-22T10:59:59')", // below, though T is above a
                    // blank
                    "insert into customer values (4, 'Dan', '2026-11-22T11:00:00.250')",
                    "insert into customer values (5, 'Eve', '2026-11-22 11:00')");

            assertThat(run(db, Duration.ZERO)).containsExactly(3L, 2L, 1L, 0L);
            assertThat(run(db, Duration.ofMinutes(1))).containsExactly(4L, 1L, 3L, 0L);
            assertThat(db.column("select name from contact order by id"))
                    .containsExactly("Ada", "Bob", "Cleo", "Dan", "Eve");
        }
    }

    @ParameterizedTest
    @EnumSource(names = "H2")
    void a_definition_says_what_cannot_be_known(Product product) {
        try (Db db = given(product)) {
            Incremental<Customer> deleting =
                    Incremental.byHighWater(Customer::modified).deleted(Deleted.delete());

            assertThatThrownBy(() -> Migration.of("crm", move(db, deleting)))
                    .hasMessageContaining(
                            "move 'contacts': says what becomes of records that are gone, but reads by a high-water value, by which they are not found; go by row hash, or let the source mark what is deleted, and map the mark");
        }
    }
}
