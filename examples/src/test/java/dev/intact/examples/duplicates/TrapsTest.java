package dev.intact.examples.duplicates;

import static dev.intact.convert.Fingerprints.digits;
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

import dev.intact.convert.Emails;
import dev.intact.convert.Names;
import dev.intact.duplicates.Dedup;
import dev.intact.duplicates.DedupResult;
import dev.intact.duplicates.Match;
import dev.intact.field.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes wrong in real address books, planted: each trap with the decision that is expected, printed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrapsTest {

    // region customer
    record Customer(
            String id,
            @Nullable String first,
            @Nullable String last,
            @Nullable String birth,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String street,
            @Nullable String postcode,
            @Nullable String taxId) {

        @Nullable
        String fullName() {
            return Names.join(first, last);
        }
    }
    // endregion customer

    // region definition
    static final Dedup<Customer> SAME_PERSON = Dedup.of(Customer.class)
            .on(
                    "e-mail and last name",
                    key(Customer::email).by(Emails.normalised()),
                    key(Customer::last).by(fingerprint()))
            .on(
                    "e-mail and birth date",
                    key(Customer::email).by(Emails.normalised()),
                    key(Customer::birth).by(digits()))
            .on(
                    "name and birth date",
                    key(Customer::fullName).by(fingerprint()),
                    key(Customer::birth).by(digits()))
            .on(
                    "first name and birth date at one address",
                    key(Customer::first).by(fingerprint()),
                    key(Customer::birth).by(digits()),
                    key(Customer::street).by(fingerprint()),
                    key(Customer::postcode))
            .near(
                    "alike",
                    block(key(Customer::postcode))
                            .or(key(Customer::last).by(metaphone()))
                            .atMost(200),
                    score(
                                    jaroWinkler(Customer::fullName)
                                            .by(fingerprint())
                                            .weight(6),
                                    damerau(Customer::birth).by(digits()).weight(4),
                                    damerau(Customer::street).by(fingerprint()).weight(2),
                                    damerau(Customer::phone).by(digits()).weight(1))
                            .comparing(0.7),
                    accept(0.92),
                    review(0.75))
            .never("different tax number", differ(Customer::taxId))
            .genericAbove(5);
    // endregion definition

    enum Decision {
        ONE,
        REVIEW,
        APART
    }

    record Trap(String name, Customer one, Customer other, Decision expected) {
        @Override
        public String toString() {
            return name;
        }
    }

    private final List<String> decisions = new ArrayList<>();

    private static final class Person {
        private final @Nullable String[] fields = new @Nullable String[8];

        static Person named(@Nullable String first, @Nullable String last) {
            Person person = new Person();
            person.fields[0] = first;
            person.fields[1] = last;
            return person;
        }

        Person born(String date) {
            fields[2] = date;
            return this;
        }

        Person email(@Nullable String address) {
            fields[3] = address;
            return this;
        }

        Person phone(String number) {
            fields[4] = number;
            return this;
        }

        Person at(String street, String postcode) {
            fields[5] = street;
            fields[6] = postcode;
            return this;
        }

        Person tax(String number) {
            fields[7] = number;
            return this;
        }

        Customer as(String id) {
            return new Customer(
                    id, fields[0], fields[1], fields[2], fields[3], fields[4], fields[5], fields[6], fields[7]);
        }
    }

    private static Trap trap(String name, Person one, Person other, Decision expected) {
        return new Trap(name, one.as(name + " 1"), other.as(name + " 2"), expected);
    }

    static Stream<Trap> traps() {
        return Stream.of(
                trap(
                        "blank e-mails",
                        Person.named("Ada", "Lovelace").email(" ").born("1815-12-10"),
                        Person.named("Ada", "Byron").email("").born("1815-12-11"),
                        Decision.APART),
                trap(
                        "info@ of a firm",
                        Person.named("Otto", "Klein").email("info@firm.example"),
                        Person.named("Rita", "Gross").email("info@firm.example"),
                        Decision.APART),
                trap(
                        "no birth date, same name",
                        Person.named("Jan", "Novak").at("Hlavni 1", "11000"),
                        Person.named("Jan", "Novak").at("Dlouha 99", "60200"),
                        Decision.APART),
                trap(
                        "twins at one address",
                        Person.named("Paula", "Brandt").born("1990-05-17").at("Ringweg 4", "50667"),
                        Person.named("Simone", "Brandt").born("1990-05-17").at("Ringweg 4", "50667"),
                        Decision.REVIEW),
                trap(
                        "father and son",
                        Person.named("Karl", "Weber").born("1951-03-02").at("Am Hang 12", "70173"),
                        Person.named("Karl", "Weber").born("1984-11-29").at("Am Hang 12", "70173"),
                        Decision.REVIEW),
                trap(
                        "swapped first and last name",
                        Person.named("Martin", "Thomas").born("1972-08-01").email("mt@a.example"),
                        Person.named("Thomas", "Martin").born("1972-08-01").email("thomas@b.example"),
                        Decision.ONE),
                trap(
                        "umlauts",
                        Person.named("Jörg", "Müller").born("1969-01-30"),
                        Person.named("JORG", "MULLER").born("1969-01-30"),
                        Decision.ONE),
                trap(
                        "Mc and Mac",
                        Person.named("Fiona", "McDonald").born("1988-07-07").at("Castle Street 8", "EH1"),
                        Person.named("Fiona", "MacDonald").born("1988-07-07").at("Castle Street 8", "EH1"),
                        Decision.ONE),
                trap(
                        "married name, same e-mail",
                        Person.named("Eva", "Sommer").born("1993-02-14").email("eva@mail.example"),
                        Person.named("Eva", "Winter").born("1993-02-14").email("Eva@Mail.Example"),
                        Decision.ONE),
                trap(
                        "married name, same address",
                        Person.named("Lena", "Adler").born("1991-09-09").at("Gasse 3", "80331"),
                        Person.named("Lena", "Voss").born("1991-09-09").at("Gasse 3", "80331"),
                        Decision.ONE),
                trap(
                        "same in all but the tax number",
                        Person.named("Ivan", "Petrov")
                                .born("1977-04-04")
                                .email("ip@x.example")
                                .tax("T-1"),
                        Person.named("Ivan", "Petrov")
                                .born("1977-04-04")
                                .email("ip@x.example")
                                .tax("T-2"),
                        Decision.APART),
                trap(
                        "a typing error in name and date",
                        Person.named("Katharina", "Schneider")
                                .born("1980-06-21")
                                .at("Lindenallee 77", "20095")
                                .phone("040 123456"),
                        Person.named("Katharnia", "Schneider")
                                .born("1980-06-12")
                                .at("Lindenalee 77", "20095")
                                .phone("040 123456"),
                        Decision.ONE),
                trap(
                        "a shared telephone",
                        Person.named("Bo", "Li").phone("030 5550").at("Allee 1", "10115"),
                        Person.named("Mia", "Chen").phone("030 5550").at("Allee 1", "10115"),
                        Decision.APART));
    }

    /** Records that are nobody's, beside the traps: they make some values generic. */
    private static Stream<Customer> noise() {
        return Stream.iterate(0, i -> i < 10, i -> i + 1)
                .map(i -> Person.named("Test", "Test")
                        .born("1900-01-01")
                        .email("test@test.example")
                        .as("test record " + i));
    }

    private static final DedupResult RESULT = SAME_PERSON.over(
            Stream.concat(traps().flatMap(trap -> Stream.of(trap.one(), trap.other())), noise())
                    .toList(),
            Customer::id);

    @ParameterizedTest
    @MethodSource("traps")
    void a_trap_is_decided_as_expected(Trap trap) {
        Key one = Key.of(trap.one().id());
        Key other = Key.of(trap.other().id());

        Decision decided = RESULT.same(one, other)
                ? Decision.ONE
                : RESULT.forReview().stream().anyMatch(match -> isOf(match, one, other))
                        ? Decision.REVIEW
                        : Decision.APART;

        decisions.add("%-35s %-7s expected %s".formatted(trap.name(), decided, trap.expected()));
        assertThat(decided).as(trap.name()).isEqualTo(trap.expected());
    }

    private static boolean isOf(Match match, Key one, Key other) {
        return List.of(one, other).containsAll(List.of(match.one(), match.other()));
    }

    @Test
    void test_records_are_generic_and_one_with_nobody() {
        boolean linked =
                noise().anyMatch(record -> RESULT.cluster(Key.of(record.id())).isPresent());
        decisions.add("%-35s %-7s expected %s"
                .formatted("test records", linked ? Decision.ONE : Decision.APART, Decision.APART));

        assertThat(linked).isFalse();
        assertThat(RESULT.genericKeys())
                .map(Object::toString)
                .containsExactly(
                        "e-mail and last name: 10 × [test@test.example, test]",
                        "e-mail and birth date: 10 × [test@test.example, 19000101]",
                        "name and birth date: 10 × [test, 19000101]",
                        "alike: 10 × [test, 19000101]");
    }

    @AfterAll
    void print() {
        decisions.stream().sorted().forEach(line -> System.out.println("trap " + line));
    }
}
