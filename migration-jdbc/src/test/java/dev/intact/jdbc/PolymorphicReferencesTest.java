package dev.intact.jdbc;

import static dev.intact.mapping.FieldRule.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.Migration;
import dev.intact.Migrator;
import dev.intact.Move;
import dev.intact.document.MappingDocument;
import dev.intact.field.Key;
import dev.intact.identity.KeyMap;
import dev.intact.jdbc.Db.Product;
import dev.intact.ledger.Outcome;
import dev.intact.ledger.Reason;
import dev.intact.mapping.Mapping;
import dev.intact.mapping.Reference;
import dev.intact.mapping.Unlisted;
import dev.intact.run.Cancellation;
import dev.intact.run.Options;
import dev.intact.run.Progress;
import dev.intact.run.RunListener;
import dev.intact.run.RunReport;
import dev.intact.source.InMemorySource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** References by type and id: what docs/relations.md shows. */
@Timeout(90)
class PolymorphicReferencesTest {
    private static final String[] CRM = {
        "create table contact(id bigint primary key, name varchar(30) not null)",
        "create table account(id bigint primary key, name varchar(30) not null)",
        "create table note(ref int primary key, about_type varchar(10), about_id bigint)"
    };
    private static final KeyMap<Long, Long> CONTACTS = KeyMap.sequence("crm/contact", 1_000L);
    private static final KeyMap<Long, Long> ACCOUNTS = KeyMap.sequence("crm/account", 2_000L);

    record Person(long nr, String name) {}

    record Firm(long nr, String name) {}

    record LegacyNote(
            int nr, @Nullable String kind, @Nullable Long ref) {}

    record Contact(long id, String name) {}

    record Account(long id, String name) {}

    record Note(
            int ref, @Nullable String aboutType, @Nullable Long aboutId) {}

    // region reference
    static final Reference<String, Long, Long> ABOUT = Reference.<String, Long, Long>by("what a note is about")
            .when("C", CONTACTS)
            .when("A", ACCOUNTS.unlisted(Unlisted.leaveEmpty()));
    // endregion reference

    // spotless:off
    // region notes
    static Mapping<LegacyNote, Note> notes() {
        return Mapping.from(LegacyNote.class).to(Note.class)
            .key(LegacyNote::nr)
            .field(map(Note::ref).copiedFrom(LegacyNote::nr))
            .field(map(Note::aboutType).copiedFrom(LegacyNote::kind))
            .field(map(Note::aboutId).from(LegacyNote::kind, LegacyNote::ref).via(ABOUT))
            .build();
    }
    // endregion notes
    // spotless:on

    private static Mapping<Person, Contact> contacts() {
        return Mapping.from(Person.class)
                .to(Contact.class)
                .key(Person::nr)
                .field(map(Contact::id).from(Person::nr).via(CONTACTS))
                .field(map(Contact::name).copiedFrom(Person::name))
                .identifies(CONTACTS, Person::nr, Contact::id)
                .build();
    }

    private static Mapping<Firm, Account> accounts() {
        return Mapping.from(Firm.class)
                .to(Account.class)
                .key(Firm::nr)
                .field(map(Account::id).from(Firm::nr).via(ACCOUNTS))
                .field(map(Account::name).copiedFrom(Firm::name))
                .identifies(ACCOUNTS, Firm::nr, Account::id)
                .build();
    }

    private static Move<Person> persons(JdbcTarget crm) {
        return Move.named("persons")
                .from(InMemorySource.of(
                        Person.class,
                        IntStream.range(0, 4)
                                .mapToObj(nr -> new Person(nr, "person " + nr))
                                .toList()))
                .to(contacts(), crm.table("contact", Contact.class));
    }

    private static Move<Firm> firms(JdbcTarget crm) {
        return Move.named("firms")
                .from(InMemorySource.of(
                        Firm.class,
                        IntStream.range(2, 6)
                                .mapToObj(nr -> new Firm(nr, "firm " + nr))
                                .toList()))
                .to(accounts(), crm.table("account", Account.class));
    }

    private static Move<LegacyNote> notes(JdbcTarget crm, List<LegacyNote> notes) {
        return Move.named("notes")
                .from(InMemorySource.of(LegacyNote.class, notes))
                .to(notes(), crm.table("note", Note.class));
    }

    private static Migration migration(Db db, List<LegacyNote> notes) {
        JdbcTarget crm = JdbcTarget.of(db.connections());
        return Migration.of("crm", persons(crm), firms(crm), notes(crm, notes));
    }

    private static List<Object> arrived(Db db) {
        return db.column("""
                select n.ref || ' ' || coalesce(c.name, a.name, 'nothing') from note n
                left join contact c on c.id = n.about_id left join account a on a.id = n.about_id
                order by n.ref""");
    }

    @ParameterizedTest
    @EnumSource(
            value = Product.class,
            names = {"H2", "POSTGRES"})
    void a_note_finds_the_record_of_its_type(Product product) {
        try (Db db = product.with(CRM)) {
            List<LegacyNote> notes = List.of(
                    new LegacyNote(1, "C", 2L),
                    new LegacyNote(2, "A", 2L),
                    new LegacyNote(3, "C", 5L),
                    new LegacyNote(4, "A", 1L),
                    new LegacyNote(5, "X", 2L),
                    new LegacyNote(6, null, 2L),
                    new LegacyNote(7, "X", null));

            RunReport report = Migrator.create().run(migration(db, notes));

            assertThat(arrived(db)).isEqualTo(List.of("1 person 2", "2 firm 2", "4 nothing", "7 nothing"));
            assertThat(report.moves().get(2)).hasToString("""
                            balance notes: read=7 migrated=4 merged=0 excluded=0 rejected=3 archived=0 unchanged=0
                            edges notes: note.aboutId → crm/account: 2 edges, 1 linked, 1 left empty
                            edges notes: note.aboutId → crm/contact: 2 edges, 1 linked, 1 rejected
                            edges notes: note.aboutId → what a note is about: 2 edges, 2 rejected""");
            assertThat(report.moves().get(2).reasons(Outcome.REJECTED))
                    .extracting(reason -> reason.words().replaceFirst(" \\(rule.*", ""))
                    .containsExactlyInAnyOrder(
                            "has no new id in key map 'crm/contact'",
                            "refers to a record of a type that 'what a note is about' does not list",
                            "refers to a record, but not of which type");
            assertThat(Migrator.create()
                            .explain(migration(db, notes), "notes", Key.of(2))
                            .toString())
                    .contains("aboutId: A + 2 → 2000");
        }
    }

    /** Random notes, cut into chunks anyhow and stopped on the way, against a reckoning of our own. */
    @ParameterizedTest
    @EnumSource(
            value = Product.class,
            names = {"H2", "POSTGRES"})
    void every_note_refers_as_in_the_source_or_is_rejected_for_it(Product product) {
        Random random = new Random(20);
        for (int tried = 0; tried < (product == Product.H2 ? 12 : 2); tried++) {
            List<LegacyNote> notes = random(random);
            try (Db db = product.with(CRM)) {
                Options options =
                        Options.defaults().chunkSize(1 + random.nextInt(9)).workers(1 + random.nextInt(2));
                Cancellation cancellation = new Cancellation();
                RunReport unused = Migrator.with(options.cancellation(cancellation)
                                .listener(cancelling(cancellation, 1 + random.nextInt(6))))
                        .run(migration(db, notes));

                RunReport report = Migrator.with(options).run(migration(db, notes));

                List<Object> expected = new ArrayList<>();
                notes.forEach(note -> expected(note, expected));
                assertThat(arrived(db)).isEqualTo(expected);
                assertThat(report.moves().get(2).reasons(Outcome.REJECTED).stream()
                                .mapToLong(Reason::count)
                                .sum())
                        .isEqualTo(notes.size() - expected.size());
            }
        }
    }

    private static List<LegacyNote> random(Random random) {
        String[] kinds = {"C", "A", "C", "A", "X", null};
        return IntStream.range(0, 1 + random.nextInt(30))
                .mapToObj(nr -> new LegacyNote(
                        nr,
                        kinds[random.nextInt(kinds.length)],
                        random.nextInt(5) == 0 ? null : (long) random.nextInt(7)))
                .toList();
    }

    private static void expected(LegacyNote note, List<Object> expected) {
        Long ref = note.ref();
        if (ref == null) {
            expected.add(note.nr() + " nothing");
        } else if ("C".equals(note.kind()) && ref < 4) {
            expected.add(note.nr() + " person " + ref);
        } else if ("A".equals(note.kind())) {
            expected.add(note.nr() + (ref >= 2 && ref < 6 ? " firm " + ref : " nothing"));
        }
    }

    private static RunListener cancelling(Cancellation cancellation, int chunks) {
        return new RunListener() {
            private int seen;

            @Override
            public synchronized void chunkDone(Progress progress) {
                seen++;
                if (seen == chunks) {
                    cancellation.cancel();
                }
            }
        };
    }

    @Test
    void the_moves_of_all_types_come_before_that_which_refers() {
        try (Db db = Product.H2.with(CRM)) {
            JdbcTarget crm = JdbcTarget.of(db.connections());
            Migration migration = Migration.of("crm", persons(crm), firms(crm), notes(crm, List.of()));
            assertThat(migration.moves()).extracting(Move::name).containsExactly("persons", "firms", "notes");

            assertThat(Migration.of("crm", notes(crm, List.of()), persons(crm), firms(crm))
                            .moves())
                    .extracting(Move::name)
                    .containsExactly("persons", "firms", "notes");
        }
    }

    @Test
    void the_mapping_document_tells_where_each_type_is_found() {
        try (Db db = Product.H2.with(CRM)) {
            String document = MappingDocument.of(migration(db, List.of())).markdown();

            assertThat(document)
                    .contains("what a note is about, by its type: C → key map 'crm/contact': numbered from 1000")
                    .contains("A → key map 'crm/account': numbered from 2000")
                    .contains("other types: unlisted values are rejected");
        }
    }
}
