package dev.intact.duplicates;

import static dev.intact.duplicates.Block.block;
import static dev.intact.duplicates.DedupTest.SAME_PERSON;
import static dev.intact.duplicates.DedupTest.clusters;
import static dev.intact.duplicates.DedupTest.customer;
import static dev.intact.duplicates.MatchKey.key;
import static dev.intact.duplicates.Score.score;
import static dev.intact.duplicates.Similarity.damerau;
import static dev.intact.duplicates.Threshold.accept;
import static dev.intact.duplicates.Threshold.review;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.intact.convert.Conversion;
import dev.intact.convert.Failures;
import dev.intact.duplicates.DedupTest.Customer;
import dev.intact.field.Key;
import dev.intact.field.UnknownFieldException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a definition of duplicates refuses, says and survives. */
class DedupDefinitionTest {
    @Test
    void definitions_that_cannot_be_meant_are_refused() {
        assertThatThrownBy(() -> SAME_PERSON.on("person", key(Customer::email)))
                .hasMessage("two rules are named 'person'; give one another name");
        assertThatThrownBy(() -> SAME_PERSON.near(
                        "x", block(key(Customer::email)), score(damerau(Customer::email)), accept(0.7), review(0.9)))
                .hasMessage("rule 'x': pairs are shown from a score of 0.9 on, but taken for one from 0.7 on already");
        assertThatThrownBy(() -> SAME_PERSON.on("y", key((Customer c) -> c.email() + c.last())))
                .isInstanceOf(UnknownFieldException.class);
        assertThatThrownBy(() -> Dedup.of(Customer.class).over(List.of(), Customer::id))
                .hasMessage("there is no rule by which a record is another's duplicate; begin with on(…)");
    }

    @Test
    void a_function_that_fails_and_a_value_without_a_text_are_named_by_their_rule() {
        record Tagged(int id, List<String> tags, String name) {}
        List<Tagged> records = List.of(new Tagged(1, List.of("a"), "x"));
        Conversion<String, String> failing = new Conversion<>() {
            @Override
            public String convert(String value, Failures failures) {
                throw new IllegalStateException(value);
            }

            @Override
            public String words() {
                return "failing";
            }
        };

        assertThatThrownBy(() ->
                        Dedup.of(Tagged.class).on("tags", key(Tagged::tags)).over(records, Tagged::id))
                .isInstanceOf(DedupException.class)
                .hasMessageMatching(
                        "rule 'tags': a List\\w* has no text to match by; convert it into text, a number or a"
                                + " date first");
        assertThatThrownBy(() -> Dedup.of(Tagged.class)
                        .on("name", key(Tagged::name).by(failing))
                        .over(records, Tagged::id))
                .hasMessage(
                        "rule 'name': a function of it fails for a record (IllegalStateException); let it answer null"
                                + " where it has no answer");
    }

    @Test
    @SuppressWarnings("unchecked")
    void a_definition_travels_and_says_in_words_what_it_does() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(SAME_PERSON);
        }
        Dedup<Customer> travelled;
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            travelled = (Dedup<Customer>) in.readObject();
        }

        assertThat(travelled.words())
                .containsExactly(
                        "e-mail: same email (valid e-mail, trimmed, in lower case)",
                        "person: same last (fingerprint of its words) and first (fingerprint of its words) and birth",
                        "similar name in one postcode: same postcode and last (sound (Double Metaphone)); fullName by"
                                + " Jaro-Winkler × 4, street by Damerau-Levenshtein × 2; one from 0.9 on, shown from 0.75"
                                + " on",
                        "never: different tax number",
                        "never: at most one per sourceSystem",
                        "a key shared by more than 50 records is generic");
        assertThat(clusters(travelled.over(
                        List.of(customer(1, "A", "B", "1980-02-03"), customer(2, "a", "b", "1980-02-03")),
                        Customer::id)))
                .containsExactly("[1, 2]");
    }

    @Test
    void overrides_do_not_contradict_themselves() {
        assertThatThrownBy(() -> Overrides.none().mustLink(Key.of(1), Key.of(2)).neverLink(Key.of(2), Key.of(1)))
                .hasMessage("1 and 2 are said to be one, and not to be; keep one of the two");
    }
}
