package dev.intact.convert;

import static dev.intact.convert.ConversionAssert.converted;
import static dev.intact.convert.ConversionAssert.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhonesTest {
    @ParameterizedTest
    @CsvSource({
        "US, (310) 208-9200, +13102089200",
        "US, 1-310-208-9200, +13102089200",
        "US, 310.208.9200, +13102089200",
        "US, +44 20 7946 0018, +442079460018",
        "US, 011 44 20 7946 0018, +442079460018",
        "GB, 020 7946 0018, +442079460018",
        "DE, 030/901820, +4930901820",
        "DE, +49 (0)30 901820, +4930901820",
        "IT, 02 1234 5678, +390212345678",
        "CH, '  044 668 18 00\u00a0', +41446681800"
    })
    void writes_numbers_as_e164(String region, String written, String number) {
        assertThat(converted(Phones.e164(region), written)).isEqualTo(number);
    }

    /** Their mobiles have a 15 at home, where calls from abroad have a 9. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "011 15-2345-6789",
                "(011) 15-2345-6789",
                "11 15 2345 6789",
                "+54 9 11 2345-6789",
                "+54 11 15 2345 6789",
                "00 54 9 11 2345 6789",
                "9 11 2345 6789"
            })
    void writes_mobiles_of_argentina_as_they_are_called_from_abroad(String written) {
        assertThat(converted(Phones.e164("AR"), written)).isEqualTo("+5491123456789");
    }

    @ParameterizedTest
    @ValueSource(strings = {"15-2345-6789", "011 15-2345-678", "011 15-2345-67890", "15 11 2345 6789"})
    void rejects_mobiles_of_argentina_that_nobody_could_call(String written) {
        assertThat(refused(Phones.e164("AR"), written).what())
                .isEqualTo("is not a telephone number: there is no such number in AR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3108920", "310-8920", "208 9200", "(123) 456-7890", "0310 208 9200"})
    void rejects_what_is_no_number_of_the_declared_region(String written) {
        assertThat(refused(Phones.e164("US"), written).message())
                .isEqualTo("\"" + written + "\" is not a telephone number: there is no such number in US; "
                        + "correct it; write numbers of other regions with + and their country code");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"310 208 9200 x12", "1-800-FLOWERS", "call 310 208 9200", "310 208 9200, 310 208 9201", "n/a", ""
            })
    void rejects_text_around_a_number_rather_than_dropping_it(String written) {
        assertThat(refused(Phones.e164("US"), written).what())
                .isEqualTo("is not a telephone number: it holds other characters than digits, spaces, brackets, "
                        + "hyphens, dots and slashes");
    }

    @Test
    void rejects_numbers_that_their_own_country_does_not_have() {
        assertThat(refused(Phones.e164("US"), "+44 1").what())
                .isEqualTo("is not a telephone number: there is no such number in its country");
        assertThat(refused(Phones.e164("DE"), "020100000000000").what())
                .isEqualTo("is not a telephone number: it has more than the 15 digits of E.164");
    }

    @Test
    void refuses_an_unknown_region_when_defined() {
        assertThatThrownBy(() -> Phones.e164("UK"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "'UK' is no region with telephone numbers; write an alpha-2 code of ISO 3166-1, such as US");
    }

    @Property
    void no_digit_at_the_end_is_ever_dropped(@ForAll @NumericChars @StringLength(min = 5, max = 15) String digits) {
        for (String region : new String[] {"US", "DE", "IT", "AR", "MX", "BR"}) {
            Phones.e164(region).apply(digits).peek(number -> {
                assertThat(number).matches("\\+[1-9][0-9]{4,14}");
                assertThat(number).endsWith(digits.substring(Math.max(0, digits.length() - 5)));
                assertThat(converted(Phones.e164(region), number)).isEqualTo(number);
            });
        }
    }
}
