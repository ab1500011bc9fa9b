package dev.intact.jdbc;

import static dev.intact.mapping.FieldRule.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.intact.Migration;
import dev.intact.Migrator;
import dev.intact.Move;
import dev.intact.jdbc.Db.Product;
import dev.intact.mapping.Mapping;
import dev.intact.quality.Finding;
import dev.intact.quality.Finding.Level;
import dev.intact.run.CheckReport;
import dev.intact.run.RunFailedException;
import dev.intact.source.InMemorySource;
import dev.intact.source.Source;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Faults of a schema, planted one at a time, and what the check says of each. */
abstract class PreflightCases {
    record Legacy(int id, String name, @Nullable String mail, BigDecimal limit, int owner) {}

    record Contact(int id, String name, @Nullable String email, BigDecimal credit, int ownerId) {}

    record Owner(int id) {}

    static final String SOUND = "create table contact(id int primary key, name varchar(40) not null,"
            + " email varchar(80), credit numeric(9, 2) not null, owner_id int not null)";

    final TestSchema db;

    PreflightCases(Product product) {
        this.db = new TestSchema(product);
    }

    @BeforeEach
    void begin() {
        db.execute("create table owner(id int primary key)");
    }

    @AfterEach
    void end() {
        db.close();
    }

    static Mapping<Legacy, Contact> contacts() {
        return Mapping.from(Legacy.class)
                .to(Contact.class)
                .key(Legacy::id)
                .field(map(Contact::id).copiedFrom(Legacy::id))
                .field(map(Contact::name).copiedFrom(Legacy::name))
                .field(map(Contact::email).copiedFrom(Legacy::mail))
                .field(map(Contact::credit).copiedFrom(Legacy::limit))
                .field(map(Contact::ownerId).copiedFrom(Legacy::owner))
                .build();
    }

    static Source<Legacy> legacy() {
        return InMemorySource.of(
                Legacy.class,
                List.of(
                        new Legacy(1, "Ada", "ada@example.org", new BigDecimal("10.00"), 7),
                        new Legacy(2, "Grace", null, new BigDecimal("1000.125"), 7),
                        new Legacy(3, "Augusta Ada King, Countess of Lovelace", "ada@example.org", BigDecimal.ONE, 7)));
    }

    Move<Legacy> customers() {
        return Move.named("customers").from(legacy()).to(contacts(), db.target().table("contact", Contact.class));
    }

    Move<Owner> owners() {
        Mapping<Owner, Owner> copy = Mapping.from(Owner.class)
                .to(Owner.class)
                .key(Owner::id)
                .field(map(Owner::id).copiedFrom(Owner::id))
                .build();
        return Move.named("owners")
                .from(InMemorySource.of(Owner.class, List.of(new Owner(7))))
                .to(copy, db.target().table("owner", Owner.class));
    }

    List<String> messages(Level level, Move<?>... moves) {
        CheckReport report = Migrator.create().check(Migration.of("move", moves), level == Level.ERROR ? 0 : 1_000);
        return report.findings(level).stream().map(Finding::message).toList();
    }

    @Test
    void finds_nothing_where_nothing_is_wrong() {
        db.execute("create table contact(id int primary key, name varchar(40) not null,"
                + " email varchar(80), credit numeric(9, 3) not null, owner_id int not null)");

        CheckReport report = Migrator.create().check(Migration.of("move", customers()));

        assertThat(report.passes()).isTrue();
        assertThat(report.findings(Level.WARNING)).isEmpty();
        assertThat(report.findings(Level.NOTE)).hasSize(1);
    }

    @Test
    void sinks_whose_ledgers_lie_elsewhere() {
        db.execute("create table contact(id int primary key, name varchar(40) not null,"
                + " email varchar(80), credit numeric(9, 3) not null, owner_id int not null)");
        Mapping<Owner, Owner> copy = Mapping.from(Owner.class)
                .to(Owner.class)
                .key(Owner::id)
                .field(map(Owner::id).copiedFrom(Owner::id))
                .build();
        Move<Owner> owners = Move.named("owners")
                .from(InMemorySource.of(Owner.class, List.of(new Owner(7))))
                .to(copy, db.target().ledgerPrefix("other_").table("owner", Owner.class));

        assertThat(messages(Level.ERROR, owners, customers()))
                .anySatisfy(
                        message -> assertThat(message).contains("make all sinks of one database by one JdbcTarget"));
    }

    @Test
    void a_missing_table() {
        db.execute(SOUND.replace("table contact", "table contacts"));

        assertThat(messages(Level.ERROR, customers()))
                .containsExactly(db.name("customers → contact: 'contact' is no table of PUBLIC;"
                        + " did you mean 'CONTACTS'? (tables: CONTACTS, OWNER)"));
    }

    @Test
    void a_missing_column() {
        db.execute(SOUND.replace("credit", "credits"));

        assertThat(messages(Level.ERROR, customers()))
                .containsExactly(db.name("customers → contact: credit: 'credit' is no column of CONTACT;"
                        + " did you mean 'CREDITS'? (columns: CREDITS, EMAIL, ID, NAME, OWNER_ID)"));
    }

    @Test
    void a_column_of_another_type() {
        db.execute(SOUND.replace("name varchar(40)", "name int"));

        assertThat(messages(Level.ERROR, customers()))
                .containsExactly(db.name("customers → contact: name: column NAME is INTEGER, which cannot take String"
                        + " without losing meaning"));
    }

    @Test
    void a_column_that_takes_no_null_and_is_left_empty() {
        db.execute(SOUND.replace("email varchar(80)", "email varchar(80) not null"));
        Mapping<Legacy, Contact> leaving = Mapping.from(Legacy.class)
                .to(Contact.class)
                .key(Legacy::id)
                .field(map(Contact::id).copiedFrom(Legacy::id))
                .field(map(Contact::name).copiedFrom(Legacy::name))
                .field(map(Contact::email).leftEmpty("comes later"))
                .field(map(Contact::credit).copiedFrom(Legacy::limit))
                .field(map(Contact::ownerId).copiedFrom(Legacy::owner))
                .drop(Legacy::mail, "comes later")
                .build();
        Move<Legacy> move =
                Move.named("customers").from(legacy()).to(leaving, db.target().table("contact", Contact.class));

        assertThat(messages(Level.ERROR, move))
                .containsExactly(
                        db.name("customers → contact: email: is left empty, but column CONTACT.EMAIL takes no null;"
                                + " map it, give it a constant, or let the target generate it"));
    }

    @Test
    void a_column_that_takes_no_null_and_may_get_one() {
        db.execute(
                SOUND.replace("email varchar(80)", "email varchar(80) not null").replace("9, 2", "9, 3"));

        assertThat(messages(Level.WARNING, customers()))
                .containsExactly(
                        db.name("customers → contact: email: may be missing, but column CONTACT.EMAIL takes no null;"
                                + " declare what stands in for it, or expect such records to be rejected"),
                        db.name("customers → contact: email: 1 of 3 rows have no value, but the column takes no null"
                                + " (rule: CONTACT.EMAIL at most 80 characters)"));
    }

    @Test
    void a_column_that_must_be_filled_and_is_not() {
        db.execute(SOUND.replace("owner_id", "region varchar(9) not null, seq int default 1 not null, owner_id"));

        assertThat(messages(Level.ERROR, customers()))
                .containsExactly(db.name("customers → contact: column CONTACT.REGION must have a value, has no default,"
                        + " and is filled by no field; add a field for it, or give it a default"));
    }

    @Test
    void a_length_that_the_data_exceeds() {
        db.execute(SOUND.replace("varchar(40)", "varchar(20)").replace("9, 2", "9, 3"));

        assertThat(messages(Level.WARNING, customers()))
                .containsExactly(
                        db.name("customers → contact: name: 1 of 3 rows exceed their column, the longest has 38"
                                + " (rule: CONTACT.NAME at most 20 characters)"));
    }

    @Test
    void decimal_places_that_the_column_would_round_away() {
        db.execute(SOUND);

        assertThat(messages(Level.WARNING, customers()))
                .containsExactly(db.name("customers → contact: credit: 1 of 3 rows have more decimal places than its"
                        + " column keeps (rule: CONTACT.CREDIT NUMERIC(9, 2))"));
    }

    @Test
    void a_number_that_is_too_large_for_its_column() {
        db.execute(SOUND.replace("9, 2", "5, 3"));

        assertThat(messages(Level.WARNING, customers()))
                .containsExactly(db.name("customers → contact: credit: 1 of 3 rows exceed their column"
                        + " (rule: CONTACT.CREDIT NUMERIC(5, 3))"));
    }

    @Test
    void a_unique_column_that_is_not_made_of_the_key() {
        db.execute(
                SOUND.replace("email varchar(80)", "email varchar(80) unique").replace("9, 2", "9, 3"));

        assertThat(messages(Level.WARNING, customers()))
                .containsExactly(
                        db.name("customers → contact: EMAIL must be unique in CONTACT, but is not made of the key (id);"
                                + " expect a record with a value that is already there to be rejected"),
                        db.name("customers → contact: 1 of 3 rows repeat a value that must be unique"
                                + " (rule: CONTACT(EMAIL) unique)"));
    }

    @Test
    void a_reference_to_a_table_that_nobody_fills() {
        db.execute(SOUND.replace("owner_id int not null", "owner_id int not null references owner(id)")
                .replace("9, 2", "9, 3"));
        assertThat(messages(Level.ERROR, customers()))
                .containsExactly(db.name("customers → contact: CONTACT.OWNER_ID refers to OWNER, which no move fills,"
                        + " and which is empty; move the rows it refers to first"));

        db.execute("insert into owner values (7)");
        assertThat(messages(Level.ERROR, customers())).isEmpty();
        assertThat(messages(Level.WARNING, customers()))
                .containsExactly(db.name("customers → contact: CONTACT.OWNER_ID refers to OWNER, which no move fills;"
                        + " make sure that the rows it refers to are there already"));
    }

    @Test
    void a_reference_to_a_table_that_is_filled_later() {
        db.execute(SOUND.replace("owner_id int not null", "owner_id int not null references owner(id)"));

        assertThat(messages(Level.ERROR, customers(), owners()))
                .containsExactly(db.name("customers → contact: CONTACT.OWNER_ID refers to OWNER, which move 'owners'"
                        + " fills later, and which is empty; put that move before 'customers'"));
        assertThat(messages(Level.ERROR, owners(), customers())).isEmpty();
    }

    @Test
    void a_missing_right_to_insert() {
        db.execute(SOUND);
        Connections reader = db.readerOf("contact");
        Move<Legacy> move = Move.named("customers")
                .from(legacy())
                .to(
                        contacts(),
                        JdbcTarget.of(reader).table("contact", Contact.class).inSchema(db.schema()));

        assertThat(messages(Level.ERROR, move))
                .hasSize(1)
                .first()
                .asString()
                .matches("customers → .*contact: user \\S+ has no right to INSERT (?i)contact;"
                        + " grant INSERT, or connect as another user");
    }

    @Test
    void a_column_that_the_database_alone_may_fill() {
        db.execute(SOUND.replace(
                "credit numeric(9, 2) not null", "credit numeric(9, 2) generated always as (1.5)" + db.stored()));

        assertThat(messages(Level.ERROR, customers()))
                .contains(db.name("customers → contact: credit: column CONTACT.CREDIT is filled by the database alone;"
                        + " map it as generated"));
    }

    @Test
    void a_source_that_lacks_a_column_and_a_target_that_lacks_a_table_are_told_together() {
        db.execute("create table legacy(id int, name varchar(9), mail varchar(9), owner int)");
        Source<Legacy> source = JdbcSource.table(db.connections(), "legacy", Legacy.class);
        Move<Legacy> move =
                Move.named("customers").from(source).to(contacts(), db.target().table("contact", Contact.class));

        assertThat(messages(Level.ERROR, move)).hasSize(2);
        assertThatThrownBy(() -> Migrator.create().run(Migration.of("move", move)))
                .isInstanceOf(RunFailedException.class)
                .hasMessageContaining("move failed: nothing was moved: ")
                .hasMessageContaining(db.name("'contact' is no table of PUBLIC"));
    }

    @Test
    void every_fault_is_in_one_report() {
        db.execute("create table contact(id int primary key, name varchar(20) not null, email int,"
                + " region varchar(9) not null, owner_id int not null references owner(id))");
        db.execute("create table contact2(id int primary key, name varchar(20) not null, email varchar(80) unique,"
                + " credit numeric(9, 2) not null, region varchar(9) not null,"
                + " owner_id int not null references owner(id))");
        Move<Legacy> again =
                Move.named("again").from(legacy()).to(contacts(), db.target().table("contact2", Contact.class));

        CheckReport report = Migrator.create().check(Migration.of("move", customers(), again));

        assertThat(report).hasToString("Check of \"move\": 4 errors, 4 warnings, 2 notes");
    }
}
