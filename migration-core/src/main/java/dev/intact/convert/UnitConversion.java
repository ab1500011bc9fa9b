package dev.intact.convert;

import dev.intact.field.Problem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Converts measures from one unit to another; made by {@link Units#convert}. The factors are exact, and rounding, where
 * it is declared, happens once, at the end. Immutable and thread-safe.
 */
public final class UnitConversion extends Conversion<BigDecimal, BigDecimal> {
    private static final long serialVersionUID = 1L;
    private static final int EXACT = -1;

    private final Unit from;
    private final Unit to;
    private final int digits;
    private final RoundingMode rounding;

    private UnitConversion(Unit from, Unit to, int digits, RoundingMode rounding) {
        this.from = from;
        this.to = to;
        this.digits = digits;
        this.rounding = rounding;
    }

    static UnitConversion exact(Unit from, Unit to) {
        if (from.kind() != to.kind()) {
            throw new IllegalArgumentException(
                    "%s is a unit of %s, and %s one of %s".formatted(from, kind(from), to, kind(to)));
        }
        return new UnitConversion(from, to, EXACT, RoundingMode.UNNECESSARY);
    }

    private static String kind(Unit unit) {
        return unit.kind().name().toLowerCase(Locale.ROOT);
    }

    /**
     * The same conversion with a scale.
     *
     * @param places how many digits behind the point, at least 0
     * @param mode how the measure is rounded; {@link RoundingMode#UNNECESSARY} rejects what would lose digits
     * @return the conversion
     * @throws IllegalArgumentException if the number of digits is negative
     */
    public UnitConversion scale(int places, RoundingMode mode) {
        if (places < 0) {
            throw new IllegalArgumentException("a scale is 0 digits behind the point or more, not " + places);
        }
        return new UnitConversion(from, to, places, Objects.requireNonNull(mode, "mode"));
    }

    @Override
    public @Nullable BigDecimal convert(BigDecimal value, Failures failures) {
        if (Scale.isTooLong(value, failures)) {
            return null;
        }
        BigDecimal dividend = value.add(from.offset())
                .multiply(from.factor())
                .multiply(to.divisor())
                .subtract(to.offset().multiply(from.divisor()).multiply(to.factor()));
        BigDecimal divisor = from.divisor().multiply(to.factor());
        try {
            return digits == EXACT ? plain(dividend.divide(divisor)) : dividend.divide(divisor, digits, rounding);
        } catch (ArithmeticException e) { // no end to the digits, or more of them than the scale has
            failures.add(Problem.of("has no exact measure in %s".formatted(to.symbol()))
                    .value(value)
                    .advice("declare .scale(digits, rounding)"));
            return null;
        }
    }

    private static BigDecimal plain(BigDecimal measure) {
        BigDecimal stripped = measure.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    @Override
    public String words() {
        String units = "%s to %s".formatted(from.symbol(), to.symbol());
        return digits == EXACT ? units : "%s, %s".formatted(units, new Scale(digits, rounding).words());
    }
}
