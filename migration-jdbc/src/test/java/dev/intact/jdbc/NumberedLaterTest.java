package dev.intact.jdbc;

import static dev.intact.mapping.FieldRule.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.Migration;
import dev.intact.Migrator;
import dev.intact.Move;
import dev.intact.identity.KeyMap;
import dev.intact.incremental.Incremental;
import dev.intact.jdbc.Db.Product;
import dev.intact.ledger.Balance;
import dev.intact.ledger.Outcome;
import dev.intact.mapping.Mapping;
import dev.intact.run.Fixes;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Numbers of records that arrive after the first run, when a move reads a part of its source alone. */
@Timeout(60)
class NumberedLaterTest {
    private static final KeyMap<Long, Long> NUMBERS = KeyMap.sequence("numbers", 100L);
    private static final String[] TABLES = {
        "create table person(id bigint primary key, name varchar(40) not null, changed bigint not null)",
        "create table customer(id bigint primary key, name varchar(8) not null)"
    };

    record Person(long id, String name, long changed) {}

    record Customer(long id, String name) {}

    private static Db given(Product product) {
        Db db = product.with(TABLES);
        db.execute("insert into person values (1, 'Ada', 1), (2, 'far too long', 1), (3, 'Cleo', 1)");
        return db;
    }

    private static Migration migration(Db db) {
        Mapping<Person, Customer> customers = Mapping.from(Person.class)
                .to(Customer.class)
                .key(Person::id)
                .field(map(Customer::id).from(Person::id).via(NUMBERS))
                .field(map(Customer::name).copiedFrom(Person::name))
                .drop(Person::changed, "says when, not what")
                .identifies(NUMBERS, Person::id, Customer::id)
                .build();
        return Migration.of(
                "crm",
                Move.named("people")
                        .from(JdbcSource.table(db.connections(), "person", Person.class)
                                .pagedBy(Person::id))
                        .to(
                                customers,
                                JdbcTarget.of(db.connections())
                                        .table("customer", Customer.class)
                                        .upsertOn(Customer::id))
                        .incremental(Incremental.byHighWater(Person::changed)));
    }

    private static Balance balance(Db db) {
        return Migrator.create().balance(migration(db)).get("people");
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRES"})
    void a_record_that_a_replay_moves_has_the_number_that_the_run_gave_it(Product product) {
        try (Db db = given(product)) {
            var unused = Migrator.create().run(migration(db));
            db.execute("update person set name = 'Bob' where id = 2");

            var unusedToo = Migrator.create().replay(migration(db), Fixes.none());

            assertThat(db.column("select name from customer order by id")).containsExactly("Ada", "Bob", "Cleo");
            assertThat(db.column("select id from customer where name = 'Bob'")).containsExactly(101L);
            assertThat(balance(db).of(Outcome.REJECTED)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRES"})
    void a_record_that_is_new_above_the_high_water_value_gets_the_next_number(Product product) {
        try (Db db = given(product)) {
            var unused = Migrator.create().run(migration(db));
            db.execute("insert into person values (4, 'Dan', 2)", "update person set name = 'Bob' where id = 2");

            var unusedToo = Migrator.create().run(migration(db));

            assertThat(db.rows("select id, name from customer order by id"))
                    .extracting(Object::toString)
                    .containsExactly("[100, Ada]", "[101, Bob]", "[102, Cleo]", "[103, Dan]");
            assertThat(balance(db).of(Outcome.REJECTED)).isZero();
        }
    }
}
