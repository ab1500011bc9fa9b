package dev.intact.convert;

import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.commons.codec.language.DoubleMetaphone;
import org.jspecify.annotations.Nullable;

/**
 * Conversions into what spellings of one thing have in common. They are made to find duplicates, not to be shown to
 * anybody. Text of which nothing is left is a missing value.
 */
public final class Fingerprints {
    private Fingerprints() {}

    /**
     * {@return a conversion into the words of a text, each once, in small ASCII letters where they are Latin, in
     * alphabetical order, without punctuation: {@code "Müller, Anna-Lena"} and {@code "anna lena MULLER"} are
     * {@code "anna lena muller"}; the fingerprint of OpenRefine}
     */
    public static Conversion<String, String> fingerprint() {
        return Standard.yieldingNull("fingerprint of its words", (value, failures) -> {
            SortedSet<String> words = words(Folding.fold(value).toLowerCase(Locale.ROOT));
            return words.isEmpty() ? null : String.join(" ", words);
        });
    }

    /** The runs of letters and digits in a text. */
    private static SortedSet<String> words(String text) {
        SortedSet<String> words = new TreeSet<>();
        int from = 0;
        for (int at = 0; at < text.length(); ) {
            int c = text.codePointAt(at);
            if (!Character.isLetterOrDigit(c) && !Folding.isMark(c)) {
                addWord(words, text, from, at);
                from = at + Character.charCount(c);
            }
            at += Character.charCount(c);
        }
        addWord(words, text, from, text.length());
        return words;
    }

    private static void addWord(SortedSet<String> words, String text, int from, int to) {
        if (from < to) {
            words.add(text.substring(from, to));
        }
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
            StringBuilder digits = new StringBuilder(value.length());
            for (int i = 0; i < value.length(); i++) {
                if (value.charAt(i) >= '0' && value.charAt(i) <= '9') {
                    digits.append(value.charAt(i));
                }
            }
            return digits.isEmpty() ? null : digits.toString();
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
