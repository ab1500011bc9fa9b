package dev.intact.convert;

import static dev.intact.convert.ConversionAssert.converted;
import static dev.intact.convert.ConversionAssert.refused;
import static dev.intact.convert.ConversionLaws.isTurnedBack;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {
    @ParameterizedTest
    @CsvSource({"EUR, 12.5, 12.50", "EUR, 12.5000, 12.50", "JPY, 12.00, 12", "KWD, 1, 1.000", "EUR, -0.1, -0.10"})
    void brings_amounts_to_the_digits_of_their_currency(String currency, BigDecimal written, BigDecimal amount) {
        assertThat(converted(Money.amount(currency), written)).isEqualTo(amount);
    }

    @Test
    void rejects_an_amount_that_would_lose_digits() {
        assertThat(refused(Money.amount("EUR"), new BigDecimal("12.505")).message())
                .isEqualTo("\"12.505\" has more than 2 digits behind the point; "
                        + "declare how it is rounded, or widen the target");
    }

    @Test
    void rounds_as_declared() {
        BigDecimal amount = new BigDecimal("12.505");
        assertThat(converted(Money.amount("EUR", RoundingMode.HALF_EVEN), amount))
                .isEqualTo("12.50");
        assertThat(converted(Money.amount("EUR", RoundingMode.HALF_UP), amount)).isEqualTo("12.51");
        assertThat(Money.amount("EUR", RoundingMode.HALF_EVEN).words())
                .isEqualTo("amount in EUR, with 2 digits behind the point, rounded half even");
    }

    @Test
    void refuses_a_currency_without_digits_when_defined() {
        assertThatThrownBy(() -> Money.amount("EURO")).hasMessage("'EURO' is not a code of ISO 4217");
        assertThatThrownBy(() -> Money.amount("XAU"))
                .hasMessage("ISO 4217 lays down no digits for XAU; use Numbers.scale(…)");
    }

    @Test
    void reads_what_a_binary_column_was_written_as() {
        Conversion<Float, BigDecimal> amount = Numbers.fromFloat().then(Numbers.scale(2));
        assertThat(converted(amount, 0.15f)).isEqualTo("0.15");
        assertThat(converted(Numbers.fromDouble(), 0.15)).isEqualTo("0.15");
        assertThat(converted(Numbers.fromDouble(), 1e22)).isEqualTo("10000000000000000000000");
        assertThat(converted(Numbers.fromDouble(), -0.0)).isEqualTo("0");
        assertThat(refused(Numbers.fromDouble().then(Numbers.scale(2)), 0.1 + 0.2)
                        .what())
                .isEqualTo("has more than 2 digits behind the point");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void rejects_binary_numbers_without_a_decimal(double number) {
        assertThat(refused(Numbers.fromDouble(), number).message())
                .isEqualTo("\"" + number + "\" is no finite number; correct it in the source, or make it missing");
        assertThat(refused(Numbers.fromFloat(), (float) number).what()).isEqualTo("is no finite number");
    }

    @Test
    void rejects_scales_and_numbers_that_would_fill_the_memory() {
        assertThat(refused(Numbers.scale(2), new BigDecimal("1E+999999999")).what())
                .isEqualTo("is beyond 10000 digits");
        assertThat(refused(Numbers.toText(), new BigDecimal("1E-999999999")).what())
                .isEqualTo("is beyond 10000 digits");
        assertThatThrownBy(() -> Numbers.scale(-1)).hasMessage("a scale is 0 to 10000 digits behind the point, not -1");
    }

    @Property
    void every_decimal_of_six_digits_comes_back_from_a_float_and_of_fifteen_from_a_double(
            @ForAll @IntRange(min = -999_999, max = 999_999) int few,
            @ForAll @LongRange(min = -999_999_999_999_999L, max = 999_999_999_999_999L) long many,
            @ForAll @IntRange(min = 0, max = 20) int scale) {
        BigDecimal small = BigDecimal.valueOf(few, scale);
        BigDecimal large = BigDecimal.valueOf(many, scale);
        assertThat(converted(Numbers.fromFloat(), small.floatValue())).isEqualByComparingTo(small);
        assertThat(converted(Numbers.fromDouble(), large.doubleValue())).isEqualByComparingTo(large);
    }

    @Property
    void a_decimal_of_a_binary_number_is_that_number_again(@ForAll double large, @ForAll float small) {
        assertThat(converted(Numbers.fromDouble(), large).doubleValue()).isEqualTo(large + 0.0);
        assertThat(converted(Numbers.fromFloat(), small).floatValue()).isEqualTo(small + 0.0f);
    }

    @Property
    void minor_units_are_turned_back(@ForAll long units) {
        isTurnedBack(Money.fromMinorUnits("EUR"), Money.toMinorUnits("EUR"), units);
        isTurnedBack(Money.fromMinorUnits("JPY"), Money.toMinorUnits("JPY"), units);
        isTurnedBack(Money.fromMinorUnits("KWD"), Money.toMinorUnits("KWD"), units);
    }

    @Property
    void a_scale_is_laid_down_without_loss_or_not_at_all(
            @ForAll BigDecimal number, @ForAll @IntRange(min = 0, max = 6) int digits) {
        var scaled = Numbers.scale(digits).apply(number);
        assertThat(scaled.isRight()).isEqualTo(number.stripTrailingZeros().scale() <= digits);
        scaled.peek(result -> {
            assertThat(result).isEqualByComparingTo(number);
            assertThat(result.scale()).isEqualTo(digits);
        });
        assertThat(converted(Numbers.scale(digits, RoundingMode.HALF_UP), number))
                .isEqualTo(number.setScale(digits, RoundingMode.HALF_UP));
    }
}
