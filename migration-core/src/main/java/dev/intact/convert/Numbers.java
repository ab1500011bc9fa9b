package dev.intact.convert;

import dev.intact.field.Problem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Conversions of text into numbers and back, and of their scale. Those of text read the digits 0 to 9 with a sign
 * before them if any, and nothing around them: white space at the ends is refused, so put {@link Text#trim()} first
 * where the source has it.
 */
public final class Numbers {
    private Numbers() {}

    /** {@return a conversion of numbers such as {@code -1234.50}; the scale is kept as written} */
    public static DecimalText decimal() {
        return DecimalText.plain();
    }

    /**
     * Reads numbers as people write them. Groups may be left out, but where they are parted they must be groups of
     * three: with {@code decimal(',', '.')}, {@code 1.234,50} and {@code 1234,50} are read and {@code 12.34} is
     * refused. The scale is kept as written.
     *
     * @param decimalSeparator what stands before the decimals
     * @param groupingSeparator what parts the groups; a space stands for the no-break spaces too
     * @return the conversion
     * @throws IllegalArgumentException if the separators are the same, or one is a digit, a letter or a sign
     */
    public static DecimalText decimal(char decimalSeparator, char groupingSeparator) {
        return DecimalText.grouped(decimalSeparator, groupingSeparator);
    }

    /** {@return a conversion of whole numbers of 32 bits; a larger one is rejected} */
    public static Conversion<String, Integer> integer() {
        return Standard.of("whole number (32 bits)", Numbers::toInteger);
    }

    /** {@return a conversion of whole numbers of 64 bits; a larger one is rejected} */
    public static Conversion<String, Long> longInteger() {
        return Standard.of("whole number (64 bits)", Numbers::toLong);
    }

    /**
     * Lays down the scale of a number, which is how many digits stand behind the point. A number that would lose digits
     * by it is rejected; zeros at the end are no loss.
     *
     * @param digits how many digits behind the point, at least 0
     * @return the conversion
     * @throws IllegalArgumentException if the number of digits is negative
     */
    public static Conversion<BigDecimal, BigDecimal> scale(int digits) {
        return new Scale(digits, RoundingMode.UNNECESSARY);
    }

    /**
     * Lays down the scale of a number, and how it is rounded to it.
     *
     * @param digits how many digits behind the point, at least 0
     * @param rounding how; {@link RoundingMode#UNNECESSARY} rejects what would lose digits
     * @return the conversion
     * @throws IllegalArgumentException if the number of digits is negative
     */
    public static Conversion<BigDecimal, BigDecimal> scale(int digits, RoundingMode rounding) {
        return new Scale(digits, rounding);
    }

    /**
     * Makes a decimal of a binary number: the shortest that stands for it, so that what was once written as 0.15 is
     * 0.15 again, and not 0.1499999999999999944. Sums and quotients keep the noise that they have; lay down a scale
     * behind it: {@code fromDouble().then(scale(2, HALF_EVEN))}.
     *
     * @return a conversion that rejects infinite values and those that are no number
     */
    public static Conversion<Double, BigDecimal> fromDouble() {
        return Standard.of("decimal of a double", (value, failures) -> Binary.decimal(value, failures));
    }

    /**
     * Makes a decimal of a binary number of single precision, as {@link #fromDouble} does. Read a column of type
     * {@code REAL} as {@code float}: as a {@code double}, 0.15 is 0.15000000596046448 already.
     *
     * @return a conversion that rejects infinite values and those that are no number
     */
    public static Conversion<Float, BigDecimal> fromFloat() {
        return Standard.of("decimal of a float", (value, failures) -> Binary.decimal(value, failures));
    }

    /** {@return a conversion of numbers into plain text, {@code 1234.50}, which {@link #decimal()} reads back} */
    public static Conversion<BigDecimal, String> toText() {
        return Standard.of("written as 1234.5", (value, failures) -> DecimalWriter.PLAIN.write(value, failures));
    }

    /**
     * Writes numbers with separators of their own, in groups of three: {@code 1.234,50}. What it writes is read back by
     * {@link #decimal(char, char)}.
     *
     * @param decimalSeparator what stands before the decimals
     * @param groupingSeparator what stands between the groups
     * @return the conversion
     * @throws IllegalArgumentException if they are the same, a digit, a letter or a sign
     */
    public static Conversion<BigDecimal, String> toText(char decimalSeparator, char groupingSeparator) {
        DecimalWriter writer = new DecimalWriter(decimalSeparator, groupingSeparator);
        return Standard.of(
                decimal(decimalSeparator, groupingSeparator).words().replace("decimal number ", ""), writer::write);
    }

    private static @Nullable Integer toInteger(String value, Failures failures) {
        if (!isWhole(value, failures)) {
            return null;
        }
        try {
            return Integer.valueOf(value);
        } catch (NumberFormatException e) { // digits alone, so only the size can be wrong
            failures.add(Problem.of("is beyond %s to %s".formatted(Integer.MIN_VALUE, Integer.MAX_VALUE))
                    .value(value)
                    .advice("use longInteger() or decimal(), or correct it in the source"));
            return null;
        }
    }

    private static @Nullable Long toLong(String value, Failures failures) {
        if (!isWhole(value, failures)) {
            return null;
        }
        try {
            return Long.valueOf(value);
        } catch (NumberFormatException e) { // digits alone, so only the size can be wrong
            failures.add(Problem.of("is beyond %s to %s".formatted(Long.MIN_VALUE, Long.MAX_VALUE))
                    .value(value)
                    .advice("use decimal(), or correct it in the source"));
            return null;
        }
    }

    private static boolean isWhole(String value, Failures failures) {
        int digits = value.startsWith("-") || value.startsWith("+") ? 1 : 0;
        if (value.length() > digits && value.chars().skip(digits).allMatch(c -> c >= '0' && c <= '9')) {
            return true;
        }
        failures.add(Problem.of("is not a whole number").value(value).advice("write digits alone, as in 1234"));
        return false;
    }
}
