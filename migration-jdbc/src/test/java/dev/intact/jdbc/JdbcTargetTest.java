package dev.intact.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.intact.field.Key;
import dev.intact.sink.Guarantee;
import dev.intact.sink.Output;
import dev.intact.sink.TargetException;
import dev.intact.sink.TargetRows;
import dev.intact.sink.TargetSession;
import dev.intact.sink.UnitOfWork;
import dev.intact.sink.Written;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JdbcTargetTest {
    record Address(String city) {}

    record Company(long id, String name) {}

    record Contact(
            long id,
            String email,
            @Nullable Long companyId,
            @Nullable Address address) {}

    private final Db db = Db.with(
            "create table company(id bigint primary key, name varchar(9) not null)",
            "create table contact(id bigint default 77, email varchar(20) not null unique, address_city varchar(9),"
                    + " company_id bigint references company)");
    private final JdbcTarget target = JdbcTarget.of(db.connections());
    private final JdbcSink<Company> companies = target.table("company", Company.class);
    private final JdbcSink<Contact> contacts = target.table("contact", Contact.class);

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void sinks_of_one_database_with_different_ledgers_are_refused() {
        JdbcSink<Company> other = target.ledgerPrefix("other_").table("company", Company.class);
        String fault =
                "company keeps its ledger in tables other_… with a lease of PT10S, but other sinks of %s keep it in tables intact_… with a lease of PT10S; make all sinks of one database by one JdbcTarget"
                        .formatted(target.name());

        assertThatThrownBy(() -> target.open(List.of(Output.of(contacts, List.of()), Output.of(other, List.of()))))
                .isInstanceOf(TargetException.class)
                .hasMessage(fault);
    }

    @Test
    void sinks_of_one_database_with_different_leases_are_refused() {
        JdbcSink<Company> other = target.lease(Duration.ofSeconds(3)).table("company", Company.class);

        assertThatThrownBy(() -> target.open(List.of(Output.of(contacts, List.of()), Output.of(other, List.of()))))
                .isInstanceOf(TargetException.class)
                .hasMessageContaining("in tables intact_… with a lease of PT3S");
    }

    private UnitOfWork begin() {
        return begin(Set.of());
    }

    private UnitOfWork begin(Set<String> generated) {
        try (TargetSession session =
                target.open(List.of(Output.of(companies, List.of()), Output.of(contacts, generated)))) {
            return session.begin();
        }
    }

    private TargetRows record(long id, String companyName) {
        return TargetRows.of(Key.of(id))
                .and(companies, new Company(id, companyName))
                .and(contacts, new Contact(id, id + "@x", id, new Address("Bonn")));
    }

    @Test
    void keeps_no_row_of_a_refused_record_in_any_sink_and_all_of_the_others() {
        TargetRows secondSinkFails = TargetRows.of(Key.of(2))
                .and(companies, new Company(2, "two"))
                .and(contacts, new Contact(2, "1@x", 2L, null));
        try (UnitOfWork work = begin()) {
            Written written = work.write(
                    List.of(record(1, "one"), secondSinkFails, record(3, "much too long"), record(4, "four")));

            assertThat(written.inserted()).isEqualTo(4);
            assertThat(written.refused().keySet()).containsExactly(1, 2);
            assertThat(work.commit(Samples.chunk()).isApplied()).isTrue();
        }
        assertThat(db.column("select id from company order by id")).containsExactly(1L, 4L);
        assertThat(db.column("select id from contact order by id")).containsExactly(1L, 4L);
    }

    @Test
    void writes_a_record_whose_row_needs_a_later_sink_of_an_earlier_record() {
        db.execute("alter table company add foreign key(name) references contact(email)");
        TargetRows parent = TargetRows.of(Key.of(1)).and(contacts, new Contact(1, "p@x", null, null));
        TargetRows child = TargetRows.of(Key.of(2)).and(companies, new Company(2, "p@x"));
        try (UnitOfWork work = begin()) {
            assertThat(work.write(List.of(parent, child))).hasToString("inserted=2 updated=0 unchanged=0 refused=0");
        }
    }

    @Test
    void leaves_generated_columns_to_the_database() {
        try (UnitOfWork work = begin(Set.of("id", "companyId", "address.city"))) {
            assertThat(work.write(List.of(record(1, "one"))).inserted()).isEqualTo(2);
            assertThat(work.commit(Samples.chunk()).isApplied()).isTrue();
        }
        assertThat(db.column("select id from contact")).containsExactly(77L);
        assertThat(db.column("select company_id from contact")).containsExactly((Object) null);
    }

    @Test
    void leaves_a_whole_row_to_the_database() {
        db.execute("create table ticket(id bigint generated always as identity)");
        record Ticket(long id) {}
        JdbcSink<Ticket> tickets = target.table("ticket", Ticket.class);
        try (TargetSession session = target.open(List.of(Output.of(tickets, List.of("id"))));
                UnitOfWork work = session.begin()) {
            List<TargetRows> rows = IntStream.range(0, 3)
                    .mapToObj(i -> TargetRows.of(Key.of(i)).and(tickets, new Ticket(0)))
                    .toList();
            assertThat(work.write(rows).inserted()).isEqualTo(3);
            assertThat(work.commit(Samples.chunk()).isApplied()).isTrue();
        }
        assertThat(db.column("select id from ticket")).containsExactly(1L, 2L, 3L);
    }

    @Test
    void lists_all_tables_and_columns_that_do_not_fit() {
        record Wrong(String id, String mail, Long companyId) {}
        JdbcSink<Wrong> wrong = target.table("contact", Wrong.class).column(Wrong::companyId, "COMPANY_ID");
        JdbcSink<Company> missing = target.table("companies", Company.class);

        assertThatThrownBy(() -> target.open(List.of(Output.of(wrong, List.of()), Output.of(missing, List.of()))))
                .isInstanceOf(TargetException.class)
                .hasMessage("""
                        %s does not fit:
                          id: column ID is BIGINT, which cannot take String without losing meaning
                          mail: 'mail' is no column of CONTACT; did you mean 'EMAIL'? (columns: ADDRESS_CITY, COMPANY_ID, EMAIL, ID)
                          'companies' is no table of PUBLIC; did you mean 'COMPANY'? (tables: COMPANY, CONTACT)""".formatted(db.url()));
    }

    @Test
    void refuses_two_fields_in_one_column() {
        JdbcSink<Company> twice = companies.column(Company::name, "ID").column(Company::id, "ID");

        assertThatThrownBy(() -> target.open(List.of(Output.of(twice, List.of()))))
                .hasMessageContaining("name: column ID takes another field already");
    }

    @Test
    void refuses_a_sink_of_another_target() {
        JdbcTarget other = JdbcTarget.of(Connections.of("jdbc:h2:mem:other", "sa", ""));

        assertThatThrownBy(() -> other.open(List.of(Output.of(companies, List.of()))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("company belongs to %s, not to jdbc:h2:mem:other", db.url());
    }

    @Test
    void fails_as_a_whole_and_keeps_nothing_when_rows_are_not_to_blame() {
        try (UnitOfWork work = begin()) {
            assertThat(work.write(List.of(record(1, "one"))).inserted()).isEqualTo(2);
            assertThat(work.commit(Samples.chunk()).isApplied()).isTrue();
            db.execute("drop table contact");

            assertThatThrownBy(() -> work.write(List.of(record(2, "two"))))
                    .isInstanceOf(TargetException.class)
                    .hasMessageMatching("\\Q" + db.url() + "\\E could not take the rows: the SQL is not understood,"
                            + " or names what is not there or not allowed \\(SQLState 42S\\d\\d, vendor code \\d+\\)");
            assertThat(work.commit(Samples.chunk()).isApplied()).isTrue();
        }
        assertThat(db.column("select id from company")).containsExactly(1L);
    }

    @Test
    void is_equal_to_another_target_of_the_same_connections() {
        JdbcTarget travelled = Travel.of(target).parallelism(9);

        assertThat(travelled).isEqualTo(target).hasSameHashCodeAs(target).hasToString(db.url());
        assertThat(travelled.parallelism()).isEqualTo(9);
        assertThat(target.parallelism()).isEqualTo(4);
        assertThat(target.guarantee()).isEqualTo(Guarantee.EXACTLY_ONCE);
        assertThat(Travel.of(contacts)).isEqualTo(contacts).hasSameHashCodeAs(contacts);
        assertThat(Stream.of(contacts.inSchema("x"), contacts.column(Contact::id, "y"), companies))
                .doesNotContain(contacts);
        assertThatThrownBy(() -> target.parallelism(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
