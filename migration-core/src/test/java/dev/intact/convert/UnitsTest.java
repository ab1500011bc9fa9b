package dev.intact.convert;

import static dev.intact.convert.ConversionAssert.converted;
import static dev.intact.convert.ConversionAssert.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitsTest {
    @ParameterizedTest
    @CsvSource({
        "POUND, KILOGRAM, 1, 0.45359237",
        "POUND, OUNCE, 1, 16",
        "STONE, POUND, 1, 14",
        "SHORT_TON, POUND, 1, 2000",
        "LONG_TON, POUND, 1, 2240",
        "TONNE, MILLIGRAM, 1, 1000000000",
        "MILE, YARD, 1, 1760",
        "FOOT, INCH, 1, 12",
        "INCH, CENTIMETRE, 1, 2.54",
        "US_GALLON, US_FLUID_OUNCE, 1, 128",
        "IMPERIAL_GALLON, IMPERIAL_FLUID_OUNCE, 1, 160",
        "US_GALLON, LITRE, 1, 3.785411784",
        "FAHRENHEIT, CELSIUS, 212, 100",
        "CELSIUS, FAHRENHEIT, -40, -40",
        "CELSIUS, FAHRENHEIT, 36.6, 97.88",
        "CELSIUS, KELVIN, -273.15, 0",
        "KILOGRAM, KILOGRAM, 1.50, 1.5"
    })
    void converts_exactly(Unit from, Unit to, BigDecimal measure, BigDecimal converted) {
        assertThat(converted(Units.convert(from, to), measure)).isEqualTo(converted);
    }

    @Test
    void rounds_once_as_declared() {
        UnitConversion conversion = Units.convert(Unit.POUND, Unit.KILOGRAM).scale(3, RoundingMode.HALF_EVEN);
        assertThat(converted(conversion, BigDecimal.ONE)).isEqualTo("0.454");
        assertThat(conversion.words()).isEqualTo("lb to kg, with 3 digits behind the point, rounded half even");
    }

    @Test
    void rejects_a_measure_without_an_exact_decimal_until_a_scale_is_declared() {
        assertThat(refused(Units.convert(Unit.KILOGRAM, Unit.POUND), BigDecimal.ONE)
                        .message())
                .isEqualTo("\"1\" has no exact measure in lb; declare .scale(digits, rounding)");
    }

    @Test
    void refuses_units_of_two_kinds_when_defined() {
        assertThatThrownBy(() -> Units.convert(Unit.POUND, Unit.LITRE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("POUND is a unit of mass, and LITRE one of volume");
    }

    @Property
    void measures_come_back_but_for_the_declared_rounding(
            @ForAll Unit from, @ForAll Unit to, @ForAll @IntRange(min = -100_000, max = 100_000) int hundredths) {
        if (from.kind() != to.kind()) {
            assertThatThrownBy(() -> Units.convert(from, to)).isInstanceOf(IllegalArgumentException.class);
            return;
        }
        BigDecimal measure = BigDecimal.valueOf(hundredths, 2);
        BigDecimal there = converted(Units.convert(from, to).scale(30, RoundingMode.HALF_EVEN), measure);
        BigDecimal back = converted(Units.convert(to, from).scale(12, RoundingMode.HALF_EVEN), there);
        assertThat(back).isEqualByComparingTo(measure);
    }
}
