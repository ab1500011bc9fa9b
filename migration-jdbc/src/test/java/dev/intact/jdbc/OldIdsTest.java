package dev.intact.jdbc;

import static dev.intact.mapping.FieldRule.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.intact.Migration;
import dev.intact.Migrator;
import dev.intact.Move;
import dev.intact.identity.KeyMap;
import dev.intact.jdbc.Db.Product;
import dev.intact.ledger.LedgerException;
import dev.intact.ledger.Outcome;
import dev.intact.mapping.Lookup;
import dev.intact.mapping.Mapping;
import dev.intact.run.MoveReport;
import dev.intact.run.RunReport;
import dev.intact.source.InMemorySource;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** The way back: which old ids the rows of a target had. */
@Timeout(60)
class OldIdsTest {
    private static final int PEOPLE = 1_234; // more than one question asks for
    private static final String OLD = "create table person(code varchar(20) primary key, boss varchar(20))";
    private static final String NEW = "create table someone(id varchar(36) primary key, boss_id varchar(36))";
    private static final KeyMap<String, Integer> NUMBERS = KeyMap.sequence("old/number", 1);

    static final KeyMap<String, UUID> PEOPLE_IDS = KeyMap.derived("old/person");

    record Person(String code, @Nullable String boss) {}

    record Someone(UUID id, @Nullable UUID bossId) {}

    record Numbered(int id) {}

    // spotless:off
    // region there
    static Mapping<Person, Someone> there() {
        return Mapping.from(Person.class).to(Someone.class)
            .key(Person::code)
            .field(map(Someone::id).from(Person::code).via(PEOPLE_IDS))
            .field(map(Someone::bossId).from(Person::boss).via(PEOPLE_IDS))
            .identifies(PEOPLE_IDS, Person::code, Someone::id)
            .build();
    }
    // endregion there

    // region back
    static Mapping<Someone, Person> back(JdbcTarget crm) {
        Lookup<UUID, String> codes = crm.oldIds(PEOPLE_IDS, UUID.class, String.class);
        return Mapping.from(Someone.class).to(Person.class)
            .key(Someone::id)
            .field(map(Person::code).from(Someone::id).via(codes))
            .field(map(Person::boss).from(Someone::bossId).via(codes))
            .build();
    }
    // endregion back

    static Mapping<Person, Numbered> numbered() {
        return Mapping.from(Person.class).to(Numbered.class)
            .key(Person::code)
            .exclude("merged into another", person -> person.boss() != null)
            .field(map(Numbered::id).from(Person::code).via(NUMBERS))
            .drop(Person::boss, "a redirect in the key map")
            .identifies(NUMBERS, Person::code, Numbered::id)
            .redirects(NUMBERS, Person::code, Person::boss)
            .build();
    }
    // spotless:on

    /** Each but the first has another one as boss, half of them one that comes later. */
    private static List<Person> people() {
        return IntStream.range(0, PEOPLE)
                .mapToObj(i -> new Person("p" + i, i == 0 ? null : "p" + (i * 7 % PEOPLE)))
                .toList();
    }

    private static Migration migration(JdbcTarget target, List<Person> people) {
        return Migration.of(
                "there",
                Move.named("people")
                        .from(InMemorySource.of(Person.class, people))
                        .to(there(), target.table("someone", Someone.class)));
    }

    private static RunReport there(JdbcTarget target, List<Person> people) {
        return Migrator.create().run(migration(target, people));
    }

    private static JdbcTarget numbered(Db db, Person... people) {
        JdbcTarget target = JdbcTarget.of(db.connections());
        RunReport unused = Migrator.create()
                .run(Migration.of(
                        "numbered",
                        Move.named("people")
                                .from(InMemorySource.of(Person.class, List.of(people)))
                                .to(numbered(), target.table("numbered", Numbered.class))));
        return target;
    }

    private static <K, V> Map<K, V> load(Lookup<K, V> lookup, Set<K> keys) {
        return lookup.loader().orElseThrow().load(keys);
    }

    @ParameterizedTest
    @EnumSource(value = Product.class, mode = Mode.EXCLUDE, names = "MARIADB")
    void what_went_there_comes_back_with_its_references(Product product) {
        try (Db start = product.with(NEW);
                Db end = product.with(OLD)) {
            JdbcTarget crm = JdbcTarget.of(start.connections());
            assertThat(there(crm, people()).moves().get(0).balance().of(Outcome.MIGRATED))
                    .isEqualTo(PEOPLE);

            MoveReport returned = Migrator.create()
                    .run(Migration.of(
                            "back",
                            Move.named("people")
                                    .from(JdbcSource.table(start.connections(), "someone", Someone.class)
                                            .pagedBy(Someone::id))
                                    .to(
                                            back(crm),
                                            JdbcTarget.of(end.connections()).table("person", Person.class))))
                    .moves()
                    .get(0);

            assertThat(returned.balance().of(Outcome.MIGRATED)).isEqualTo(PEOPLE);
            assertThat(end.rows("select code, boss from person"))
                    .containsExactlyInAnyOrderElementsOf(people().stream()
                            .map(person -> Arrays.<Object>asList(person.code(), person.boss()))
                            .toList());
        }
    }

    @Test
    void a_row_that_no_move_has_brought_is_rejected() {
        try (Db db = Db.with(NEW, OLD)) {
            JdbcTarget crm = JdbcTarget.of(db.connections());
            RunReport unused = there(crm, List.of(new Person("a", null)));
            db.execute("insert into someone values ('00000000-0000-0000-0000-000000000001', null)");

            MoveReport returned = Migrator.create()
                    .run(Migration.of(
                            "back",
                            Move.named("people")
                                    .from(JdbcSource.table(db.connections(), "someone", Someone.class))
                                    .to(back(crm), crm.table("person", Person.class))))
                    .moves()
                    .get(0);

            assertThat(db.column("select code from person")).containsExactly("a");
            assertThat(returned.reasons(Outcome.REJECTED))
                    .extracting(Object::toString)
                    .containsExactly(
                            "1 × code: has no answer in lookup 'old ids of key map 'old/person'' (rule: lookup 'old ids of key map 'old/person'', loaded while running, unlisted values are rejected)");
        }
    }

    @Test
    void the_ledger_lists_what_ids_became_that_were_computed() {
        try (Db db = Db.with(NEW)) {
            JdbcTarget crm = JdbcTarget.of(db.connections());
            RunReport unused = there(crm, List.of(new Person("a", "b"), new Person("b", "a")));

            Map<String, String> found = new HashMap<>();
            Migrator.create()
                    .newIds(
                            migration(crm, List.of()),
                            PEOPLE_IDS,
                            id -> found.put(id.oldId().text(), id.newId().text()));

            assertThat(found)
                    .isEqualTo(Map.of(
                            "a", PEOPLE_IDS.newId("a").toString(),
                            "b", PEOPLE_IDS.newId("b").toString()));
        }
    }

    @Test
    void the_row_of_a_survivor_leads_back_to_the_survivor() {
        try (Db db = Db.with("create table numbered(id int primary key)")) {
            JdbcTarget target = numbered(db, new Person("a", null), new Person("b", "a"));

            assertThat(load(target.oldIds(NUMBERS, Integer.class, String.class), Set.of(1, 2)))
                    .isEqualTo(Map.of(1, "a"));
        }
    }

    @Test
    void two_old_ids_with_one_new_id_have_no_way_back() {
        try (Db db = Db.with("create table numbered(id int primary key)")) {
            JdbcTarget target = numbered(db, new Person("a", null), new Person("b", null));
            db.execute("update \"intact_key_map\" set \"new_id\" = '1'");

            Lookup<Integer, String> old = target.oldIds(NUMBERS, Integer.class, String.class);

            assertThatThrownBy(() -> load(old, Set.of(1)))
                    .isInstanceOf(LedgerException.class)
                    .hasMessageMatching(
                            "\\S+: key map 'old/number' leads from several old ids to the new id key#\\S+, so that it has no way back");
        }
    }

    @Test
    void old_ids_are_of_the_type_that_is_asked_for() {
        try (Db db = Db.with("create table numbered(id int primary key)")) {
            JdbcTarget target = numbered(db, new Person("a", null));

            Lookup<Integer, Integer> old =
                    target.oldIds(KeyMap.<Integer>sequence("old/number", 1), Integer.class, Integer.class);

            assertThatThrownBy(() -> load(old, Set.of(1)))
                    .isInstanceOf(LedgerException.class)
                    .hasMessageMatching(
                            "\\S+: the old id key#\\S+ of key map 'old/number' is no Integer; name the type that its records have for it");
        }
    }

    @Test
    void a_target_without_a_ledger_knows_no_old_ids() {
        try (Db db = Db.with(NEW)) {
            Lookup<UUID, String> old = JdbcTarget.of(db.connections()).oldIds(PEOPLE_IDS, UUID.class, String.class);

            assertThatThrownBy(() -> load(old, Set.of(PEOPLE_IDS.newId("a"))))
                    .isInstanceOf(LedgerException.class)
                    .hasMessageEndingWith(
                            ": there is no ledger intact_…, so no old id of key map 'old/person' is known; name the target that the rows were moved into, with its ledger");
        }
    }

    @Test
    void ids_are_what_a_ledger_can_give_back() {
        KeyMap<Instant, UUID> moments = KeyMap.derived("old/moment");
        JdbcTarget target = JdbcTarget.of(Connections.of("jdbc:h2:mem:nowhere", "", ""));

        assertThatThrownBy(() -> target.oldIds(moments, UUID.class, Instant.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "a ledger cannot give back ids of type Instant; ids are text, whole numbers, decimals or UUIDs");
    }
}
