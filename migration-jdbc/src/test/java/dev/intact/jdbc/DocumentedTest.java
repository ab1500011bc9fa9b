package dev.intact.jdbc;

import static dev.intact.mapping.FieldRule.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.Migration;
import dev.intact.Migrator;
import dev.intact.Move;
import dev.intact.mapping.Lookup;
import dev.intact.mapping.Mapping;
import dev.intact.run.MoveReport;
import dev.intact.run.Options;
import dev.intact.sink.Sink;
import dev.intact.source.Source;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What {@code docs/jdbc.md} shows, run on PostgreSQL. */
class DocumentedTest {
    record Customer(
            long id,
            String code,
            @Nullable String mail,
            @Nullable String phone,
            LocalDate since) {}

    record Contact(
            long customerId,
            long partyId,
            @Nullable String email,
            @Nullable String phone,
            LocalDate createdAt) {}

    record Sum(String country, BigDecimal amount) {}

    private final Db db = Db.Product.POSTGRES.with(
            "create table customers(id bigint primary key, code text, \"EMAIL_ADDR\" text, phone text, since date)",
            "insert into customers values (1, 'A', 'a@new', '1', '2020-01-01'), (2, 'B', 'b@new', null, '2021-01-01')",
            "create table party(rowid bigint primary key, code_client text unique)",
            "insert into party values (71, 'A'), (72, 'B')",
            "create table contact(customer_id bigint primary key, party_id bigint not null references party,"
                    + " email text, phone text, created_at date not null)",
            "insert into contact values (1, 71, 'a@old', ' ', '2019-05-05')",
            "create table invoice(country text, amount numeric(9, 2))",
            "insert into invoice values ('DE', 1.10), ('DE', 2.20), ('FR', 5)");

    @AfterEach
    void close() {
        db.close();
    }

    private static Connections connections(String url, String user, String password) {
        // region connections
        Connections crm = Connections.of(url, user, password);
        // endregion connections
        // region timeout
        Connections patient = crm.timeout(Duration.ofMinutes(5));
        // endregion timeout
        return patient;
    }

    private static Source<Customer> customers(Connections legacy) {
        // region table
        Source<Customer> customers = JdbcSource.table(legacy, "customers", Customer.class)
                .column(Customer::mail, "EMAIL_ADDR")
                .pagedBy(Customer::id)
                .pageSize(2000);
        // endregion table
        return customers;
    }

    private static Source<Sum> sums(Connections legacy) {
        // region query
        Source<Sum> sums = JdbcSource.query(
                        legacy,
                        "sums by country",
                        "SELECT country, SUM(amount) AS amount FROM invoice GROUP BY country ORDER BY country",
                        Sum.class)
                .fetchSize(500);
        // endregion query
        return sums;
    }

    private static Sink<Contact> contacts(Connections connections) {
        // region upsert
        JdbcTarget crm = JdbcTarget.of(connections);
        Sink<Contact> contacts = crm.table("contact", Contact.class)
                .upsertOn(Contact::customerId)
                .fillBlank(Contact::email, Contact::phone)
                .keep(Contact::createdAt);
        // endregion upsert
        return contacts;
    }

    private static Lookup<String, Long> parties(Connections erp) {
        // region lookup
        Lookup<String, Long> parties = JdbcLookup.named("third parties")
                .from(erp)
                .table("party")
                .key("code_client", String.class)
                .value("rowid", Long.class);
        // endregion lookup
        return parties;
    }

    private static Lookup<String, Long> openParties(Connections erp) {
        // region lookup-query
        Lookup<String, Long> open = JdbcLookup.named("open parties")
                .from(erp)
                .query("SELECT code_client, rowid FROM party WHERE rowid > 71", String.class, Long.class);
        // endregion lookup-query
        return open;
    }

    private Migration migration() {
        Connections connections = connections(db.url(), db.user(), Db.PASSWORD);
        Mapping<Customer, Contact> mapping = Mapping.from(Customer.class)
                .to(Contact.class)
                .key(Customer::id)
                .field(map(Contact::customerId).copiedFrom(Customer::id))
                .field(map(Contact::partyId).from(Customer::code).via(parties(connections)))
                .field(map(Contact::email).copiedFrom(Customer::mail))
                .field(map(Contact::phone).copiedFrom(Customer::phone))
                .field(map(Contact::createdAt).copiedFrom(Customer::since))
                .build();
        return Migration.of(
                "contacts", Move.named("contacts").from(customers(connections)).to(mapping, contacts(connections)));
    }

    @Test
    void better_data_stays_and_a_second_run_changes_nothing() {
        MoveReport first = Migrator.create().run(migration()).moves().get(0);
        MoveReport second = Migrator.with(Options.defaults().anew())
                .run(migration())
                .moves()
                .get(0);

        assertThat(List.of(first.rows().inserted(), first.rows().updated())).containsExactly(1L, 1L);
        assertThat(second.rows().unchanged()).isEqualTo(2);
        assertThat(db.rows("select email, phone, created_at::text from contact order by customer_id"))
                .containsExactly(List.of("a@old", "1", "2019-05-05"), Arrays.asList("b@new", null, "2021-01-01"));
    }

    @Test
    void queries_are_read_and_looked_up_in() {
        Connections connections = connections(db.url(), db.user(), Db.PASSWORD);
        assertThat(Reading.of(sums(connections)).records)
                .containsExactly(new Sum("DE", new BigDecimal("3.30")), new Sum("FR", new BigDecimal("5.00")));
        assertThat(openParties(connections).loader().orElseThrow().load(java.util.Set.of("A", "B")))
                .containsOnlyKeys("B");
    }
}
