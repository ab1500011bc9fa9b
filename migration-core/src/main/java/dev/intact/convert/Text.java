package dev.intact.convert;

import dev.intact.field.Problem;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Conversions of text into cleaner text. None of them cuts a value short but {@link #cut}, which says so.
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
                "at most %s characters".formatted(characters),
                (value, failures) -> within(characters, value, failures));
    }

    private static @Nullable String within(int characters, String value, Failures failures) {
        if (value.length() <= characters || value.codePointCount(0, value.length()) <= characters) {
            return value;
        }
        failures.add(Problem.of("is longer than %s characters".formatted(characters))
                .value(value)
                .advice("shorten it in the source or widen the target; it is never cut"));
        return null;
    }

    /** {@return a conversion to Unicode's normal form C, in which equal text is made of equal characters} */
    public static Conversion<String, String> nfc() {
        return Standard.of(
                "in Unicode normal form C", (value, failures) -> Normalizer.normalize(value, Normalizer.Form.NFC));
    }

    /**
     * {@return a conversion to Unicode's normal form KC, which also replaces what looks different only: {@code ﬁ} by
     * {@code fi}, full-width letters and digits by usual ones, {@code ²} by {@code 2}}
     */
    public static Conversion<String, String> nfkc() {
        return Standard.of(
                "in Unicode normal form KC", (value, failures) -> Normalizer.normalize(value, Normalizer.Form.NFKC));
    }

    /**
     * Makes Latin letters comparable: marks are taken off ({@code é} is {@code e}), and letters that are no ASCII
     * letter with a mark are replaced by those that usually stand for them ({@code ß} by {@code ss}, {@code Ł} by
     * {@code L}, {@code Ø} by {@code O}, {@code Æ} by {@code AE}, {@code đ} by {@code d}). Case stays, and so does
     * everything that is not Latin, in normal form C. For keys and search fields; a name is not to be stored like that.
     *
     * @return the conversion
     */
    public static Conversion<String, String> fold() {
        return Standard.of("Latin letters folded to ASCII", (value, failures) -> Folding.fold(value));
    }

    /**
     * {@return a conversion that gives each word, behind white space or a hyphen, a capital letter and makes the other
     * letters small; for names of people, {@link Names#capitalised} knows more}
     */
    public static Conversion<String, String> titleCase() {
        return Standard.of("in title case", (value, failures) -> TextCase.title(value));
    }

    /**
     * {@return a conversion that removes control characters; tab and the line ends CR and LF stay, and other white
     * space among them, such as a vertical tab, becomes a space, so that no words grow together}
     */
    public static Conversion<String, String> withoutControls() {
        return Standard.of("without control characters", (value, failures) -> WhiteSpace.withoutControls(value));
    }

    /**
     * Fills text up on its left: {@code padLeft(8, '0')} makes {@code 00001234}. Longer text is rejected.
     *
     * @param characters the number of Unicode characters (code points) to fill up to
     * @param with the character to fill with
     * @return the conversion
     * @throws IllegalArgumentException if the number is less than 1, or the character is half of one
     */
    public static Conversion<String, String> padLeft(int characters, char with) {
        return padded("left", characters, with, (value, padding) -> padding + value);
    }

    /**
     * Fills text up on its right. Longer text is rejected.
     *
     * @param characters the number of Unicode characters (code points) to fill up to
     * @param with the character to fill with
     * @return the conversion
     * @throws IllegalArgumentException if the number is less than 1, or the character is half of one
     */
    public static Conversion<String, String> padRight(int characters, char with) {
        return padded("right", characters, with, (value, padding) -> value + padding);
    }

    private static Conversion<String, String> padded(
            String side, int characters, char with, Fn2<String, String, String> join) {
        if (characters < 1 || Character.isSurrogate(with)) {
            throw new IllegalArgumentException("text is padded to at least 1 character, with a whole character");
        }
        return Standard.of(
                "padded on the %s with '%s' to %s characters".formatted(side, with, characters), (value, failures) -> {
                    int missing = characters - value.codePointCount(0, value.length());
                    if (missing == 0 || within(characters, value, failures) == null) {
                        return missing == 0 ? value : null;
                    }
                    return join.apply(value, String.valueOf(with).repeat(missing));
                });
    }

    /**
     * Cuts text that is too long, and shows by an ellipsis that something is missing. No character is cut in two as
     * people see it: neither a pair of surrogates nor a letter from its marks, nor an emoji of several parts (extended
     * grapheme clusters of UAX 29, as this Java platform knows them). To reject instead, use {@link #maxLength}.
     *
     * @param characters the largest number of Unicode characters (code points), ellipsis included
     * @param ellipsis what stands at the end of text that was cut, such as {@code …}; may be empty
     * @return the conversion
     * @throws IllegalArgumentException if the ellipsis leaves no room for text
     */
    public static Conversion<String, String> cut(int characters, String ellipsis) {
        int room = characters - ellipsis.codePointCount(0, ellipsis.length());
        if (room < 1) {
            throw new IllegalArgumentException(
                    "%s characters leave no room for text before '%s'".formatted(characters, ellipsis));
        }
        return Standard.of(
                "cut to %s characters, ended by '%s'".formatted(characters, ellipsis),
                (value, failures) -> Graphemes.fits(value, characters) ? value : Graphemes.cut(value, room) + ellipsis);
    }

    /**
     * Replaces every occurrence of a text.
     *
     * @param text the text, as it is; no pattern
     * @param by what stands there instead; may be empty
     * @return the conversion
     * @throws IllegalArgumentException if the text is empty
     */
    public static Conversion<String, String> replace(String text, String by) {
        Objects.requireNonNull(by, "by");
        if (text.isEmpty()) {
            throw new IllegalArgumentException("nothing cannot be replaced by something; give the text to replace");
        }
        return Standard.of("'%s' replaced by '%s'".formatted(text, by), (value, failures) -> value.replace(text, by));
    }

    /**
     * Replaces everything that matches a regular expression.
     *
     * @param regex the expression, as {@link java.util.regex.Pattern} reads it
     * @param by what stands there instead, with {@code $1} or <code>${name}</code> for the groups
     * @return the conversion; text on which the expression runs out of stack is rejected
     * @throws IllegalArgumentException if the expression is none, or the replacement names a group that it lacks
     */
    public static Conversion<String, String> replaceAll(String regex, String by) {
        return new Replacement(regex, by);
    }
}
