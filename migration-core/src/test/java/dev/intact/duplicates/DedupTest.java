package dev.intact.duplicates;

import static dev.intact.convert.Fingerprints.fingerprint;
import static dev.intact.convert.Fingerprints.metaphone;
import static dev.intact.duplicates.Block.block;
import static dev.intact.duplicates.MatchKey.key;
import static dev.intact.duplicates.Score.score;
import static dev.intact.duplicates.Similarity.damerau;
import static dev.intact.duplicates.Similarity.jaroWinkler;
import static dev.intact.duplicates.Threshold.accept;
import static dev.intact.duplicates.Threshold.review;
import static dev.intact.duplicates.Veto.differ;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.intact.convert.Conversion;
import dev.intact.convert.Emails;
import dev.intact.convert.Names;
import dev.intact.field.Key;
import dev.intact.source.InMemorySource;
import dev.intact.source.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a definition of duplicates finds, and what it leaves apart. */
class DedupTest {
    record Customer(
            int id,
            @Nullable String first,
            @Nullable String last,
            @Nullable LocalDate birth,
            @Nullable String email,
            @Nullable String street,
            @Nullable String postcode,
            @Nullable String taxId,
            @Nullable String sourceSystem) {

        @Nullable
        String fullName() {
            return Names.join(first, last);
        }

        Customer withEmail(@Nullable String address) {
            return new Customer(id, first, last, birth, address, street, postcode, taxId, sourceSystem);
        }

        Customer withTax(@Nullable String number) {
            return new Customer(id, first, last, birth, email, street, postcode, number, sourceSystem);
        }

        Customer from(@Nullable String system) {
            return new Customer(id, first, last, birth, email, street, postcode, taxId, system);
        }
    }

    // spotless:off
    // region definition
    static final Dedup<Customer> SAME_PERSON = Dedup.of(Customer.class)
            .on("e-mail", key(Customer::email).by(Emails.normalised()))
            .on("person", key(Customer::last).by(fingerprint()), key(Customer::first).by(fingerprint()), key(Customer::birth))
            .near(
                    "similar name in one postcode",
                    block(key(Customer::postcode), key(Customer::last).by(metaphone())),
                    score(jaroWinkler(Customer::fullName).weight(4), damerau(Customer::street).weight(2)),
                    accept(0.90),
                    review(0.75))
            .never("different tax number", differ(Customer::taxId))
            .atMostOnePer(Customer::sourceSystem)
            .genericAbove(50);
    // endregion definition
    // spotless:on

    static Customer customer(int id, @Nullable String first, @Nullable String last, @Nullable String birth) {
        return new Customer(
                id, first, last, birth == null ? null : LocalDate.parse(birth), null, null, null, null, null);
    }

    private static Customer at(int id, String first, String last, String street, String postcode) {
        return new Customer(id, first, last, null, null, street, postcode, null, null);
    }

    static List<String> clusters(DedupResult result) {
        return result.clusters().map(Cluster::toString).toList();
    }

    @Test
    void records_that_share_a_key_are_one() {
        Source<Customer> customers = source(List.of(
                customer(1, "Anna", "Müller", "1980-02-03"),
                customer(2, "ANNA ", "Muller", "1980-02-03"),
                customer(3, "Anna", "Müller", "1981-02-03")));
        // region over
        DedupResult result = SAME_PERSON.over(customers, Customer::id);
        List<Match> why = result.why(Key.of(1), Key.of(2));
        // endregion over

        assertThat(why).map(Match::toString).containsExactly("1 = 2 by 'person'");

        assertThat(clusters(result)).containsExactly("[1, 2]");
        assertThat(result.entities()).isEqualTo(2);
        assertThat(result.same(Key.of(1), Key.of(2))).isTrue();
        assertThat(result.same(Key.of(1), Key.of(3))).isFalse();
        assertThat(result.cluster(Key.of(3))).isEmpty();
    }

    @Test
    void a_blank_part_is_no_key() {
        DedupResult result = SAME_PERSON.over(
                List.of(
                        customer(1, " ", "Smith", "1980-02-03").withEmail(""),
                        customer(2, null, "Smith", "1980-02-03").withEmail(" \u00a0"),
                        customer(3, "-", "Smith", "1980-02-03").withEmail(null),
                        customer(4, "Ann", "Smith", null).withEmail("nobody"),
                        customer(5, "Ann", "Smith", null).withEmail("nobody")),
                Customer::id);

        assertThat(clusters(result)).isEmpty();
        assertThat(result.rules().get(0)).hasToString("e-mail: keyed=0 blank=3 refused=2 links=0");
        assertThat(result.rules().get(1)).hasToString("person: keyed=0 blank=5 refused=0 links=0");
    }

    @Test
    void why_tells_the_way_from_one_record_to_another() {
        DedupResult result = SAME_PERSON.over(
                List.of(
                        customer(1, "Anna", "Smith", "1980-02-03"),
                        customer(2, "Anna", "Smith", "1980-02-03").withEmail("a@x.org"),
                        customer(3, "A.", "Smith", null).withEmail("A@x.org")),
                Customer::id);

        assertThat(result.why(Key.of(1), Key.of(3)))
                .map(Match::toString)
                .containsExactly("1 = 2 by 'person'", "2 = 3 by 'e-mail'");
        assertThat(result.why(Key.of(3), Key.of(1)))
                .map(Match::toString)
                .containsExactly("3 = 2 by 'e-mail'", "2 = 1 by 'person'");
        assertThat(result.why(Key.of(1), Key.of(1))).isEmpty();
        assertThat(result.why(Key.of(1), Key.of(9))).isEmpty();
    }

    @Test
    void a_key_that_too_many_share_links_nothing_and_is_told() {
        List<Customer> customers = new ArrayList<>();
        IntStream.rangeClosed(1, 51)
                .forEach(id -> customers.add(customer(id, null, "N" + id, null).withEmail("Info@shop.example")));
        customers.add(customer(60, null, "A", null).withEmail("a@x.org"));
        customers.add(customer(61, null, "B", null).withEmail("a@x.org"));

        DedupResult result = SAME_PERSON.over(customers, Customer::id);

        assertThat(clusters(result)).containsExactly("[60, 61]");
        assertThat(result.genericKeys()).hasSize(1);
        assertThat(result.genericKeys().get(0)).hasToString("e-mail: 51 × [info@shop.example]");
        assertThat(result.genericKeys().get(0).examples()).hasSize(3);
    }

    @Test
    void a_veto_holds_against_a_key_and_through_others() {
        DedupResult result = SAME_PERSON.over(
                List.of(
                        customer(1, "A", "A", null).withEmail("a@x.org").withTax("T1"),
                        customer(2, "A", "A", "1980-01-01").withEmail("a@x.org"),
                        customer(3, "A", "A", "1980-01-01").withTax("T2")),
                Customer::id);

        assertThat(clusters(result)).containsExactly("[1, 2]");
        assertThat(result.vetoed())
                .map(Vetoed::toString)
                .containsExactly("2 = 3 by 'person', but: different tax number");
    }

    @Test
    void no_two_records_of_one_system_are_one() {
        DedupResult result = SAME_PERSON.over(
                List.of(
                        customer(1, null, null, null).withEmail("a@x.org").from("CRM"),
                        customer(2, null, null, null).withEmail("a@x.org").from("SHOP"),
                        customer(3, null, null, null).withEmail("a@x.org").from("CRM"),
                        customer(4, null, null, null).withEmail("a@x.org")),
                Customer::id);

        Cluster together = result.clusters().findFirst().orElseThrow();
        assertThat(together.keys().contains(Key.of(1)) && together.keys().contains(Key.of(3)))
                .isFalse();
        assertThat(together.size()).isEqualTo(3);
        assertThat(result.vetoed()).allMatch(vetoed -> vetoed.veto().equals("at most one per sourceSystem"));
    }

    @Test
    void likenesses_are_accepted_shown_to_a_person_or_neither() {
        DedupResult result = SAME_PERSON.over(
                List.of(
                        at(1, "Jonathan", "Smith", "12 High Street", "1000"),
                        at(2, "Jonathon", "Smyth", "12 High Street", "1000"),
                        at(3, "Joanna", "Smith", "12 High Stret", "1000"),
                        at(4, "Jonathan", "Smith", "12 High Street", "2000"),
                        at(5, "Zoe", "Smith", "77 Low Road", "1000")),
                Customer::id);

        assertThat(clusters(result)).containsExactly("[1, 2]");
        assertThat(result.why(Key.of(1), Key.of(2)).get(0).rule()).isEqualTo("similar name in one postcode");
        assertThat(result.forReview()).hasSize(1);
        Match asked = result.forReview().get(0);
        assertThat(asked.other()).isEqualTo(Key.of(3));
        assertThat(asked.score()).isBetween(0.75, 0.90);
    }

    @Test
    void a_chain_of_likenesses_does_not_become_one() {
        record Word(String text) {}
        Dedup<Word> alike = Dedup.of(Word.class)
                .near(
                        "alike",
                        block(key(Word::text).by(Conversion.of(String.class, "all", w -> "x"))),
                        score(damerau(Word::text)),
                        accept(0.75));
        List<Word> chain =
                Stream.of("aaaa", "aaab", "aabb", "abbb", "bbbb").map(Word::new).toList();

        DedupResult result = alike.over(chain, Word::text);

        assertThat(result.clusters().mapToInt(Cluster::size).max().orElseThrow())
                .isLessThanOrEqualTo(3);
        assertThat(result.forReview()).isNotEmpty();
    }

    @Test
    void a_block_that_is_too_large_is_split_or_refused_with_its_count() {
        List<Customer> customers = new ArrayList<>();
        IntStream.range(0, 30).forEach(id -> customers.add(at(id, "Jo", "Smith", id / 2 + " High Street", "1000")));
        Dedup<Customer> unsplit = Dedup.of(Customer.class)
                .near("name", block(key(Customer::last)).atMost(10), score(damerau(Customer::street)), accept(1));
        Dedup<Customer> split = Dedup.of(Customer.class)
                .near(
                        "name",
                        block(key(Customer::last)).atMost(10).splitBy(key(Customer::street)),
                        score(damerau(Customer::street)),
                        accept(1));

        DedupResult refused = unsplit.over(customers, Customer::id);
        assertThat(clusters(refused)).isEmpty();
        assertThat(refused.refusedBlocks().get(0)).hasToString("name: 30 × [Smith]");
        assertThat(split.over(customers, Customer::id).clusterCount()).isEqualTo(15);
    }

    @Test
    void what_a_person_said_goes_before_the_rules_but_not_before_a_veto() {
        List<Customer> customers = List.of(
                customer(1, null, null, null).withEmail("a@x.org"),
                customer(2, null, null, null).withEmail("a@x.org"),
                customer(3, null, null, null).withTax("T3"),
                customer(4, null, null, null).withTax("T4"));
        Overrides said = Overrides.none()
                .neverLink(Key.of(1), Key.of(2))
                .mustLink(Key.of(3), Key.of(1))
                .mustLink(Key.of(3), Key.of(4))
                .mustLink(Key.of(3), Key.of(99));

        DedupResult result = SAME_PERSON.matching().overrides(said).over(source(customers), Customer::id);

        assertThat(clusters(result)).containsExactly("[1, 3]");
        assertThat(result.why(Key.of(1), Key.of(3))).map(Match::rule).containsExactly("a person said so");
        assertThat(result.vetoed())
                .map(Vetoed::toString)
                .containsExactly(
                        "1 = 2 by 'e-mail', but: a person said so",
                        "3 = 4 by 'a person said so', but: different tax number");
        assertThat(result.unknownOverrides()).containsExactly(Key.of(99));
    }

    @Test
    void two_records_with_one_key_are_refused() {
        assertThatThrownBy(() -> SAME_PERSON.over(
                        List.of(customer(7, "A", "B", null), customer(7, "C", "D", null)), Customer::id))
                .isInstanceOf(DedupException.class)
                .hasMessage("1 key is held by two records or more, such as 7; name key fields that tell each record"
                        + " from all others");
    }

    @Test
    void what_is_spilled_is_for_its_owner_alone_and_gone_at_the_end_and_after_a_failure(@TempDir Path folder)
            throws Exception {
        List<String> seen = new ArrayList<>();
        Dedup<Customer> watching = Dedup.of(Customer.class)
                .on("e-mail", key(Customer::email).by(Conversion.of(String.class, "watched", address -> address)));
        Customer bad = customer(1, "A", "B", null);
        List<Customer> customers = List.of(bad, customer(1, "C", "D", null));

        assertThatThrownBy(() -> watching.matching().spillInto(folder).over(source(customers), customer -> {
                    try (Stream<Path> files = Files.list(folder)) {
                        files.forEach(file -> seen.add(mode(file)));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    return customer.id();
                }))
                .isInstanceOf(DedupException.class);

        assertThat(seen).isNotEmpty().allMatch(mode -> mode.equals("rwx------"));
        assertThat(folder).isEmptyDirectory();
    }

    private static String mode(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Source<Customer> source(List<Customer> customers) {
        return InMemorySource.of(Customer.class, customers);
    }
}
