package dev.intact.convert;

import static dev.intact.convert.ConversionAssert.converted;
import static dev.intact.convert.ConversionAssert.refused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailsTest {
    @Test
    void normalises_to_trimmed_lower_case() {
        assertThat(converted(Emails.normalised(), "\u00a0Ada.Lovelace@Example.COM "))
                .isEqualTo("ada.lovelace@example.com");
    }

    @Test
    void validates_without_changing_the_case() {
        assertThat(converted(Emails.valid(), "Ada@Example.COM")).isEqualTo("Ada@Example.COM");
        assertThat(refused(Emails.valid(), " ada@example.com").what())
                .isEqualTo("is not an e-mail address: a character before the @ is not allowed there");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b.co",
                "o'brien+news@mail.example.co.uk",
                "jörg@müller.de",
                "user@xn--mller-kva.de",
                "用户@例子.中国",
                "a_b-c/d=e@ex-ample.org"
            })
    void accepts_addresses_of_everyday_use(String address) {
        assertThat(converted(Emails.normalised(), address)).isEqualTo(address);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "example.com|it has no @",
                "a@b@example.com|it has more than one @",
                "@example.com|the part before the @ must have 1 to 64 octets",
                ".ada@example.com|a dot before the @ must stand between two other characters",
                "a..da@example.com|a dot before the @ must stand between two other characters",
                "ada lovelace@example.com|a character before the @ is not allowed there",
                "\"ada\"@example.com|a character before the @ is not allowed there",
                "ada@localhost|the domain has no dot",
                "ada@example..com|each label of the domain must have 1 to 63 octets",
                "ada@example.com.|each label of the domain must have 1 to 63 octets",
                "ada@-example.com|a label of the domain begins or ends with a hyphen",
                "ada@exam_ple.com|a character of the domain is not allowed there",
                "ada@exam ple.com|a character of the domain is not allowed there",
                "ada@10.0.0.1|the domain ends in a number"
            })
    void rejects_what_is_no_address_and_says_why(String address, String why) {
        assertThat(refused(Emails.normalised(), address).what()).isEqualTo("is not an e-mail address: " + why);
    }

    @Test
    void counts_octets_up_to_the_limits_of_the_standard() {
        String longest = "a".repeat(64) + "@" + "b".repeat(63) + "." + "c".repeat(63) + "." + "d".repeat(58) + ".de";
        assertThat(converted(Emails.valid(), longest)).hasSize(254);
        assertThat(refused(Emails.valid(), longest + "f").what())
                .isEqualTo("is not an e-mail address: it is longer than 254 octets");
        assertThat(refused(Emails.valid(), "ä".repeat(33) + "@example.com").what())
                .isEqualTo("is not an e-mail address: the part before the @ must have 1 to 64 octets");
    }
}
