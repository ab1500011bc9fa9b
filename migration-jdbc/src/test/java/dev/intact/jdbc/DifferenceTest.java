package dev.intact.jdbc;

import static dev.intact.mapping.FieldRule.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.intact.Migration;
import dev.intact.Migrator;
import dev.intact.Move;
import dev.intact.incremental.Deleted;
import dev.intact.incremental.Incremental;
import dev.intact.jdbc.Db.Product;
import dev.intact.mapping.Mapping;
import dev.intact.run.Difference;
import dev.intact.run.RowDifference;
import dev.intact.run.RowDifference.FieldDifference;
import dev.intact.run.RowDifference.Kind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a difference tells is what a run does: values as the target keeps them, rows of records that are gone, and no
 * secret.
 */
@Timeout(60)
class DifferenceTest {
    private static final String[] TABLES = {
        "create table customer(id bigint primary key, code varchar(9), seen timestamp(9) with time zone, mail varchar(40))",
        "create table contact(id bigint primary key, code char(5), seen timestamp(9) with time zone, mail varchar(40),"
                + " status varchar(9), made varchar(9) default 'by db')",
        "create table note(id int primary key, contact bigint not null references contact(id))"
    };
    private static final String MAIL = "canary@example.org";

    record Customer(long id, String code, Instant seen, String mail) {}

    record Contact(
            long id,
            String code,
            OffsetDateTime seen,
            String mail,
            @Nullable String status) {}

    private static Migration migration(Db db, Deleted deleted) {
        Mapping<Customer, Contact> contacts = Mapping.from(Customer.class)
                .to(Contact.class)
                .key(Customer::id)
                .sensitive(Customer::mail)
                .exclude("closed", customer -> customer.code().equals("CLOSE"))
                .field(map(Contact::id).copiedFrom(Customer::id))
                .field(map(Contact::code).copiedFrom(Customer::code))
                .field(map(Contact::seen)
                        .from(Customer::seen)
                        .via("two hours ahead", time -> time.atOffset(ZoneOffset.ofHours(2))))
                .field(map(Contact::mail).copiedFrom(Customer::mail))
                .field(map(Contact::status).constant("here"))
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
                        .incremental(Incremental.<Customer>byRowHash().deleted(deleted)));
    }

    private static Db given(Product product) {
        Db db = product.with(TABLES);
        for (int id = 1; id <= 3; id++) {
            db.execute("insert into customer values (%s, 'AB  ', '2026-11-22 10:00:00.123456+00:00', '%s')"
                    .formatted(id, MAIL));
        }
        return db;
    }

    private static Difference difference(Db db, Deleted deleted) {
        return Migrator.create().difference(migration(db, deleted));
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRES"})
    void a_row_that_the_target_keeps_in_its_own_way_is_no_update(Product product) {
        try (Db db = given(product)) {
            var unused = Migrator.create().run(migration(db, Deleted.report()));
            db.execute("update customer set mail = 'other@example.org' where id = 1");
            db.execute("delete from \"intact_record\""); // so that all are mapped, and held against their rows

            Difference difference = difference(db, Deleted.report());

            assertThat(difference.count(Kind.UNCHANGED)).isEqualTo(2);
            assertThat(difference.rows())
                    .extracting(RowDifference::key, RowDifference::kind, RowDifference::fields)
                    .containsExactly(tuple("1", Kind.UPDATE, List.of(new FieldDifference("mail", "***", "***"))));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRES"})
    void rows_of_records_that_are_gone_are_told_with_what_becomes_of_them(Product product) {
        try (Db db = given(product)) {
            var unused = Migrator.create().run(migration(db, Deleted.report()));
            db.execute(
                    "delete from customer where id = 1",
                    "update customer set code = 'CLOSE' where id = 2",
                    "insert into note values (1, 2)");

            assertThat(difference(db, Deleted.report()).rows())
                    .extracting(RowDifference::key, RowDifference::kind, RowDifference::words)
                    .containsExactlyInAnyOrder(
                            tuple("1", Kind.GONE, "is gone; its rows stay"),
                            tuple("2", Kind.GONE, "is gone; its rows stay"));
            assertThat(difference(db, Deleted.mark(Contact::status, "gone")).rows())
                    .extracting(RowDifference::key, RowDifference::kind, RowDifference::fields, RowDifference::words)
                    .containsExactlyInAnyOrder(
                            tuple(
                                    "1",
                                    Kind.GONE,
                                    List.of(new FieldDifference("status", "here", "gone")),
                                    "is gone; their rows are marked, status = gone"),
                            tuple(
                                    "2",
                                    Kind.GONE,
                                    List.of(new FieldDifference("status", "here", "gone")),
                                    "is gone; their rows are marked, status = gone"));
            Difference deleting = difference(db, Deleted.delete());
            assertThat(deleting.rows())
                    .extracting(RowDifference::key, row -> row.fields().size(), RowDifference::words)
                    .containsExactlyInAnyOrder(
                            tuple("1", 5, "is gone; their rows are deleted"),
                            tuple(
                                    "2",
                                    0,
                                    "is gone; its rows stay: cannot be deleted, as other rows refer to it (rule: contact)"));
            assertThat(deleting.count(Kind.GONE)).isEqualTo(2);
            assertThat(db.column("select id from contact order by id")).hasSize(3);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRES"})
    void files_are_for_their_owner_alone_and_hold_no_sensitive_value(Product product, @TempDir Path folder)
            throws Exception {
        Path csv = folder.resolve("difference.csv");
        Path html = folder.resolve("difference.html");
        Assumptions.assumeTrue(csv.getFileSystem().supportedFileAttributeViews().contains("posix"));
        try (Db db = given(product)) {
            var unused = Migrator.create().run(migration(db, Deleted.report()));
            db.execute(
                    "update customer set mail = 'second-canary@example.org' where id = 1",
                    "update contact set mail = 'third-canary@example.org' where id = 2",
                    "update customer set code = '<&\"' where id = 2",
                    "delete from customer where id = 3",
                    "insert into customer values (4, '<&\"', '2026-11-22 10:00:00+00:00', 'fourth-canary@example.org')");
            Files.writeString(csv, "readable by all"); // is replaced, not written into

            Difference difference = difference(db, Deleted.delete());
            difference.writeCsv(csv);
            difference.writeHtml(html);

            assertThat(difference.rows())
                    .extracting(RowDifference::kind)
                    .containsExactly(Kind.UPDATE, Kind.CONFLICT, Kind.INSERT, Kind.GONE);
            for (Path file : List.of(csv, html)) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
                assertThat(Files.readString(file, StandardCharsets.UTF_8))
                        .contains("***")
                        .doesNotContain("canary");
            }
            assertThat(Files.readString(html, StandardCharsets.UTF_8))
                    .contains("&lt;&amp;&quot;", "Content-Security-Policy", "<del>***</del> → <ins>***</ins>")
                    .doesNotContain("<&\"");
        }
    }
}
