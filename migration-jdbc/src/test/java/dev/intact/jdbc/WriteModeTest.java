package dev.intact.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.intact.field.Key;
import dev.intact.sink.Output;
import dev.intact.sink.TargetException;
import dev.intact.sink.TargetRows;
import dev.intact.sink.TargetSession;
import dev.intact.sink.UnitOfWork;
import dev.intact.sink.Written;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WriteModeTest {
    private static final String TABLE =
            "create table contact(id int primary key, external_id varchar(9), email varchar(20), name varchar(20))";

    record Contact(
            int id,
            @Nullable String externalId,
            @Nullable String email,
            @Nullable String name) {}

    private final Db db = Db.with(TABLE);
    private final JdbcSink<Contact> contacts = JdbcTarget.of(db.connections()).table("contact", Contact.class);

    @AfterEach
    void close() {
        db.close();
    }

    private static JdbcSink<Contact> in(Db db) {
        return JdbcTarget.of(db.connections()).table("contact", Contact.class);
    }

    private static Written write(JdbcSink<Contact> sink, Contact... rows) {
        return write(sink, List.of(), rows);
    }

    private static Written write(JdbcSink<Contact> sink, List<String> generated, Contact... rows) {
        try (TargetSession session = sink.target().open(List.of(Output.of(sink, generated)));
                UnitOfWork work = session.begin()) {
            List<TargetRows> records = new ArrayList<>();
            Arrays.stream(rows)
                    .forEach(row ->
                            records.add(TargetRows.of(Key.of(records.size())).and(sink, row)));
            Written written = work.write(records);
            assertThat(work.commit(Samples.chunk()).isApplied()).isTrue();
            return written;
        }
    }

    @Test
    void contradictions_are_refused_when_they_are_set() {
        assertThatThrownBy(() -> contacts.keep(Contact::email))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("contact only inserts, and so never meets a row that is there;"
                        + " say upsertOn(…) or updateOn(…) first");
        assertThatThrownBy(() -> contacts.upsertOn(Contact::id).updateOn(Contact::email))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("contact upserts rows already, by the key that was given first; it cannot have another");
        assertThatThrownBy(() -> contacts.updateOn())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("contact updates rows by a key; name at least one field");
        assertThatThrownBy(() -> contacts.upsertOn(Contact::id, Contact::id))
                .hasMessage("id stands twice in the key of contact");
        assertThatThrownBy(() -> contacts.upsertOn(Contact::id).keep(Contact::id))
                .hasMessage("id is the key by which contact finds rows; it cannot be kept");
        assertThatThrownBy(() ->
                        contacts.upsertOn(Contact::id).keep(Contact::email).fillBlank(Contact::email))
                .hasMessage("email of contact is kept already; it cannot be filled where it is blank too");
    }

    @Test
    void sinks_that_write_otherwise_are_not_equal() {
        assertThat(contacts.upsertOn(Contact::id))
                .isEqualTo(contacts.upsertOn(Contact::id))
                .isNotEqualTo(contacts);
        assertThat(contacts.upsertOn(Contact::id).keep(Contact::email))
                .isNotEqualTo(contacts.upsertOn(Contact::id))
                .isEqualTo(Travel.of(contacts.upsertOn(Contact::id).keep(Contact::email)));
    }

    @Test
    void a_key_that_cannot_find_rows_is_refused_when_the_target_is_opened() {
        assertThatThrownBy(() -> write(contacts.upsertOn(Contact::externalId)))
                .isInstanceOf(TargetException.class)
                .hasMessageEndingWith(" does not fit:\n  no primary key or unique index of CONTACT is on EXTERNAL_ID"
                        + " alone, so that rows could be there twice; add one, or updateOn(…)");
        assertThatThrownBy(() -> write(contacts.upsertOn(Contact::id), List.of("id")))
                .hasMessageEndingWith("id: is made by the database, and so cannot be the key by which rows are found");
        assertThatThrownBy(() ->
                        write(contacts.updateOn(Contact::id).keep(Contact::email, Contact::externalId, Contact::name)))
                .hasMessageEndingWith("contact updates nothing: all fields but its key are kept");
    }

    @ParameterizedTest
    @EnumSource(Db.Product.class)
    void an_update_refuses_what_finds_no_row_or_several(Db.Product product) {
        try (Db some = product.with(TABLE)) {
            some.execute("insert into contact values (1, 'x', null, null), (2, 'y', null, null), (3, 'y', null, null),"
                    + " (4, 'z', 'e', 'n')");
            JdbcSink<Contact> sink = in(some).updateOn(Contact::externalId).keep(Contact::id);

            Written written = write(
                    sink,
                    new Contact(0, "x", "e", "n"),
                    new Contact(0, "y", "e", "n"),
                    new Contact(0, "w", "e", "n"),
                    new Contact(0, null, "e", "n"),
                    new Contact(0, "z", "e", "n"));

            assertThat(written.updated()).isEqualTo(1);
            assertThat(written.unchanged()).isEqualTo(1);
            assertThat(written.refused().get(1).message()).startsWith("externalId: finds more than one row");
            assertThat(written.refused().get(2).message()).startsWith("externalId: finds no row to update (rule: ");
            assertThat(written.refused().get(3).message())
                    .startsWith("externalId: has no value, but is the key by which rows are found");
            assertThat(some.column("select id from contact where email = 'e' order by id"))
                    .containsExactly(1, 4);
        }
    }

    @ParameterizedTest
    @EnumSource(Db.Product.class)
    void better_data_is_not_overwritten(Db.Product product) {
        try (Db some = product.with(TABLE)) {
            some.execute("insert into contact values (1, 'x', '  ', 'old'), (2, 'y', 'a@b', 'old'),"
                    + " (3, 'z', null, 'old')");
            JdbcSink<Contact> sink =
                    in(some).upsertOn(Contact::id).fillBlank(Contact::email).keep(Contact::name);

            Written written = write(
                    sink,
                    new Contact(1, "x", "new", "new"),
                    new Contact(2, "y", "new", "new"),
                    new Contact(3, "z", null, "new"),
                    new Contact(4, "v", "new", "new"));

            assertThat(written).hasToString("inserted=1 updated=1 unchanged=2 refused=0");
            assertThat(some.rows("select email, name from contact order by id"))
                    .containsExactly(
                            List.of("new", "old"),
                            List.of("a@b", "old"),
                            Arrays.asList(null, "old"),
                            List.of("new", "new"));
        }
    }

    @Test
    void what_differs_in_case_only_is_overwritten_whatever_the_collation() {
        try (Db some = Db.Product.POSTGRES.with(
                "create collation nocase (provider = icu, locale = 'und-u-ks-level2', deterministic = false)",
                "create table contact(id int primary key, external_id text collate nocase, email varchar(20), name text)")) {
            some.execute("insert into contact values (1, 'abc', null, null)");

            assertThat(write(in(some).upsertOn(Contact::id), new Contact(1, "ABC", null, null))
                            .updated())
                    .isEqualTo(1);
            assertThat(some.column("select external_id from contact")).containsExactly("ABC");
        }
    }

    @Test
    void a_row_that_a_trigger_drops_is_refused() {
        try (Db some = Db.Product.POSTGRES.with(TABLE)) {
            some.execute("create function drop_it() returns trigger language plpgsql as"
                    + " $$ begin if new.name = 'drop' then return null; end if; return new; end $$");
            some.execute("create trigger t before insert or update on contact for each row execute function drop_it()");
            some.execute("insert into contact values (2, 'x', 'a', 'b')");

            Written written = write(
                    in(some).upsertOn(Contact::id),
                    new Contact(1, "x", "a", "drop"),
                    new Contact(2, "x", "a", "drop"),
                    new Contact(3, "x", "a", "b"));

            assertThat(written).hasToString("inserted=1 updated=0 unchanged=0 refused=2");
            assertThat(written.refused().get(1).message()).startsWith("was ignored by the database");
        }
    }

    @Test
    void a_key_that_another_transaction_inserts_meanwhile_is_updated() throws Exception {
        try (Db some = Db.Product.POSTGRES.with(TABLE)) {
            some.execute("begin", "insert into contact values (1, 'x', 'theirs', null)");
            var ours = java.util.concurrent.CompletableFuture.supplyAsync(
                    () -> write(in(some).upsertOn(Contact::id), new Contact(1, "x", "ours", null)));
            assertThatThrownBy(() -> ours.get(500, java.util.concurrent.TimeUnit.MILLISECONDS))
                    .isInstanceOf(java.util.concurrent.TimeoutException.class);
            some.execute("commit");

            assertThat(ours.get()).hasToString("inserted=0 updated=1 unchanged=0 refused=0");
            assertThat(some.column("select email from contact")).containsExactly("ours");
        }
    }
}
