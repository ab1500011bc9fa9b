package dev.intact.convert;

import static dev.intact.convert.ConversionAssert.converted;
import static dev.intact.convert.ConversionAssert.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {
    private static final DecimalText GERMAN = Numbers.decimal(',', '.');
    private static final DecimalText ENGLISH = Numbers.decimal('.', ',');

    @ParameterizedTest
    @CsvSource({"0, 0", "1.50, 1.50", "-12, -12", "+7.0, 7.0", ".5, 0.5", "-.25, -0.25", "007, 7", "1.000, 1.000"})
    void reads_plain_decimals_and_keeps_their_scale(String written, BigDecimal number) {
        assertThat(converted(Numbers.decimal(), written)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " 1", "1 ", "1,5", "1.", "1e3", "--1", "1-", "0x1F", "NaN", "١٢", "1_000", "(5)", "-"})
    void rejects_what_is_no_plain_decimal(String written) {
        assertThat(refused(Numbers.decimal(), written).what()).isEqualTo("is not a decimal number");
    }

    @Test
    void says_how_this_field_is_read() {
        assertThat(refused(GERMAN, "12.34").message())
                .isEqualTo("\"12.34\" is not a decimal number; this field reads numbers such as 1.234,5; "
                        + "correct it, or declare how the source writes them");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"1.234,50|1234.50", "1234,50|1234.50", "-1.234.567|-1234567", "1,234|1.234", "999|999", "0,5|0.5"})
    void reads_decimal_commas_and_groups_by_dots(String written, BigDecimal number) {
        assertThat(converted(GERMAN, written)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12.34", "1.2345", "1.23.456", ".123", "1234.567", "1.234.56", "0.123", "1,234,5", "1.,5"})
    void rejects_groups_that_are_not_of_three(String written) {
        assertThat(refused(GERMAN, written).what()).isEqualTo("is not a decimal number");
    }

    @Test
    void reads_a_comma_by_what_was_declared() {
        assertThat(converted(ENGLISH, "1,234")).isEqualTo(new BigDecimal("1234"));
        assertThat(converted(GERMAN, "1,234")).isEqualTo(new BigDecimal("1.234"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 234 567,89", "1\u00a0234\u00a0567,89", "1\u202f234\u202f567,89"})
    void reads_groups_parted_by_spaces_of_any_kind(String written) {
        assertThat(converted(Numbers.decimal(',', ' '), written)).isEqualTo(new BigDecimal("1234567.89"));
    }

    @Test
    void refuses_separators_that_cannot_be_told_apart_when_defined() {
        assertThatThrownBy(() -> Numbers.decimal('.', '.'))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'.' cannot part both the decimals and the groups");
        assertThatThrownBy(() -> Numbers.decimal('-', '.')).hasMessage("'-' cannot part the digits of a number");
        assertThatThrownBy(() -> Numbers.decimal('.', '3')).hasMessage("'3' cannot part the digits of a number");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"£23,705|23705", "-£5|-5", "£-5.10|-5.10", "£ 12|12", "12 £|12", "-12£|-12", "1,000|1000"})
    void strips_the_declared_currency_sign(String written, BigDecimal number) {
        assertThat(converted(ENGLISH.stripping("£"), written)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"€5", "££5", "£5£", "-£-5", "£", "5 EUR", "- £5"})
    void rejects_another_currency_sign_or_a_sign_too_many(String written) {
        assertThat(refused(ENGLISH.stripping("£"), written).advice()).contains("numbers such as £1,234.5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "5", "-", ".", ","})
    void refuses_what_is_no_currency_sign_when_defined(String sign) {
        assertThatThrownBy(() -> ENGLISH.stripping(sign)).hasMessage("'%s' is no currency sign".formatted(sign));
    }

    @Test
    void refuses_a_second_currency_when_defined() {
        assertThatThrownBy(() -> ENGLISH.stripping("£").stripping("€"))
                .hasMessage("£ is stripped already; amounts of two currencies are two fields");
    }

    @Test
    void carries_words() {
        assertThat(Numbers.decimal().words()).isEqualTo("decimal number");
        assertThat(ENGLISH.stripping("£").words()).isEqualTo("decimal number written as 1,234.5, without £");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "-2147483648, -2147483648", "+2147483647, 2147483647", "0042, 42"})
    void reads_whole_numbers(String written, int number) {
        assertThat(converted(Numbers.integer(), written)).isEqualTo(number);
        assertThat(converted(Numbers.longInteger(), written)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "1.0", "1 000", "١", "+-1", "1e2"})
    void rejects_what_is_no_whole_number(String written) {
        assertThat(refused(Numbers.integer(), written).what()).isEqualTo("is not a whole number");
        assertThat(refused(Numbers.longInteger(), written).what()).isEqualTo("is not a whole number");
    }

    @Test
    void tells_overflow_from_other_faults() {
        assertThat(refused(Numbers.integer(), "2147483648").message())
                .isEqualTo("\"2147483648\" is beyond -2147483648 to 2147483647; "
                        + "use longInteger() or decimal(), or correct it in the source");
        assertThat(refused(Numbers.longInteger(), "9223372036854775808").what())
                .isEqualTo("is beyond -9223372036854775808 to 9223372036854775807");
    }
}
