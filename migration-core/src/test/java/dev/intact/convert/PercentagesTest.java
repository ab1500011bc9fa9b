package dev.intact.convert;

import static dev.intact.convert.ConversionAssert.converted;
import static dev.intact.convert.ConversionAssert.refused;
import static dev.intact.convert.ConversionLaws.isTurnedBack;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PercentagesTest {
    private static final Conversion<String, BigDecimal> GERMAN = Percentages.toFraction(Numbers.decimal(',', '.'));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"12,5 %|0.125", "12,5\u00a0%|0.125", "-3%|-0.03", "%7|0.07", "1.234 %|12.34", "100%|1.00"})
    void reads_percentages_as_fractions(String written, BigDecimal fraction) {
        assertThat(converted(GERMAN, written)).isEqualTo(fraction);
    }

    @Test
    void rejects_a_number_without_the_sign() {
        assertThat(refused(GERMAN, "12,5").message())
                .isEqualTo("\"12,5\" has no percent sign; write 12.5 %; "
                        + "numbers without the sign are read by Percentages.toFraction()");
        assertThat(refused(GERMAN, "12.5.1 %").what()).isEqualTo("is not a decimal number");
        assertThat(refused(GERMAN, "%5%").what()).isEqualTo("is not a decimal number");
    }

    @Test
    void refuses_to_lose_digits_by_a_declared_scale() {
        assertThat(refused(GERMAN.then(Numbers.scale(2)), "12,5 %").what())
                .isEqualTo("has more than 2 digits behind the point");
    }

    @Property
    void fractions_written_as_percentages_are_read_back(@ForAll long digits, @ForAll @IntRange(max = 12) int scale) {
        BigDecimal fraction = BigDecimal.valueOf(digits, scale + 2);
        isTurnedBack(Percentages.toText(Numbers.toText(',', '.')), GERMAN, fraction);
        isTurnedBack(Percentages.fromFraction(), Percentages.toFraction(), fraction);
    }

    @Property
    void numbers_written_with_separators_are_read_back(@ForAll long digits, @ForAll @IntRange(max = 12) int scale) {
        BigDecimal number = BigDecimal.valueOf(digits, scale);
        isTurnedBack(Numbers.toText(), Numbers.decimal(), number);
        isTurnedBack(Numbers.toText(',', '.'), Numbers.decimal(',', '.'), number);
        isTurnedBack(Numbers.toText('.', ' '), Numbers.decimal('.', ' '), number);
    }
}
