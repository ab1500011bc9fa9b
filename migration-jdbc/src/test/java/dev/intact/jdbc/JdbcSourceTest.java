package dev.intact.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.intact.field.Column;
import dev.intact.field.Getter;
import dev.intact.field.Naming;
import dev.intact.field.Row;
import dev.intact.field.Table;
import dev.intact.ledger.Position;
import dev.intact.source.SourceException;
import dev.intact.source.Split;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JdbcSourceTest {
    record Address(String city, @Nullable String zip) {}

    record Person(int id, String lastName, @Nullable Address address) {}

    record Named(int id, String name) {}

    interface People {}

    private static final Column<People, Integer> ID = Column.of("ID", Integer.class);
    private static final Column<People, String> NAME = Column.nullable("Full Name", String.class);

    private final Db db = Db.with(
            "create table person(id int primary key, last_name varchar(20), address_city varchar(20), address_zip varchar(9))",
            "insert into person values (1, 'Ann', 'Bonn', '53111'), (2, 'Bob', null, null), (3, 'Cid', 'Cork', null)");

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void reads_nested_records_from_the_columns_that_their_names_say() {
        Reading<Person> read = Reading.of(JdbcSource.table(db.connections(), "person", Person.class));

        assertThat(read.records)
                .containsExactly(
                        new Person(1, "Ann", new Address("Bonn", "53111")),
                        new Person(2, "Bob", null),
                        new Person(3, "Cid", new Address("Cork", null)));
        assertThat(read.count).hasValue(3);
    }

    @Test
    void takes_given_names_before_the_naming() {
        Getter<Person, String> zip = Getter.path(Person::address, Address::zip);
        db.execute("alter table person alter column address_zip rename to \"zip code\"");

        assertThat(Reading.of(JdbcSource.table(db.connections(), "PERSON", Person.class)
                                .naming(Naming.UPPER_SNAKE_CASE)
                                .column(zip, "zip code"))
                        .records)
                .extracting(Person::lastName)
                .containsExactly("Ann", "Bob", "Cid");
    }

    @Test
    void reads_rows_of_a_table_whose_columns_are_named_as_they_are() {
        db.execute("create table \"odd; table\"(id int primary key, \"Full Name\" varchar(20))");
        db.execute("insert into \"odd; table\" values (1, 'Ann'), (2, null)");
        Table<People> people = Table.of("people", ID, NAME);

        Reading<Row<People>> read = Reading.of(
                JdbcSource.table(db.connections(), "odd; table", people).pagedBy(ID));

        assertThat(read.records)
                .containsExactly(people.row(Map.of("ID", 1, "Full Name", "Ann")), people.row(Map.of("ID", 2)));
    }

    @Test
    void reads_a_table_of_another_schema() {
        db.execute("create schema crm", "create table crm.named(id int primary key, name varchar(9))");
        db.execute("insert into crm.named values (7, 'there')");

        JdbcSource<Named> source =
                JdbcSource.table(db.connections(), "named", Named.class).inSchema("crm");

        assertThat(source.name()).isEqualTo("crm.named");
        assertThat(Reading.of(source).records).containsExactly(new Named(7, "there"));
        assertThatThrownBy(() -> Reading.of(source.inSchema("crn")))
                .isInstanceOf(SourceException.class)
                .hasMessage("'crn' is no schema of the database; did you mean 'CRM'?"
                        + " (schemas: CRM, INFORMATION_SCHEMA, PUBLIC)");
    }

    @Test
    void reads_a_query_in_its_own_order() {
        JdbcSource<Named> source = JdbcSource.query(
                db.connections(),
                "by name, backwards",
                "select id, last_name as name from person order by last_name desc -- all of them;\n;",
                Named.class);

        assertThat(Reading.of(source).records).extracting(Named::id).containsExactly(3, 2, 1);
        assertThat(Reading.of(source, Split.whole(), Position.of("1")).records)
                .extracting(Named::id)
                .containsExactly(2, 1);
        assertThat(Reading.of(source, Split.whole(), Position.of("1")).count).hasValue(2);
    }

    @Test
    void reads_a_query_in_pages() {
        JdbcSource<Named> source = JdbcSource.query(
                        db.connections(),
                        "people",
                        "select id, last_name as \"name\" from person where last_name <> 'Bob' -- but Bob",
                        Named.class)
                .pagedBy(Named::id)
                .pageSize(1);

        assertThat(Reading.of(source).records).containsExactly(new Named(1, "Ann"), new Named(3, "Cid"));
        assertThat(Reading.of(source).count).hasValue(2);
    }

    @Test
    void reads_a_query_of_jooq_after_it_has_travelled() {
        JdbcSource<Named> source = Travel.of(JdbcSource.query(
                db.connections(),
                "people",
                DSL.select(
                                DSL.field(DSL.name("ID")),
                                DSL.field(DSL.name("LAST_NAME")).as("NAME"))
                        .from(DSL.name("PERSON"))
                        .where(DSL.field(DSL.name("LAST_NAME")).ne("it's {0} ?"))
                        .orderBy(DSL.field(DSL.name("ID")).desc()),
                Named.class));

        assertThat(Reading.of(source).records).extracting(Named::id).containsExactly(3, 2, 1);
        assertThat(Reading.of(source.pagedBy(Named::id).pageSize(2)).records)
                .extracting(Named::id)
                .containsExactly(1, 2, 3);
    }

    @Test
    void lists_all_columns_that_are_missing_or_cannot_be_read() {
        record Wrong(
                String id,
                long lastName,
                String citi,
                @Nullable String xyz) {}

        assertThatThrownBy(() -> Reading.of(JdbcSource.table(db.connections(), "person", Wrong.class)))
                .isInstanceOf(SourceException.class)
                .hasMessage("""
                        person in %s does not fit:
                          lastName: column LAST_NAME is CHARACTER VARYING, which cannot be read as long without losing meaning
                          citi: 'citi' is no column of person in %s (columns: ADDRESS_CITY, ADDRESS_ZIP, ID, LAST_NAME)
                          xyz: 'xyz' is no column of person in %s (columns: ADDRESS_CITY, ADDRESS_ZIP, ID, LAST_NAME)""".formatted(db.url(), db.url(), db.url()));
    }

    @Test
    void refuses_a_column_that_a_query_gives_twice() {
        assertThatThrownBy(() -> Reading.of(JdbcSource.query(
                        db.connections(),
                        "pairs",
                        "select a.id, b.id, b.last_name as name from person a, person b",
                        Named.class)))
                .isInstanceOf(SourceException.class)
                .hasMessageEndingWith(
                        "id: column ID stands more than once in pairs in %s; give each an alias", db.url());
    }

    @Test
    void refuses_a_part_that_it_does_not_have() {
        JdbcSource<Person> source = JdbcSource.table(db.connections(), "person", Person.class);

        assertThatThrownBy(() -> source.open(Split.of("1..2"), Position.start()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("person is not paged, and so has no part 1..2");
        assertThatThrownBy(() -> source.pagedBy(Person::lastName).open(Split.of("1..2"), Position.start()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a range of numbers does not divide keys that are no numbers");
    }

    @Test
    void names_the_nearest_table() {
        assertThatThrownBy(() -> Reading.of(JdbcSource.table(db.connections(), "persons", Person.class)))
                .isInstanceOf(SourceException.class)
                .hasMessage("'persons' is no table of PUBLIC; did you mean 'PERSON'? (tables: PERSON)");
    }

    @Test
    void refuses_a_name_that_could_be_two() {
        db.execute("create table \"Person\"(id int)");

        assertThatThrownBy(() -> Reading.of(JdbcSource.table(db.connections(), "person", Person.class)))
                .hasMessage("'person' could be any of PERSON, Person in PUBLIC; give the table's name exactly");
        assertThat(Reading.of(JdbcSource.table(db.connections(), "PERSON", Person.class)).records)
                .hasSize(3);
    }

    @Test
    void says_what_the_database_does_not_understand_in_a_query() {
        assertThatThrownBy(() ->
                        Reading.of(JdbcSource.query(db.connections(), "q", "select id, name fro person", Named.class)))
                .isInstanceOf(SourceException.class)
                .hasMessageStartingWith("q in " + db.url()
                        + " cannot be opened: the SQL is not understood, or names what is not there or not allowed"
                        + " (SQLState 42")
                .hasMessageContaining("name fro")
                .hasMessageNotContaining("SQL statement:");
    }

    @Test
    void refuses_a_page_key_that_is_not_unique() {
        db.execute("create table named(id int not null, name varchar(9))");
        db.execute("insert into named values (1, 'a'), (2, 'b'), (2, 'c')");

        assertThatThrownBy(() -> Reading.of(
                        JdbcSource.table(db.connections(), "named", Named.class).pagedBy(Named::id)))
                .isInstanceOf(SourceException.class)
                .hasMessage(
                        "named in %s cannot be paged by ID: 3 rows have 2 different values there;"
                                + " page by a key that is unique and not null, or leave pagedBy out",
                        db.url());
    }

    @Test
    void refuses_a_page_key_that_may_be_null_and_is() {
        db.execute("create table named(id int unique, name varchar(9))");
        db.execute("insert into named values (1, 'a'), (null, 'b'), (9, 'c')");
        JdbcSource<Named> source =
                JdbcSource.table(db.connections(), "named", Named.class).pagedBy(Named::id);

        assertThatThrownBy(() -> Reading.of(source)).hasMessageContaining("3 rows have 2 different values");
        List<Split> splits = source.splits(2);
        assertThat(splits).extracting(Split::id).containsExactly("..5", "5..");
        assertThatThrownBy(() -> Reading.of(source, splits.get(0), Position.start()))
                .hasMessageContaining("2 rows have 1 different values");
    }

    @Test
    void pages_by_a_key_that_nothing_declares_unique_but_is() {
        db.execute("create table named(id int, name varchar(9))", "insert into named values (2, 'b'), (1, 'a')");

        assertThat(Reading.of(JdbcSource.table(db.connections(), "named", Named.class)
                                .pagedBy(Named::id))
                        .records)
                .containsExactly(new Named(1, "a"), new Named(2, "b"));
    }

    @Test
    void refuses_options_that_do_not_go_together() {
        JdbcSource<Named> source = JdbcSource.query(db.connections(), "q", "select 1", Named.class);

        assertThatThrownBy(() -> source.pageSize(10))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("q has no pages; name their key first: pagedBy(…).pageSize(10)");
        assertThatThrownBy(() -> source.pagedBy(Named::id).fetchSize(10))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("q is fetched page by page; use pageSize(10)");
        assertThatThrownBy(() -> source.inSchema("crm"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("q is a query; name the schema in its SQL");
        assertThatThrownBy(() -> source.fetchSize(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("q cannot be read 0 rows at once");
        assertThatThrownBy(() -> source.column(Named::id, "a").column(Named::id, "b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the column of Named.id is given twice");
    }

    @Test
    void refuses_a_field_type_without_column_type_when_opened() {
        record Odd(int id, Optional<String> lastName) {}

        assertThatThrownBy(() -> Reading.of(JdbcSource.table(db.connections(), "person", Odd.class)))
                .isInstanceOf(SourceException.class)
                .hasMessageEndingWith(
                        " does not fit:\n  lastName: is a Optional, for which there is no column type; use one of"
                                + " String, Character, UUID, Byte, Short, Integer, Long, BigInteger, BigDecimal, Double, Float,"
                                + " Boolean, LocalDate, LocalTime, LocalDateTime, OffsetDateTime, Instant, byte[], Content,"
                                + " an enum, a List of these, or give LAST_NAME a converter");
    }

    @Test
    void tells_when_it_has_become_shorter_than_the_position_to_open_it_at() {
        JdbcSource<Person> source = JdbcSource.table(db.connections(), "person", Person.class);

        assertThatThrownBy(() -> source.open(Split.whole(), Position.of("4")))
                .isInstanceOf(SourceException.class)
                .hasMessage(
                        "person in %s ends before row 4, behind which it was to be opened; it has changed", db.url());
    }

    @Test
    void reads_and_counts_one_snapshot() {
        JdbcSource<Person> source = JdbcSource.table(db.connections(), "person", Person.class)
                .pagedBy(Person::id)
                .pageSize(1);
        Reading<Person> read = new Reading<>();
        try (var cursor = source.open(Split.whole(), Position.start())) {
            assertThat(cursor.next(read)).isTrue();
            db.execute("insert into person values (4, 'Dan', null, null)", "delete from person where id = 2");
            while (cursor.next(read)) {
                // the receiver has it
            }
            assertThat(read.records).extracting(Person::id).containsExactly(1, 2, 3);
            assertThat(cursor.count()).hasValue(3);
        }
    }
}
