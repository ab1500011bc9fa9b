package dev.intact.convert;

import dev.intact.field.Problem;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Conversions of percentages. {@code 12,5 %} is the fraction 0.125; nothing is rounded. Lay down the scale of the
 * target behind it: {@code Percentages.toFraction(Numbers.decimal(',', '.')).then(Numbers.scale(4))}.
 */
public final class Percentages {
    private Percentages() {}

    /**
     * Reads percentages with their sign, behind the number or before it, with white space between or without. A number
     * without the sign is rejected, as it could be a fraction already.
     *
     * @param number how the number is read, such as {@link Numbers#decimal(char, char)}
     * @return a conversion to fractions
     */
    public static Conversion<String, BigDecimal> toFraction(Conversion<String, BigDecimal> number) {
        return Standard.of(
                "percentage as fraction, " + number.words(), (value, failures) -> fraction(value, number, failures));
    }

    /** {@return a conversion of numbers that are percentages, such as 12.5, to fractions} */
    public static Conversion<BigDecimal, BigDecimal> toFraction() {
        return Standard.of("percentage as fraction", (value, failures) -> shifted(value, -2, failures));
    }

    /** {@return a conversion of fractions, such as 0.125, to numbers that are percentages} */
    public static Conversion<BigDecimal, BigDecimal> fromFraction() {
        return Standard.of("fraction as percentage", (value, failures) -> shifted(value, 2, failures));
    }

    /**
     * Writes fractions as percentages, with a no-break space before the sign: {@code 12,5 %}.
     *
     * @param number how the number is written, such as {@link Numbers#toText(char, char)}
     * @return the conversion
     */
    public static Conversion<BigDecimal, String> toText(Conversion<BigDecimal, String> number) {
        return fromFraction()
                .then(number)
                .then(Standard.of("with a percent sign", (value, failures) -> value + "\u00a0%"));
    }

    private static @Nullable BigDecimal fraction(
            String value, Conversion<String, BigDecimal> number, Failures failures) {
        String text = WhiteSpace.trim(value);
        boolean behind = text.endsWith("%");
        if (!behind && !text.startsWith("%")) {
            failures.add(Problem.of("has no percent sign")
                    .value(value)
                    .advice("write 12.5 %; numbers without the sign are read by Percentages.toFraction()"));
            return null;
        }
        String digits = behind ? text.substring(0, text.length() - 1) : text.substring(1);
        BigDecimal percentage = number.convert(WhiteSpace.trim(digits), failures);
        return percentage == null ? null : shifted(percentage, -2, failures);
    }

    private static @Nullable BigDecimal shifted(BigDecimal value, int places, Failures failures) {
        return Scale.isTooLong(value, failures) ? null : value.movePointRight(places);
    }
}
