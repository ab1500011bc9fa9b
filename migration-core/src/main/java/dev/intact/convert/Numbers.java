package dev.intact.convert;

import dev.intact.field.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Conversions of text into numbers. They read the digits 0 to 9 with a sign before them if any, and nothing around
 * them: white space at the ends is refused, so put {@link Text#trim()} first where the source has it.
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

    private static @Nullable Integer toInteger(String value, Failures failures) {
        if (!isWhole(value, failures)) {
            return null;
        }
        try {
            return Integer.valueOf(value);
        } catch (NumberFormatException e) { // digits alone, so only the size can be wrong
            failures.add(Problem.of("is beyond %d to %d".formatted(Integer.MIN_VALUE, Integer.MAX_VALUE))
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
            failures.add(Problem.of("is beyond %d to %d".formatted(Long.MIN_VALUE, Long.MAX_VALUE))
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
