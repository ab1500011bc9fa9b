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
import dev.intact.mapping.DefinitionException;
import dev.intact.mapping.Mapping;
import dev.intact.run.MoveReport;
import dev.intact.run.Options;
import dev.intact.run.RunReport;
import dev.intact.run.UndoReport;
import dev.intact.source.InMemorySource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows that stay as they are, as their sink or whoever edited them wants it. */
class KeptRowsTest {
    private static final String TABLE =
            "create table contact(id bigint primary key, name varchar(40) not null, status varchar(10), visits int)";

    record Person(long id, String name) {}

    record Contact(
            long id,
            String name,
            @Nullable String status,
            @Nullable Integer visits) {}

    private static Mapping<Person, Contact> contacts() {
        return Mapping.from(Person.class)
                .to(Contact.class)
                .key(Person::id)
                .field(map(Contact::id).copiedFrom(Person::id))
                .field(map(Contact::name).copiedFrom(Person::name))
                .field(map(Contact::status).constant("ACTIVE"))
                .field(map(Contact::visits).leftEmpty("nobody counted"))
                .build();
    }

    private static JdbcSink<Contact> sink(Db db) {
        return JdbcTarget.of(db.connections()).table("contact", Contact.class).upsertOn(Contact::id);
    }

    private static Move<Person> move(JdbcSink<Contact> sink, Person... persons) {
        return Move.named("contacts")
                .from(InMemorySource.of(Person.class, List.of(persons)))
                .to(contacts(), sink);
    }

    private static MoveReport run(JdbcSink<Contact> sink, Deleted deleted, Person... persons) {
        Incremental<Person> how = Incremental.<Person>byRowHash().deleted(deleted);
        return Migrator.create()
                .run(Migration.of("people", move(sink, persons).incremental(how)))
                .moves()
                .get(0);
    }

    @Test
    void a_row_whose_sink_keeps_what_stands_there_takes_no_mark() {
        try (Db db = Db.with(TABLE)) {
            JdbcSink<Contact> keeping = sink(db).keep(Contact::status);
            Deleted marking = Deleted.mark(Contact::status, "GONE");
            var unused = run(keeping, marking, new Person(1, "Ann"), new Person(2, "Ben"));

            MoveReport report = run(keeping, marking, new Person(2, "Ben"));

            assertThat(report.gone().found()).isEqualTo(1);
            assertThat(report.gone().applied()).isZero();
            assertThat(report.gone().left())
                    .containsExactly(
                            "1: status: cannot be marked, as contact keeps what stands there; mark another field, or let the sink write it");
            assertThat(db.column("select status from contact order by id")).containsExactly("ACTIVE", "ACTIVE");
            assertThat(run(keeping, marking, new Person(2, "Ben")).gone().found())
                    .as("told again by each run")
                    .isEqualTo(1);
        }
    }

    @Test
    void a_blank_that_is_to_be_filled_takes_a_mark_once() {
        try (Db db = Db.with(TABLE)) {
            JdbcSink<Contact> filling = sink(db).fillBlank(Contact::visits);
            Deleted marking = Deleted.mark(Contact::visits, 0);
            var unused = run(filling, marking, new Person(1, "Ann"), new Person(2, "Ben"));

            assertThat(run(filling, marking, new Person(2, "Ben")).gone().applied())
                    .isEqualTo(1);
            assertThat(db.column("select visits from contact where id = 1")).containsExactly(0);
        }
    }

    @Test
    void a_mark_that_its_field_cannot_hold_is_told_by_the_definition() {
        try (Db db = Db.with(TABLE)) {
            Incremental<Person> how = Incremental.<Person>byRowHash().deleted(Deleted.mark(Contact::visits, "GONE"));

            assertThatThrownBy(() -> Migration.of("people", move(sink(db)).incremental(how)))
                    .isInstanceOf(DefinitionException.class)
                    .hasMessageContaining(
                            "move 'contacts': marks rows of records that are gone by a String, but visits of contact is an Integer; mark with a value of that type");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRES"})
    void a_run_begun_anew_after_an_undo_that_left_rows_finds_them_by_their_key(Product product) {
        try (Db db = product.with(TABLE)) {
            Person[] persons = {new Person(1, "Ann"), new Person(2, "Ben")};
            Migration migration = Migration.of("people", move(sink(db), persons));
            Migrator undoable = Migrator.with(Options.defaults().undoable());
            RunReport first = undoable.run(migration);
            db.execute("update contact set visits = 7 where id = 1");
            UndoReport undone = undoable.undo(migration, first.run());
            assertThat(undone.refused()).hasSize(1);
            assertThatThrownBy(() -> undoable.run(migration)).hasMessageContaining("has left rows that were changed");

            RunReport anew = Migrator.with(Options.defaults().undoable().anew()).run(migration);

            assertThat(anew.moves().get(0).rows().inserted()).isEqualTo(1);
            assertThat(db.column("select name from contact order by id")).containsExactly("Ann", "Ben");
            UndoReport back = undoable.undo(migration, anew.run());
            assertThat(back.refused()).isEmpty();
            assertThat(db.column("select id from contact"))
                    .as("what the undo before had left stays")
                    .containsExactly(1L);
        }
    }
}
