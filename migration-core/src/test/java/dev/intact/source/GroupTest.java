package dev.intact.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.intact.ledger.Position;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GroupTest {
    record Customer(@Nullable Long id, String name) {}

    record Address(@Nullable Integer customer, String city) {}

    record Note(long customer, String text) {}

    record Dossier(long id, List<String> cities, List<String> notes) {
        static Dossier of(Customer customer, List<Address> addresses, List<Note> notes) {
            return new Dossier(
                    customer.id() == null ? 0 : customer.id(),
                    addresses.stream().map(Address::city).toList(),
                    notes.stream().map(Note::text).toList());
        }
    }

    private static @Nullable Customer c(long id) {
        return id < 0 ? null : new Customer(id, "customer " + id);
    }

    private static @Nullable Address a(int customer, String city) {
        return customer < 0 ? null : new Address(customer, city);
    }

    private static Source<Dossier> dossiers(
            List<@Nullable Customer> customers, List<@Nullable Address> addresses, Note... notes) {
        return Sources.group(Patchy.of("customers", Customer.class, customers))
                .by(Customer::id)
                .atMost(3)
                .with(Patchy.of("addresses", Address.class, addresses), Address::customer)
                .with(Patchy.of("notes", Note.class, List.of(notes)), Note::customer)
                .into(Dossier.class, Dossier::of);
    }

    @Test
    void each_parent_comes_with_its_children() {
        Outcomes<Dossier> read = Outcomes.resumable(dossiers(
                Arrays.asList(c(1), c(2), c(3)),
                Arrays.asList(a(1, "Bonn"), a(1, "Ulm"), a(3, "Kiel")),
                new Note(2, "calls"),
                new Note(3, "writes")));

        assertThat(read.records())
                .containsExactly(
                        new Dossier(1, List.of("Bonn", "Ulm"), List.of()),
                        new Dossier(2, List.of(), List.of("calls")),
                        new Dossier(3, List.of("Kiel"), List.of("writes")));
        assertThat(read.unreadable()).isEmpty();
    }

    @Test
    void a_child_without_a_parent_is_a_record_of_its_own_that_cannot_be_read() {
        Outcomes<Dossier> read = Outcomes.resumable(dossiers(
                Arrays.asList(c(2), c(4)),
                Arrays.asList(a(1, "Bonn"), a(2, "Ulm"), a(3, "Kiel"), a(3, "Jena"), a(5, "Hof")),
                new Note(9, "lost")));

        String missing =
                " names a record of customers that is not there, or cannot be read; add the record, or delete what names it";
        assertThat(read.records())
                .containsExactly(new Dossier(2, List.of("Ulm"), List.of()), new Dossier(4, List.of(), List.of()));
        assertThat(read.unreadable())
                .containsExactly(
                        "@addresses[1] addresses.customer: \"1\"" + missing,
                        "@addresses[3] addresses.customer: \"3\"" + missing,
                        "@addresses[4] addresses.customer: \"3\"" + missing,
                        "@addresses[5] addresses.customer: \"5\"" + missing,
                        "@notes[1] notes.customer: \"9\"" + missing);
    }

    @Test
    void a_child_that_names_no_parent_and_a_parent_without_a_key_cannot_be_read() {
        Outcomes<Dossier> read = Outcomes.resumable(dossiers(
                Arrays.asList(new Customer(null, "nobody"), c(1)),
                Arrays.asList(a(1, "Bonn"), new Address(null, "nowhere"))));

        assertThat(read.records()).containsExactly(new Dossier(1, List.of("Bonn"), List.of()));
        assertThat(read.unreadable())
                .containsExactly(
                        "@customers[1] id: has no key to be grouped by",
                        "@addresses[2] addresses.customer: names no record of customers");
    }

    @Test
    void no_parent_is_made_that_may_lack_a_child_which_cannot_be_read() {
        Outcomes<Dossier> read = Outcomes.resumable(dossiers(
                Arrays.asList(c(1), c(2), c(3), c(4), c(5)),
                Arrays.asList(a(1, "Bonn"), a(2, "Ulm"), a(-1, "?"), a(4, "Kiel"), a(5, "Hof"))));

        String mayLack =
                " may lack a record of addresses that cannot be read; correct that record; it stands next to those that this one is made of";
        assertThat(read.records())
                .containsExactly(new Dossier(1, List.of("Bonn"), List.of()), new Dossier(5, List.of("Hof"), List.of()));
        assertThat(read.unreadable())
                .containsExactly(
                        "@customers[2]" + mayLack,
                        "@addresses:3 id: is torn",
                        "@customers[3]" + mayLack,
                        "@customers[4]" + mayLack);
    }

    @Test
    void a_child_that_cannot_be_read_between_two_of_one_parent_belongs_to_it() {
        Outcomes<Dossier> read = Outcomes.resumable(dossiers(
                Arrays.asList(c(1), c(2)), Arrays.asList(a(1, "Bonn"), a(-1, "?"), a(1, "Ulm"), a(2, "Kiel"))));

        assertThat(read.records()).containsExactly(new Dossier(2, List.of("Kiel"), List.of()));
        assertThat(read.unreadable())
                .containsExactly(
                        "@customers[1] is made of a record of addresses that cannot be read, @addresses:2 / id: is torn");
    }

    @Test
    void the_children_of_a_parent_that_cannot_be_read_have_none() {
        Outcomes<Dossier> read = Outcomes.resumable(
                dossiers(Arrays.asList(c(1), c(-1), c(3)), Arrays.asList(a(1, "Bonn"), a(2, "Ulm"), a(3, "Kiel"))));

        assertThat(read.records()).hasSize(2);
        assertThat(read.unreadable())
                .containsExactly(
                        "@customers:2 id: is torn",
                        "@addresses[2] addresses.customer: \"2\" names a record of customers that is not there, or cannot be read; add the record, or delete what names it");
    }

    @Test
    void the_children_of_parents_of_one_key_cannot_be_told_apart() {
        Outcomes<Dossier> read =
                Outcomes.resumable(dossiers(Arrays.asList(c(1), c(1), c(2)), Arrays.asList(a(1, "Bonn"), a(2, "Ulm"))));

        String shared =
                " id: \"1\" is the key of several records, whose children cannot be told apart; give each a key of its own";
        assertThat(read.records()).containsExactly(new Dossier(2, List.of("Ulm"), List.of()));
        assertThat(read.unreadable()).containsExactly("@customers[1]" + shared, "@customers[2]" + shared);
    }

    @Test
    void too_many_children_are_refused_with_their_number() {
        Outcomes<Dossier> read = Outcomes.resumable(dossiers(
                Arrays.asList(c(1), c(2)), Arrays.asList(a(1, "a"), a(1, "b"), a(1, "c"), a(1, "d"), a(2, "e"))));

        assertThat(read.records()).containsExactly(new Dossier(2, List.of("e"), List.of()));
        assertThat(read.unreadable())
                .containsExactly(
                        "@customers[1] is made of 4 records of addresses, more than 3; find out why they are so many, or raise atMost(…)");
    }

    @Test
    void parents_and_children_in_another_order_end_the_reading() {
        Source<Dossier> parents = dossiers(Arrays.asList(c(2), c(1)), List.of());
        Source<Dossier> children = dossiers(Arrays.asList(c(1), c(2)), Arrays.asList(a(2, "Ulm"), a(1, "Bonn")));

        assertThatThrownBy(() -> Outcomes.of(parents))
                .isInstanceOf(SourceException.class)
                .hasMessageStartingWith("customers is not in the order of id: record 2 of those read");
        assertThatThrownBy(() -> Outcomes.of(children))
                .isInstanceOf(SourceException.class)
                .hasMessageStartingWith("addresses is not in the order of customer: record 2 of those read");
    }

    @Test
    void a_child_that_comes_when_its_parent_has_gone_by_ends_the_reading() {
        Source<Dossier> source =
                dossiers(Arrays.asList(c(1), c(2)), Arrays.asList(a(1, "Bonn"), new Address(null, "?"), a(1, "Ulm")));

        assertThatThrownBy(() -> Outcomes.of(source))
                .isInstanceOf(SourceException.class)
                .hasMessageStartingWith("addresses is not in the order of customer: a key comes back at record 3");
    }

    @Test
    void children_that_refer_by_another_type_are_refused() {
        Group.Parents<Customer> customers =
                Sources.group(Patchy.of("customers", Customer.class, List.of())).by(Customer::id);

        assertThatThrownBy(() -> customers.with(Patchy.of("addresses", Address.class, List.of()), Address::city))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "addresses is grouped by (city: String), which is no key like (id: Long?); give both the same types");
    }

    /** What the other source counted, and did not hand over, must not vanish in the sum. */
    @Test
    void a_source_that_loses_a_record_is_found_out_by_the_count() {
        Source<Note> losing = new Losing<>(
                InMemorySource.of(Note.class, List.of(new Note(1, "a"), new Note(1, "b"), new Note(2, "c"))));
        Source<Dossier> source = Sources.group(InMemorySource.of(Customer.class, List.of(new Customer(1L, "Ada"))))
                .by(Customer::id)
                .with(losing, Note::customer)
                .into(Dossier.class, (customer, notes) -> Dossier.of(customer, List.of(), notes));

        try (Cursor<Dossier> cursor = source.open(Split.whole(), Position.start())) {
            assertThat(Records.read(cursor)).hasSize(1);
            assertThat(cursor.count()).isEqualTo(OptionalLong.of(2));
        }
    }

    @Test
    void leaves_a_fingerprint_of_how_it_is_grouped() {
        assertThat(dossiers(List.of(), List.of()).fingerprint().facts())
                .containsExactly(
                        "is grouped by id with addresses by customer with notes by customer, 3 of a kind at most, made into Dossier by Dossier.of");
    }
}
