package dev.intact.testkit;

import static dev.intact.testkit.Crm.LEE;
import static dev.intact.testkit.Crm.LEE_MOVED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.intact.field.Getter;
import dev.intact.mapping.UnresolvedLookupException;
import dev.intact.testkit.Crm.Address;
import dev.intact.testkit.Crm.Contact;
import dev.intact.testkit.Crm.LegacyCustomer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

class ExpectationsTest {
    final MappingTester<LegacyCustomer, Contact> contacts =
            MappingTester.of(Crm.contacts()).with(Crm.OWNERS, Map.of("kim", "u-1"));

    @Test
    void a_row_becomes_what_is_expected() {
        contacts.given(LEE).expect(LEE_MOVED);
    }

    @Test
    void a_difference_is_told_with_the_rule_and_the_values_that_made_it() {
        Contact expected = new Contact(7, "Lee", "u-1", new Address("FR"), "LEE@example.org", "DE123", "crm");

        assertThatThrownBy(() -> contacts.given(LEE).expect(expected)).hasMessage("""
                        LegacyCustomer → Contact, record 7: not as expected in 3 of 7 fields
                          address.country
                            expected  "FR"
                            actual    "DE"
                            rule      code table 'countries', unlisted values are rejected
                            from      country=Germany
                          email
                            expected  "LEE@example.org"
                            actual    "lee@example.org"
                            rule      trimmed
                            from      email= lee@example.org\s
                          origin
                            expected  "crm"
                            actual    "legacy"
                            rule      always legacy""");
    }

    @Test
    void a_sensitive_value_is_masked_in_the_message_and_in_what_a_tool_shows() {
        Contact expected = new Contact(7, "Lee", "u-1", new Address("DE"), "lee@example.org", "FR999", "legacy");

        AssertionFailedError error = catchThrowableOfType(
                AssertionFailedError.class, () -> contacts.given(LEE).expect(expected));

        assertThat(error).hasMessage("""
                LegacyCustomer → Contact, record 7: not as expected in 1 of 7 fields
                  tax
                    expected  ***
                    actual    *** (another value)
                    rule      without blanks
                    from      taxNumber=***""");
        assertThat(error.getExpected().getStringRepresentation()).isEqualTo("""
                Contact
                  id = 7
                  name = "Lee"
                  owner = "u-1"
                  address.country = "DE"
                  email = "lee@example.org"
                  tax = ***
                  origin = "legacy\"""");
        assertThat(error.getActual().getStringRepresentation())
                .contains("tax = *** (another value)")
                .doesNotContain("DE123");
    }

    @Test
    void a_row_that_was_expected_but_rejected_is_told_with_its_problems() {
        assertThatThrownBy(() -> contacts.given(LEE.in("Atlantis")).expect(LEE_MOVED))
                .hasMessage("""
                        LegacyCustomer → Contact, record 7: expected a row, but it was rejected
                          ✗ address.country: "Atlantis" is not listed in code table 'countries' (rule: code table 'countries', unlisted values are rejected); list it, or declare .unlisted(…)""");
    }

    @Test
    void a_row_that_was_expected_but_left_out_is_told_with_the_scope() {
        assertThatThrownBy(() -> contacts.given(LEE.ofType("TEST")).expectField(Contact::id, 7L))
                .hasMessage("LegacyCustomer → Contact, record 7: expected a row, but it was excluded"
                        + "\n  excluded: test accounts");
    }

    @Test
    void one_field_can_be_expected() {
        contacts.given(LEE)
                .expectField(Contact::email, "lee@example.org")
                .expectField(Getter.path(Contact::address, Address::country), "DE")
                .expectField(Contact::address, new Address("DE"));
    }

    @Test
    void a_missing_value_can_be_expected() {
        contacts.given(LEE.reachedAt(null)).expectField(Contact::email, null);
    }

    @Test
    void one_field_that_differs_is_told_alone() {
        assertThatThrownBy(() -> contacts.given(LEE).expectField(Contact::address, new Address("FR")))
                .hasMessage("""
                        LegacyCustomer → Contact, record 7: address is not as expected
                          address
                            expected  Address[country=FR]
                            actual    Address[country=DE]
                            rule      code table 'countries', unlisted values are rejected
                            from      country=Germany""");
    }

    @Test
    void values_that_look_alike_are_told_apart_by_their_types() {
        assertThatThrownBy(() -> contacts.given(LEE).expectField(Contact::id, 7))
                .hasMessage("""
                        LegacyCustomer → Contact, record 7: id is not as expected
                          id
                            expected  7 (Integer)
                            actual    7 (Long)
                            rule      copied
                            from      id=7""");
    }

    @Test
    void a_rejection_can_be_expected_by_field_and_words() {
        contacts.given(LEE.in("Atlantis")).expectRejected("address.country", "is not listed in code table");
    }

    @Test
    void another_rejection_than_the_expected_one_is_told() {
        assertThatThrownBy(() -> contacts.given(LEE.in("Atlantis")).expectRejected("adress.country", "not listed"))
                .hasMessage("""
                        LegacyCustomer → Contact, record 7: expected to be rejected at adress.country with "not listed", but its problems are
                          ✗ address.country: "Atlantis" is not listed in code table 'countries' (rule: code table 'countries', unlisted values are rejected); list it, or declare .unlisted(…)
                        Contact has no field adress.country; did you mean address.country?""");
    }

    @Test
    void a_rejection_that_did_not_happen_is_told_with_the_row() {
        assertThatThrownBy(() -> contacts.given(LEE).expectRejected("email", "is too old"))
                .hasMessageStartingWith("LegacyCustomer → Contact, record 7: expected to be rejected at email with"
                        + " \"is too old\", but it was mapped\n  Contact\n    id = 7\n")
                .hasMessageContaining("tax = ***");
    }

    @Test
    void scopes_can_be_expected() {
        contacts.given(LEE.ofType("TEST")).expectExcluded("test accounts");
        contacts.given(LEE.ofType("OLD")).expectArchived("type");
    }

    @Test
    void another_scope_than_the_expected_one_is_told() {
        assertThatThrownBy(() -> contacts.given(LEE.ofType("TEST")).expectArchived("test accounts"))
                .hasMessage("LegacyCustomer → Contact, record 7: expected to be archived with \"test accounts\", but it"
                        + " was excluded\n  excluded: test accounts");
        assertThatThrownBy(() -> contacts.given(LEE.ofType("TEST")).expectExcluded("interns"))
                .hasMessage("LegacyCustomer → Contact, record 7: expected to be excluded with \"interns\", but it was"
                        + " excluded\n  excluded: test accounts");
    }

    @Test
    void a_warning_can_be_expected_beside_the_row() {
        contacts.given(LEE.reachedAt("none"))
                .expectField(Contact::email, "none")
                .expectWarning("email", "breaks a rule");
    }

    @Test
    void a_warning_that_did_not_come_is_told() {
        assertThatThrownBy(() -> contacts.given(LEE).expectWarning("email", "breaks a rule"))
                .hasMessageStartingWith(
                        "LegacyCustomer → Contact, record 7: expected a warning at email with \"breaks a"
                                + " rule\", but it was mapped\n  Contact\n");
    }

    @Test
    void answers_are_added_without_changing_the_test_that_they_are_added_to() {
        MappingTester<LegacyCustomer, Contact> without = MappingTester.of(Crm.contacts());

        without.with(Crm.OWNERS, Map.of("kim", "u-2")).given(LEE).expectField(Contact::owner, "u-2");

        assertThatThrownBy(() -> without.given(LEE)).isInstanceOf(UnresolvedLookupException.class);
    }
}
