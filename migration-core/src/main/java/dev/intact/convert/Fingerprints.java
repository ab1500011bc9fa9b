package dev.intact.convert;

import java.util.Arrays;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.commons.codec.language.DoubleMetaphone;
import org.jspecify.annotations.Nullable;

/**
 * Conversions into what spellings of one thing have in common. They are made to find duplicates, not to be shown to
 * anybody. Text of which nothing is left is a missing value.
 */
public final class Fingerprints {
    private static final Pattern BREAKS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern NO_DIGITS = Pattern.compile("[^0-9]+");

    private Fingerprints() {}

    /**
     * {@return a conversion into the words of a text, each once, in small ASCII letters where they are Latin, in
     * alphabetical order, without punctuation: {@code "Müller, Anna-Lena"} and {@code "anna lena MULLER"} are
     * {@code "anna lena muller"}; the fingerprint of OpenRefine}
     */
    public static Conversion<String, String> fingerprint() {
        return Standard.yieldingNull("fingerprint of its words", (value, failures) -> {
            String plain = BREAKS.matcher(Folding.fold(value).toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
            return plain.isEmpty() ? null : String.join(" ", new TreeSet<>(Arrays.asList(plain.split(" "))));
        });
    }

    /**
     * {@return a conversion into the sound of a word or name, as an English speaker says it: the primary code of Double
     * Metaphone (Philips, 2000), at most four letters: {@code "Smith"} and {@code "Smyth"} are {@code "SM0"}}
     *
     * @throws IllegalStateException if commons-codec is not there
     */
    public static Conversion<String, String> metaphone() {
        OptionalLibrary.COMMONS_CODEC.require("Fingerprints.metaphone");
        return Standard.yieldingNull("sound (Double Metaphone)", (value, failures) -> Sound.of(Folding.fold(value)));
    }

    /** {@return a conversion into the digits 0 to 9 of a text, without anything between them} */
    public static Conversion<String, String> digits() {
        return Standard.yieldingNull("digits", (value, failures) -> {
            String digits = NO_DIGITS.matcher(value).replaceAll("");
            return digits.isEmpty() ? null : digits;
        });
    }

    /** Loaded only where sounds are compared. */
    private static final class Sound {
        private static final DoubleMetaphone METAPHONE = new DoubleMetaphone();

        static @Nullable String of(String text) {
            String code = METAPHONE.doubleMetaphone(text); // stateless, but for the length of its codes
            return code == null || code.isEmpty() ? null : code;
        }
    }
}
