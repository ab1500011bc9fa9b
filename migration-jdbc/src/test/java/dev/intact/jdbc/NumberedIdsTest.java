package dev.intact.jdbc;

import static dev.intact.mapping.FieldRule.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.intact.Migration;
import dev.intact.Migrator;
import dev.intact.Move;
import dev.intact.field.Key;
import dev.intact.identity.KeyMap;
import dev.intact.jdbc.Db.Product;
import dev.intact.ledger.KeptKeyMaps;
import dev.intact.ledger.NewId;
import dev.intact.ledger.Outcome;
import dev.intact.ledger.Reason;
import dev.intact.mapping.Mapping;
import dev.intact.mapping.MappingBuilder;
import dev.intact.run.Cancellation;
import dev.intact.run.Options;
import dev.intact.run.Progress;
import dev.intact.run.RunFailedException;
import dev.intact.run.RunListener;
import dev.intact.run.RunReport;
import dev.intact.run.RunReport.State;
import dev.intact.source.InMemorySource;
import dev.intact.source.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Ids that the ledger numbers, and redirects of merged duplicates: what docs/keys.md shows. */
@Timeout(60)
class NumberedIdsTest {
    private static final String[] CRM = {
        "create table contact(id bigint primary key, name varchar(30) not null check (name <> 'refused'))",
        "create table deal(ref int primary key, contact_id bigint not null references contact(id))"
    };
    private static final int PERSONS = 40;
    private static final int DEALS = 120;

    record Person(String code, String name, @Nullable String mergedInto) {}

    record Sale(int nr, String person) {}

    record Contact(long id, String name) {}

    record Deal(int ref, long contactId) {}

    // region sequence
    static final KeyMap<String, Long> CONTACTS = KeyMap.sequence("shop/contact", 1000L);
    // endregion sequence

    // spotless:off
    // region numbered
    static Mapping<Person, Contact> contacts() {
        return Mapping.from(Person.class).to(Contact.class)
            .key(Person::code)
            .exclude("merged into another", person -> person.mergedInto() != null)
            .field(map(Contact::id).from(Person::code).via(CONTACTS))
            .field(map(Contact::name).copiedFrom(Person::name))
            .drop(Person::mergedInto, "a redirect in the key map")
            .identifies(CONTACTS, Person::code, Contact::id)
            .redirects(CONTACTS, Person::code, Person::mergedInto)
            .build();
    }
    // endregion numbered
    // spotless:on

    private static Mapping<Sale, Deal> deals() {
        return Mapping.from(Sale.class)
                .to(Deal.class)
                .key(Sale::nr)
                .field(map(Deal::ref).copiedFrom(Sale::nr))
                .field(map(Deal::contactId).from(Sale::person).via(CONTACTS))
                .build();
    }

    /** Of ten, number 7 was merged into number 8, 8 into 9; number 3 of the first ten is refused. */
    private static List<Person> persons() {
        List<Person> persons = new ArrayList<>();
        for (int i = 0; i < PERSONS; i++) {
            boolean merged = i % 10 == 7 || i % 10 == 8;
            persons.add(new Person("P" + i, i == 3 ? "refused" : "person " + i, merged ? "P" + (i + 1) : null));
        }
        return persons;
    }

    private static Source<Sale> sales() {
        return InMemorySource.of(
                Sale.class,
                IntStream.range(0, DEALS)
                        .mapToObj(i -> new Sale(i, "P" + i % PERSONS))
                        .toList());
    }

    private static Migration migration(Db db, List<Person> persons) {
        JdbcTarget crm = JdbcTarget.of(db.connections());
        return Migration.of(
                "shop",
                Move.named("persons")
                        .from(InMemorySource.of(Person.class, persons))
                        .to(contacts(), crm.table("contact", Contact.class)),
                Move.named("sales").from(sales()).to(deals(), crm.table("deal", Deal.class)));
    }

    /** Whose deal it is, by names: a duplicate's is its survivor's. */
    private static List<String> expectedDeals() {
        return IntStream.range(0, DEALS)
                .filter(i -> i % PERSONS != 3)
                .mapToObj(i -> {
                    int person = i % PERSONS;
                    int survivor = person % 10 == 7 ? person + 2 : person % 10 == 8 ? person + 1 : person;
                    return "deal %s of person %s".formatted(i, survivor);
                })
                .toList();
    }

    private static List<Object> dealsOf(Db db) {
        return db.column(
                "select 'deal ' || d.ref || ' of ' || c.name from deal d join contact c on c.id = d.contact_id order by d.ref");
    }

    private static Map<String, Long> ids(Migrator migrator, Migration migration) {
        Map<String, Long> ids = new TreeMap<>();
        migrator.newIds(
                migration, CONTACTS, id -> ids.put(id.oldId().text(), id.newId().as(Long.class)));
        return ids;
    }

    @ParameterizedTest
    @EnumSource(value = Product.class, mode = Mode.EXCLUDE, names = "MARIADB")
    void deals_hang_on_the_survivors_and_numbers_follow_the_source(Product product) {
        try (Db db = product.with(CRM)) {
            Migrator migrator = Migrator.with(Options.defaults().chunkSize(7));

            RunReport report = migrator.run(migration(db, persons()));

            assertThat(report.moves().get(0).balance().toString())
                    .isEqualTo("read=40 migrated=31 merged=0 excluded=8 rejected=1 archived=0 unchanged=0");
            assertThat(report.moves().get(1).reasons(Outcome.REJECTED))
                    .extracting(Reason::count)
                    .containsExactly(3L);
            assertThat(dealsOf(db)).isEqualTo(List.copyOf(expectedDeals()));
            Map<String, Long> ids = ids(migrator, migration(db, persons()));
            assertThat(ids)
                    .hasSize(39)
                    .containsEntry("P0", 1000L)
                    .containsEntry("P2", 1002L)
                    .containsEntry("P4", 1004L)
                    .containsEntry("P9", ids.get("P7"))
                    .containsEntry("P9", ids.get("P8"))
                    .doesNotContainKey("P3");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Product.class,
            names = {"H2", "POSTGRES"})
    void numbers_stay_in_a_run_that_is_cancelled_anywhere(Product product) {
        for (int chunks = 1; chunks < 12; chunks += 3) {
            try (Db db = product.with(CRM)) {
                Options options = Options.defaults().chunkSize(10);
                assertThat(cancelledAfter(chunks, options, migration(db, persons()))
                                .state())
                        .isEqualTo(State.CANCELLED);
                Map<String, Long> before = ids(Migrator.create(), migration(db, persons()));

                RunReport unused = Migrator.with(options.workers(2)).run(migration(db, persons()));

                assertThat(dealsOf(db)).isEqualTo(List.copyOf(expectedDeals()));
                assertThat(ids(Migrator.create(), migration(db, persons()))).containsAllEntriesOf(before);
            }
        }
    }

    private static RunReport cancelledAfter(int chunks, Options options, Migration migration) {
        Cancellation cancellation = new Cancellation();
        RunListener canceller = new RunListener() {
            private int seen;

            @Override
            public void chunkDone(Progress progress) {
                seen++;
                if (seen == chunks) {
                    cancellation.cancel();
                }
            }
        };
        return Migrator.with(options.cancellation(cancellation).listener(canceller))
                .run(migration);
    }

    @ParameterizedTest
    @EnumSource(
            value = Product.class,
            names = {"H2", "POSTGRES"})
    void numbers_stay_in_a_run_that_begins_anew_in_another_order(Product product) {
        try (Db db = product.with(CRM)) {
            RunReport unused = Migrator.create().run(migration(db, persons()));
            Map<String, Long> before = ids(Migrator.create(), migration(db, persons()));
            db.execute("delete from deal", "delete from contact");
            List<Person> shuffled = new ArrayList<>(persons());
            java.util.Collections.reverse(shuffled);

            RunReport again = Migrator.with(
                            Options.defaults().anew().chunkSize(3).workers(4))
                    .run(migration(db, shuffled));

            assertThat(again.state()).isEqualTo(State.COMPLETED);
            assertThat(ids(Migrator.create(), migration(db, persons()))).isEqualTo(before);
            assertThat(dealsOf(db)).isEqualTo(List.copyOf(expectedDeals()));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Product.class,
            names = {"H2", "POSTGRES"})
    void a_rejected_record_keeps_its_number_until_it_arrives(Product product) {
        try (Db db = product.with(CRM)) {
            RunReport unused = Migrator.create().run(migration(db, persons()));
            db.execute("delete from deal", "delete from contact");
            List<Person> corrected = new ArrayList<>(persons());
            corrected.set(3, new Person("P3", "person 3", null));

            RunReport again = Migrator.with(Options.defaults().anew()).run(migration(db, corrected));

            assertThat(again.moves().get(0).balance().of(Outcome.MIGRATED)).isEqualTo(32);
            assertThat(ids(Migrator.create(), migration(db, corrected))).containsEntry("P3", 1003L);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Product.class,
            names = {"H2", "POSTGRES"})
    void a_dry_run_finds_the_numbers_that_a_run_would_give_and_takes_none(Product product) {
        try (Db db = product.with(CRM)) {
            RunReport dry = Migrator.create().dryRun(migration(db, persons()));
            assertThat(dry.moves().get(1).balance().toString())
                    .isEqualTo("read=120 migrated=117 merged=0 excluded=0 rejected=3 archived=0 unchanged=0");
            assertThat(Migrator.create()
                            .explain(migration(db, persons()), "persons", Key.of("P1"))
                            .toString())
                    .contains("id: P1 → (not known before the run)");

            RunReport unused = Migrator.create().run(migration(db, persons()));

            assertThat(ids(Migrator.create(), migration(db, persons()))).containsEntry("P0", 1000L);
            assertThat(Migrator.create()
                            .explain(migration(db, persons()), "persons", Key.of("P1"))
                            .toString())
                    .contains("id: P1 → 1001");
        }
    }

    /** Many sessions number the same and other ids at the same moment, before the sequence has begun. */
    @ParameterizedTest
    @EnumSource(
            value = Product.class,
            names = {"H2", "POSTGRES"})
    void no_number_is_given_twice_whoever_asks_at_the_same_time(Product product) throws Exception {
        try (Db db = product.with(CRM)) {
            LedgerInstallation.ensure(db.connections(), LedgerTables.DEFAULT);
            KeptKeyMaps kept = new JdbcLedger(db.connections(), LedgerTables.DEFAULT, Duration.ofMinutes(1)).keyMaps();
            ExecutorService workers = Executors.newFixedThreadPool(4);
            List<Callable<Map<Key, Long>>> askings = new ArrayList<>();
            for (int worker = 0; worker < 4; worker++) {
                for (int chunk = 0; chunk < 10; chunk++) {
                    List<Key> some = IntStream.range(chunk * 20, chunk * 20 + 40) // each overlaps with the next
                            .mapToObj(Key::of)
                            .toList();
                    askings.add(() -> kept.number("crowded", 1, some));
                }
            }
            Map<Key, Long> all = new TreeMap<>();
            for (Future<Map<Key, Long>> answer : workers.invokeAll(askings)) {
                answer.get().forEach((oldId, number) -> {
                    Long other = all.putIfAbsent(oldId, number);
                    assertThat(other).isIn(null, number);
                });
            }
            workers.shutdown();
            assertThat(all).hasSize(220);
            assertThat(new HashSet<>(all.values())).hasSize(220);
            assertThat(all.values()).allMatch(number -> number >= 1 && number <= 220);
        }
    }

    /** Two partitions hold the same old id with two survivors, or lead in a circle. */
    @ParameterizedTest
    @EnumSource(
            value = Product.class,
            names = {"H2", "POSTGRES"})
    void redirects_that_lead_in_a_circle_fail_the_run(Product product) {
        try (Db db = product.with(CRM)) {
            List<Person> circle =
                    List.of(new Person("A", "a", "B"), new Person("B", "b", "C"), new Person("C", "c", "A"));

            assertThatThrownBy(() -> {
                        RunReport unused =
                                Migrator.with(Options.defaults().chunkSize(1)).run(migration(db, circle));
                    })
                    .isInstanceOf(RunFailedException.class)
                    .hasMessageContaining(
                            "key map 'shop/contact' redirects old ids in a circle: %s → %s → %s → %s; let one of them survive",
                            Key.of("C").masked(),
                            Key.of("A").masked(),
                            Key.of("B").masked(),
                            Key.of("C").masked());
        }
    }

    @Test
    void an_id_with_a_character_that_not_every_database_keeps_is_refused() throws Exception {
        try (Db db = Product.H2.with(CRM)) {
            LedgerInstallation.ensure(db.connections(), LedgerTables.DEFAULT);
            assertThatThrownBy(() -> {
                        try (java.sql.Connection connection = db.connections().open()) {
                            connection.setAutoCommit(false);
                            new LedgerIds("crm", new LedgerSql(LedgerTables.DEFAULT, org.jooq.SQLDialect.H2))
                                    .store(
                                            connection,
                                            dev.intact.ledger.RunRecord.begun(
                                                    "r", "m", 1, "", "", false, java.time.Instant.EPOCH),
                                            List.of(NewId.of("nul", Key.of(1), Key.of("a\0b"))));
                        }
                    })
                    .isInstanceOf(dev.intact.ledger.LedgerException.class)
                    .hasMessage(
                            "crm: key map 'nul' gets an id for the old id %s that holds the character U+0000, which not every database can keep; take it out by a conversion",
                            Key.of(1).masked());
        }
    }

    @Test
    void a_number_that_is_stored_must_be_the_one_that_was_given() {
        MappingBuilder<Person, Contact> wrong = Mapping.from(Person.class)
                .to(Contact.class)
                .key(Person::code)
                .field(map(Contact::id).from(Person::name).via(CONTACTS))
                .field(map(Contact::name).copiedFrom(Person::name))
                .drop(Person::mergedInto, "not wanted")
                .identifies(CONTACTS, Person::code, Contact::id);

        assertThatThrownBy(() -> {
                    Mapping<Person, Contact> unused = wrong.build();
                })
                .hasMessageContaining(
                        "key map 'shop/contact': hands out the numbers of 'id', which is not filled through it; map 'id' from 'code' via the key map itself");
    }
}
