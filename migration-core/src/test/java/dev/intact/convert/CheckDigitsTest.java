package dev.intact.convert;

import static dev.intact.convert.ConversionAssert.converted;
import static dev.intact.convert.ConversionAssert.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckDigitsTest {
    @Test
    void accepts_known_numbers_and_answers_them_bare() {
        assertThat(converted(CheckDigits.luhn(), "4111 1111-1111.1111")).isEqualTo("4111111111111111");
        assertThat(converted(CheckDigits.mod97(), "3214282912345698765432161182"))
                .endsWith("82");
        assertThat(converted(CheckDigits.mod11(), "0000-0002-1694-233x")).isEqualTo("000000021694233X");
        assertThat(converted(CheckDigits.mod11(10, 9, 8, 7, 6, 5, 4, 3, 2, 1), "0-8044-2957-X"))
                .isEqualTo("080442957X");
        assertThat(converted(CheckDigits.gtin(), "036000291452")).isEqualTo("036000291452");
        assertThat(converted(CheckDigits.gtin(), "96385074")).isEqualTo("96385074");
        assertThat(converted(CheckDigits.ean13(), "4006381333931")).isEqualTo("4006381333931");
    }

    @ParameterizedTest
    @CsvSource({
        "0-306-40615-2, 9780306406157",
        "0-8044-2957-x, 9780804429573",
        "978-0-306-40615-7, 9780306406157",
        "979-10-90636-07-1, 9791090636071"
    })
    void makes_isbns_of_thirteen_digits(String written, String isbn) {
        assertThat(converted(CheckDigits.isbn13(), written)).isEqualTo(isbn);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4", "4111111111111112", "٤", "4111a", "X"})
    void rejects_wrong_numbers_of_every_kind(String written) {
        assertThat(refused(CheckDigits.luhn(), written).what()).isEqualTo("has a wrong Luhn digit");
        assertThat(refused(CheckDigits.mod11(), written).what()).isEqualTo("has a wrong check character");
        assertThat(refused(CheckDigits.gtin(), written).what())
                .isEqualTo("is no GTIN: its check digit or length is wrong");
        assertThat(refused(CheckDigits.isbn13(), written).message())
                .isEqualTo("\"" + written + "\" is no ISBN: its check digit or length is wrong; "
                        + "compare it with the original; it is never repaired");
    }

    @Test
    void rejects_a_trade_item_that_is_no_book_and_a_gtin_that_is_no_ean() {
        assertThat(CheckDigits.isbn13().apply("4006381333931").isLeft()).isTrue();
        assertThat(CheckDigits.ean13().apply("96385074").isLeft()).isTrue();
    }

    @Test
    void refuses_too_few_weights_when_defined() {
        assertThatThrownBy(() -> CheckDigits.mod11(1))
                .hasMessage("a number with a check digit has two digits or more, each with a weight");
    }

    @Property
    void one_of_ten_last_digits_is_right_and_one_wrong_digit_is_noticed(
            @ForAll @NumericChars @StringLength(value = 12) String digits,
            @ForAll @IntRange(max = 11) int at,
            @ForAll @IntRange(min = 1, max = 9) int change) {
        for (Conversion<String, String> check : List.of(CheckDigits.luhn(), CheckDigits.gtin())) {
            String right = null;
            for (char last = '0'; last <= '9'; last++) {
                if (check.apply(digits + last).isRight()) {
                    assertThat(right).isNull();
                    right = digits + last;
                }
            }
            assertThat(right).isNotNull();
            assertThat(check.apply(changed(right, at, change)).isLeft()).isTrue();
        }
    }

    @Property
    void mod_97_is_the_rest_of_the_number(@ForAll @NumericChars @StringLength(min = 2, max = 40) String digits) {
        boolean right = new BigInteger(digits).mod(BigInteger.valueOf(97)).equals(BigInteger.ONE);
        assertThat(CheckDigits.mod97().apply(digits).isRight()).isEqualTo(right);
    }

    private static String changed(String digits, int at, int change) {
        char wrong = (char) ('0' + (digits.charAt(at) - '0' + change) % 10);
        return digits.substring(0, at) + wrong + digits.substring(at + 1);
    }
}
