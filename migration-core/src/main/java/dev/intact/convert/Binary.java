package dev.intact.convert;

import dev.intact.field.Problem;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Finds the shortest decimal that stands for a binary number. {@link Double#toString(double)} does not always do so
 * before Java 19, and so would give other digits on another JDK.
 */
final class Binary {
    /**
     * So many digits each decimal keeps on its way through a double and back; and so many tell any two doubles apart.
     */
    private static final int KEPT_BY_DOUBLE = 15;

    private static final int TELL_DOUBLES_APART = 17;
    private static final int KEPT_BY_FLOAT = 6;
    private static final int TELL_FLOATS_APART = 9;

    private Binary() {}

    static @Nullable BigDecimal decimal(double value, Failures failures) {
        if (!Double.isFinite(value)) {
            failures.add(unbounded(value));
            return null;
        }
        BigDecimal exact = new BigDecimal(value);
        for (int digits = KEPT_BY_DOUBLE; digits < TELL_DOUBLES_APART; digits++) {
            BigDecimal rounded = rounded(exact, digits);
            if (rounded.doubleValue() == value) {
                return plain(rounded);
            }
        }
        return plain(rounded(exact, TELL_DOUBLES_APART));
    }

    static @Nullable BigDecimal decimal(float value, Failures failures) {
        if (!Float.isFinite(value)) {
            failures.add(unbounded(value));
            return null;
        }
        BigDecimal exact = new BigDecimal(value);
        for (int digits = KEPT_BY_FLOAT; digits < TELL_FLOATS_APART; digits++) {
            BigDecimal rounded = rounded(exact, digits);
            if (rounded.floatValue() == value) {
                return plain(rounded);
            }
        }
        return plain(rounded(exact, TELL_FLOATS_APART));
    }

    private static BigDecimal rounded(BigDecimal exact, int digits) {
        return exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
    }

    /** Without zeros at the end, and without an exponent. */
    private static BigDecimal plain(BigDecimal decimal) {
        BigDecimal stripped = decimal.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static Problem unbounded(Object value) {
        return Problem.of("is no finite number").value(value).advice("correct it in the source, or make it missing");
    }
}
