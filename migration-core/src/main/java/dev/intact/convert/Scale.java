package dev.intact.convert;

import dev.intact.field.Problem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Brings numbers to a scale by a declared rounding; where none is declared, it refuses to lose digits. */
final class Scale extends Conversion<BigDecimal, BigDecimal> {
    private static final long serialVersionUID = 1L;

    /** Far more digits than any column has; a scale beyond it would only fill the memory. */
    private static final int MOST_DIGITS = 10_000;

    private final int digits;
    private final RoundingMode rounding;

    Scale(int digits, RoundingMode rounding) {
        if (digits < 0 || digits > MOST_DIGITS) {
            throw new IllegalArgumentException(
                    "a scale is 0 to %s digits behind the point, not %s".formatted(MOST_DIGITS, digits));
        }
        this.digits = digits;
        this.rounding = Objects.requireNonNull(rounding, "rounding");
    }

    @Override
    public @Nullable BigDecimal convert(BigDecimal value, Failures failures) {
        if (value.scale() == digits) {
            return value;
        }
        if (isTooLong(value, failures)) {
            return null;
        }
        if (rounding == RoundingMode.UNNECESSARY && value.stripTrailingZeros().scale() > digits) {
            failures.add(Problem.of("has more than %s digits behind the point".formatted(digits))
                    .value(value)
                    .advice("declare how it is rounded, or widen the target"));
            return null;
        }
        return value.setScale(digits, rounding);
    }

    /** Tells whether plain digits of the number would fill the memory: {@code 1E+999999999}. */
    static boolean isTooLong(BigDecimal value, Failures failures) {
        if (Math.abs((long) value.scale()) <= MOST_DIGITS) {
            return false;
        }
        failures.add(Problem.of("is beyond %s digits".formatted(MOST_DIGITS))
                .value(value)
                .advice("correct it in the source"));
        return true;
    }

    @Override
    public String words() {
        String scale = "with %s digits behind the point".formatted(digits);
        return rounding == RoundingMode.UNNECESSARY ? scale : "%s, rounded %s".formatted(scale, words(rounding));
    }

    /** Names a rounding: {@code half even}. */
    static String words(RoundingMode rounding) {
        return rounding.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
