package dev.intact;

import static dev.intact.mapping.FieldRule.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.intact.field.Key;
import dev.intact.identity.KeyMap;
import dev.intact.ledger.Outcome;
import dev.intact.ledger.Reason;
import dev.intact.mapping.DefinitionException;
import dev.intact.mapping.Lookup;
import dev.intact.mapping.Mapping;
import dev.intact.mapping.Unlisted;
import dev.intact.run.Cancellation;
import dev.intact.run.Fixes;
import dev.intact.run.MoveReport;
import dev.intact.run.Options;
import dev.intact.run.Progress;
import dev.intact.run.QuarantinedRecord;
import dev.intact.run.ReplayReport;
import dev.intact.run.RunListener;
import dev.intact.run.RunReport;
import dev.intact.run.RunReport.State;
import dev.intact.sink.InMemorySink;
import dev.intact.sink.InMemoryTarget;
import dev.intact.source.InMemorySource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** References that lead in a circle are moved in two steps. */
class CirclesTest {
    record Employee(int id, String name, @Nullable Integer boss) {}

    record Person(UUID id, String name, @Nullable UUID boss) {}

    record OldStore(int id, int manager) {}

    record OldStaff(int id, int store, String name) {}

    record Store(long id, @Nullable Long manager) {}

    record Staff(long id, long store, String name) {}

    private static final KeyMap<Integer, UUID> PERSONS = KeyMap.derived("people/person");
    private static final KeyMap<Integer, Long> STORES = KeyMap.sequence("shop/store", 100L);
    private static final KeyMap<Integer, Long> STAFF = KeyMap.sequence("shop/staff", 500L);

    private final InMemoryTarget target = InMemoryTarget.named("target");
    private final InMemorySink<Person> persons = target.sink("person", Person.class);
    private final InMemorySink<Store> stores = target.sink("store", Store.class);
    private final InMemorySink<Staff> staff = target.sink("staff", Staff.class);

    // region employees
    private static Mapping<Employee, Person> person(KeyMap<Integer, UUID> ids) {
        return Mapping.from(Employee.class)
                .to(Person.class)
                .key(Employee::id)
                .field(map(Person::id).from(Employee::id).via(ids))
                .field(map(Person::name).copiedFrom(Employee::name))
                .field(map(Person::boss).from(Employee::boss).via(ids))
                .identifies(ids, Employee::id, Person::id)
                .build();
    }
    // endregion employees

    // region stores
    private static Mapping<OldStore, Store> store(Lookup<Integer, Long> managers) {
        return Mapping.from(OldStore.class)
                .to(Store.class)
                .key(OldStore::id)
                .field(map(Store::id).from(OldStore::id).via(STORES))
                .field(map(Store::manager).from(OldStore::manager).via(managers))
                .identifies(STORES, OldStore::id, Store::id)
                .build();
    }
    // endregion stores

    // region staff
    private static Mapping<OldStaff, Staff> staff() {
        return Mapping.from(OldStaff.class)
                .to(Staff.class)
                .key(OldStaff::id)
                .field(map(Staff::id).from(OldStaff::id).via(STAFF))
                .field(map(Staff::store).from(OldStaff::store).via(STORES))
                .field(map(Staff::name).copiedFrom(OldStaff::name))
                .identifies(STAFF, OldStaff::id, Staff::id)
                .require("has a name", row -> !row.name().isEmpty())
                .build();
    }
    // endregion staff

    private Migration people(Employee... employees) {
        return Migration.of(
                "people",
                Move.named("employees")
                        .from(InMemorySource.of(Employee.class, List.of(employees)))
                        .to(person(PERSONS), persons));
    }

    private Migration shop(Lookup<Integer, Long> managers, List<OldStore> oldStores, List<OldStaff> oldStaff) {
        return Migration.of(
                "shop",
                Move.named("staff")
                        .from(InMemorySource.of(OldStaff.class, oldStaff))
                        .to(staff(), staff),
                Move.named("stores")
                        .from(InMemorySource.of(OldStore.class, oldStores))
                        .to(store(managers), stores));
    }

    private static UUID id(int old) {
        return PERSONS.newId(old);
    }

    private static Employee employee(int id, @Nullable Integer boss) {
        return new Employee(id, "E" + id, boss);
    }

    @Test
    void an_employee_who_comes_before_the_boss_is_linked_all_the_same() {
        RunReport report =
                Migrator.create().run(people(employee(1, 3), employee(2, 1), employee(3, null), employee(4, 4)));

        assertThat(target.rows(persons))
                .containsExactlyInAnyOrder(
                        new Person(id(1), "E1", id(3)),
                        new Person(id(2), "E2", id(1)),
                        new Person(id(3), "E3", null),
                        new Person(id(4), "E4", id(4)));
        assertThat(report.moves().get(0).balance())
                .hasToString("read=4 migrated=4 merged=0 excluded=0 rejected=0 archived=0 unchanged=0");
        assertThat(report.moves().get(0).relations()).hasToString("[person.boss → people/person: 3 edges, 3 linked]");
    }

    @Test
    void whoever_refers_to_a_record_that_is_missing_is_rejected_and_so_are_those_below() {
        MoveReport report = Migrator.with(Options.defaults().chunkSize(2))
                .run(people(employee(1, 2), employee(2, 3), employee(3, 99), employee(4, 5), employee(5, null)))
                .moves()
                .get(0);

        assertThat(target.rows(persons))
                .containsExactlyInAnyOrder(new Person(id(4), "E4", id(5)), new Person(id(5), "E5", null));
        assertThat(report.balance())
                .hasToString("read=5 migrated=2 merged=0 excluded=0 rejected=3 archived=0 unchanged=0");
        assertThat(report.rows().inserted()).isEqualTo(2);
        assertThat(report.relations()).hasToString("[person.boss → people/person: 4 edges, 1 linked, 3 rejected]");
        assertThat(report.reasons(Outcome.REJECTED))
                .extracting(Reason::field, Reason::words, Reason::count)
                .containsExactly(tuple(
                        "boss",
                        "has no new id in key map 'people/person' (rule: key map 'people/person': UUID v5 of the old id)",
                        3L));
    }

    @Test
    void a_dry_run_foretells_who_is_taken_back() {
        Migration migration = people(employee(1, 2), employee(2, 99), employee(3, null), employee(4, 3));

        String foretold = Migrator.create().dryRun(migration).moves().get(0).toString();

        assertThat(target.rows(persons)).isEmpty();
        assertThat(foretold)
                .isEqualTo(Migrator.create().run(migration).moves().get(0).toString());
    }

    @Test
    void moves_are_ordered_so_that_only_fields_wait_that_may_be_empty() {
        Migration migration =
                shop(STAFF, List.of(new OldStore(1, 2), new OldStore(2, 1)), List.of(a(1, 1), a(2, 2), a(3, 1)));
        assertThat(migration.moves()).extracting(Move::name).containsExactly("stores", "staff");

        RunReport report = Migrator.create().run(migration);

        assertThat(target.rows(stores)).containsExactlyInAnyOrder(new Store(100, 501L), new Store(101, 500L));
        assertThat(target.rows(staff))
                .containsExactlyInAnyOrder(
                        new Staff(500, 100, "S1"), new Staff(501, 101, "S2"), new Staff(502, 100, "S3"));
        assertThat(report.summary())
                .contains("store.manager → shop/staff: 2 edges, 2 linked")
                .contains("staff.store → shop/store: 3 edges, 3 linked");
    }

    private static OldStaff a(int id, int store) {
        return new OldStaff(id, store, "S" + id);
    }

    @Test
    void what_is_lost_in_one_move_of_a_circle_costs_the_others_what_refers_to_it() {
        // 9 is no staff, so store 1 goes, and with it 1 and 3, and with 1 store 2, and with that 2: only 4 and store 4
        // stay
        RunReport report = Migrator.create()
                .run(shop(
                        STAFF,
                        List.of(new OldStore(1, 9), new OldStore(2, 1), new OldStore(4, 4)),
                        List.of(a(1, 1), a(2, 2), a(3, 1), a(4, 4))));

        assertThat(target.rows(stores)).extracting(Store::manager).containsExactly(503L);
        assertThat(target.rows(staff)).extracting(Staff::name).containsExactly("S4");
        assertThat(report.moves())
                .extracting(move -> move.balance().of(Outcome.REJECTED))
                .containsExactly(2L, 3L);
        assertThat(report.summary())
                .contains("store.manager → shop/staff: 3 edges, 1 linked, 2 rejected")
                .contains("staff.store → shop/store: 4 edges, 1 linked, 3 rejected");
    }

    @Test
    void a_key_map_that_leaves_unlisted_ids_empty_costs_no_record() {
        RunReport report = Migrator.create()
                .run(shop(
                        STAFF.unlisted(Unlisted.leaveEmpty()),
                        List.of(new OldStore(1, 9), new OldStore(2, 1)),
                        List.of(a(1, 1), new OldStaff(2, 2, ""))));

        assertThat(target.rows(stores)).containsExactlyInAnyOrder(new Store(100, null), new Store(101, 500L));
        assertThat(report.summary())
                .contains("store.manager → shop/staff: 2 edges, 1 linked, 1 left empty")
                .contains("staff.store → shop/store: 2 edges, 1 linked, 1 held back");
    }

    @Test
    void a_circle_without_a_field_that_may_be_empty_is_refused_by_its_names() {
        assertThatThrownBy(() -> Migration.of(
                        "people",
                        Move.named("employees")
                                .from(InMemorySource.of(Tied.class, List.of()))
                                .to(tied(), target.sink("tied", TiedPerson.class))))
                .isInstanceOf(DefinitionException.class)
                .hasMessage("""
                        migration 'people' has 1 fault:
                          - move 'employees': refers to itself in a circle, of which no field can be left empty until all records are there: employees.boss → key map 'people/person'; declare one of these fields @Nullable, with a key map that rejects what is unlisted or leaves it empty, and without orElse(…) or orReject()""");
    }

    record Tied(int id, int boss) {}

    record TiedPerson(UUID id, UUID boss) {}

    private static Mapping<Tied, TiedPerson> tied() {
        return Mapping.from(Tied.class)
                .to(TiedPerson.class)
                .key(Tied::id)
                .field(map(TiedPerson::id).from(Tied::id).via(PERSONS))
                .field(map(TiedPerson::boss).from(Tied::boss).via(PERSONS))
                .identifies(PERSONS, Tied::id, TiedPerson::id)
                .build();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void a_run_that_stops_anywhere_is_gone_on_with(int chunks) {
        List<Employee> employees = new ArrayList<>();
        for (int i = 1; i <= 12; i++) {
            Integer boss = i % 4 == 0 ? Integer.valueOf(99) : Integer.valueOf(i - 1);
            employees.add(employee(i, i == 1 ? null : boss));
        }
        Migration migration = people(employees.toArray(Employee[]::new));
        Cancellation cancellation = new Cancellation();
        Options options = Options.defaults().chunkSize(2);
        RunListener stopping = new RunListener() {
            private int seen;

            @Override
            public void chunkDone(Progress progress) {
                seen++;
                if (seen == chunks) {
                    cancellation.cancel();
                }
            }
        };

        RunReport first = Migrator.with(options.cancellation(cancellation).listener(stopping))
                .run(migration);
        RunReport last = Migrator.with(options).run(migration);

        assertThat(first.state()).isIn(State.CANCELLED, State.COMPLETED);
        assertThat(target.rows(persons)).extracting(Person::name).containsExactlyInAnyOrder("E1", "E2", "E3");
        assertThat(target.rows(persons)).extracting(Person::boss).containsExactlyInAnyOrder(null, id(1), id(2));
        assertThat(last.moves().get(0).balance())
                .hasToString("read=12 migrated=3 merged=0 excluded=0 rejected=9 archived=0 unchanged=0");
        assertThat(last.moves().get(0).relations())
                .hasToString("[person.boss → people/person: 11 edges, 2 linked, 9 rejected]");
    }

    @Test
    void a_replay_releases_those_who_waited_for_each_other() {
        Migrator migrator = Migrator.with(Options.defaults().chunkSize(2).fullLedger());
        Migration migration =
                people(employee(1, 2), employee(2, 3), employee(3, 99), employee(4, 98), employee(5, null));
        var unused = migrator.run(migration);
        assertThat(migrator.quarantine(migration).records("employees"))
                .extracting(QuarantinedRecord::key, record -> record.waitsFor().toString())
                .containsExactlyInAnyOrder(
                        tuple("1", "[people/person 2]"),
                        tuple("2", "[people/person 3]"),
                        tuple("3", "[people/person 99]"),
                        tuple("4", "[people/person 98]"));

        // 3 reports to 1 from now on, which is a circle of its own
        ReplayReport replayed = migrator.replay(migration, Fixes.chosen().fix("employees", Key.of(3), "boss", "1"));

        assertThat(target.rows(persons))
                .containsExactlyInAnyOrder(
                        new Person(id(1), "E1", id(2)),
                        new Person(id(2), "E2", id(3)),
                        new Person(id(3), "E3", id(1)),
                        new Person(id(5), "E5", null));
        assertThat(replayed.records())
                .extracting(record -> record.toString().replaceFirst(" (waits|:.*has no).*", " …"))
                .contains(
                        "employees 3: migrated", "employees 1: migrated, released", "employees 2: migrated, released");
        assertThat(migrator.quarantine(migration).records("employees"))
                .extracting(QuarantinedRecord::key)
                .containsExactly("4");
        assertThat(migrator.explain(migration, "employees", Key.of(4)).toString())
                .contains("has no new id in key map");
    }

    @Test
    void moves_side_by_side_wait_for_the_whole_circle() {
        Migration migration = Migration.of(
                "shop",
                Move.named("visitors")
                        .from(InMemorySource.of(Employee.class, List.of(employee(1, 1), employee(2, 2))))
                        .to(visitor(), target.sink("visitor", Visitor.class)),
                Move.named("staff")
                        .from(InMemorySource.of(OldStaff.class, List.of(a(1, 1), a(2, 2))))
                        .to(staff(), staff),
                Move.named("stores")
                        .from(InMemorySource.of(OldStore.class, List.of(new OldStore(1, 9), new OldStore(2, 2))))
                        .to(store(STAFF), stores));

        RunReport report =
                Migrator.with(Options.defaults().movesAtOnce(3).chunkSize(1)).run(migration);

        assertThat(report.moves()).extracting(MoveReport::move).containsExactly("stores", "staff", "visitors");
        assertThat(report.moves())
                .extracting(move -> move.balance().of(Outcome.REJECTED))
                .containsExactly(1L, 1L, 1L);
    }

    record Visitor(int id, String name, Long store) {}

    private static Mapping<Employee, Visitor> visitor() {
        return Mapping.from(Employee.class)
                .to(Visitor.class)
                .key(Employee::id)
                .field(map(Visitor::id).copiedFrom(Employee::id))
                .field(map(Visitor::name).copiedFrom(Employee::name))
                .field(map(Visitor::store).from(Employee::boss).via(STORES).orReject())
                .build();
    }
}
