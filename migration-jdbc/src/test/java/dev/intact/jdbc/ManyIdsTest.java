package dev.intact.jdbc;

import static dev.intact.mapping.FieldRule.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.intact.Migration;
import dev.intact.Migrator;
import dev.intact.Move;
import dev.intact.identity.KeyMap;
import dev.intact.ledger.Outcome;
import dev.intact.mapping.Lookup;
import dev.intact.mapping.Mapping;
import dev.intact.run.RunReport;
import dev.intact.source.InMemorySource;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How often a ledger is asked for new ids, and where ids come from that no ledger holds. */
@Timeout(300)
class ManyIdsTest {
    private static final int PARENTS = 30_000;
    private static final int CHUNKS = PARENTS / 1_000;

    /** Its cache holds next to nothing, so that every id of a chunk must be asked for. */
    private static final KeyMap<Integer, Integer> IDS =
            KeyMap.<Integer>sequence("many/parent", 1).cached(10);

    record Parent(int id) {}

    record Child(int id, int parent) {}

    record NewParent(int id) {}

    record NewChild(int id, int parentId) {}

    record Address(int id, String country) {}

    record NewAddress(int id, long countryId) {}

    private static Mapping<Parent, NewParent> parents() {
        return Mapping.from(Parent.class)
                .to(NewParent.class)
                .key(Parent::id)
                .field(map(NewParent::id).from(Parent::id).via(IDS))
                .identifies(IDS, Parent::id, NewParent::id)
                .build();
    }

    private static Mapping<Child, NewChild> children() {
        return Mapping.from(Child.class)
                .to(NewChild.class)
                .key(Child::id)
                .field(map(NewChild::id).copiedFrom(Child::id))
                .field(map(NewChild::parentId).from(Child::parent).via(IDS))
                .build();
    }

    @Test
    void a_chunk_asks_once_for_all_its_ids() {
        try (Db db = Db.with(
                "create table new_parent(id int primary key)",
                "create table new_child(id int primary key, parent_id int not null)")) {
            JdbcTarget target = JdbcTarget.of(CountingConnections.to(db));
            Migration migration = Migration.of(
                    "many",
                    Move.named("parents")
                            .from(InMemorySource.of(
                                    Parent.class,
                                    IntStream.range(0, PARENTS)
                                            .mapToObj(Parent::new)
                                            .toList()))
                            .to(parents(), target.table("new_parent", NewParent.class)),
                    Move.named("children")
                            .from(InMemorySource.of(
                                    Child.class,
                                    IntStream.range(0, PARENTS)
                                            .mapToObj(i -> new Child(i, (int) (i * 7_919L % PARENTS)))
                                            .toList()))
                            .to(children(), target.table("new_child", NewChild.class)));
            long unused = CountingConnections.questions();

            RunReport report = Migrator.create().run(migration);

            assertThat(report.moves().get(1).balance().of(Outcome.MIGRATED)).isEqualTo(PARENTS);
            // each chunk of parents looks whether its ids are there, each of children looks them up
            assertThat(CountingConnections.questions()).isEqualTo(2L * CHUNKS);
            assertThat(db.column("select count(*) from new_child c where parent_id <> mod(id * cast(7919 as bigint), "
                                    + PARENTS + ") + 1")
                            .get(0))
                    .hasToString("0");
        }
    }

    @Test
    void an_id_that_is_there_is_found_by_its_natural_key() {
        try (Db db = Db.with(
                "create table country(rowid bigint primary key, code varchar(2) not null unique)",
                "insert into country values (276, 'DE'), (528, 'NL')",
                "create table address(id int primary key, country_id bigint not null references country(rowid))")) {
            KeyMap<String, Long> countries = KeyMap.natural(
                    "erp/country",
                    JdbcLookup.named("countries")
                            .from(db.connections())
                            .table("country")
                            .key("code", String.class)
                            .value("rowid", Long.class));
            Mapping<Address, NewAddress> mapping = Mapping.from(Address.class)
                    .to(NewAddress.class)
                    .key(Address::id)
                    .field(map(NewAddress::id).copiedFrom(Address::id))
                    .field(map(NewAddress::countryId).from(Address::country).via(countries))
                    .build();

            RunReport report = Migrator.create()
                    .run(Migration.of(
                            "addresses",
                            Move.named("addresses")
                                    .from(InMemorySource.of(
                                            Address.class,
                                            List.of(new Address(1, "NL"), new Address(2, "DE"), new Address(3, "XX"))))
                                    .to(mapping, JdbcTarget.of(db.connections()).table("address", NewAddress.class))));

            assertThat(report.moves().get(0).balance().of(Outcome.REJECTED)).isEqualTo(1);
            assertThat(db.column("select country_id from address order by id").toString())
                    .isEqualTo("[528, 276]");
            assertThatThrownBy(() -> countries.newId("DE"))
                    .hasMessage("key map 'erp/country' cannot compute new ids: they are in the target");
            assertThatThrownBy(() -> KeyMap.natural("x", Lookup.of("list", Map.of("a", 1))))
                    .hasMessageStartingWith("key map 'x' needs a lookup that is loaded from the target, not ");
        }
    }
}
