package dev.intact.convert;

import dev.intact.field.Problem;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Conversions of text into cleaner text. None of them ever cuts a value short.
 *
 * <p>White space is what Unicode or Java counts as such: blanks, no-break spaces, tabs and line ends, but no zero-width
 * characters.
 */
public final class Text {
    private Text() {}

    /** {@return a conversion that removes white space at both ends; blank text becomes empty text} */
    public static Conversion<String, String> trim() {
        return Standard.of("trimmed", (value, failures) -> WhiteSpace.trim(value));
    }

    /** {@return a conversion that makes blank text a missing value and leaves other text as it is} */
    public static Conversion<String, String> blankToNull() {
        return Standard.yieldingNull("blank as missing", (value, failures) -> WhiteSpace.isBlank(value) ? null : value);
    }

    /** {@return a conversion that makes each run of white space one space, and removes it at both ends} */
    public static Conversion<String, String> collapse() {
        return Standard.of("white space collapsed", (value, failures) -> WhiteSpace.collapse(value));
    }

    /** {@return a conversion to upper case, the same in every locale} */
    public static Conversion<String, String> upper() {
        return Standard.of("in upper case", (value, failures) -> value.toUpperCase(Locale.ROOT));
    }

    /** {@return a conversion to lower case, the same in every locale} */
    public static Conversion<String, String> lower() {
        return Standard.of("in lower case", (value, failures) -> value.toLowerCase(Locale.ROOT));
    }

    /**
     * Rejects text that is too long for the target. It never cuts.
     *
     * @param characters the largest number of Unicode characters (code points)
     * @return the conversion
     * @throws IllegalArgumentException if the number is less than 1
     */
    public static Conversion<String, String> maxLength(int characters) {
        if (characters < 1) {
            throw new IllegalArgumentException("a largest length must be at least 1, not " + characters);
        }
        return Standard.of(
                "at most %d characters".formatted(characters),
                (value, failures) -> within(characters, value, failures));
    }

    private static @Nullable String within(int characters, String value, Failures failures) {
        if (value.length() <= characters || value.codePointCount(0, value.length()) <= characters) {
            return value;
        }
        failures.add(Problem.of("is longer than %d characters".formatted(characters))
                .value(value)
                .advice("shorten it in the source or widen the target; it is never cut"));
        return null;
    }
}
