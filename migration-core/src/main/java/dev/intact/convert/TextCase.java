package dev.intact.convert;

import java.util.Locale;

/** Capital and small letters, the same in every locale. */
final class TextCase {
    private TextCase() {}

    /** A capital letter at the beginning, behind white space and behind a hyphen; small ones elsewhere. */
    static String title(String text) {
        StringBuilder titled = new StringBuilder(text.length());
        int start = 0;
        for (int at = 0; at <= text.length(); at++) {
            if (at == text.length() || parts(text.charAt(at))) {
                titled.append(capitalised(text.substring(start, at)));
                if (at < text.length()) {
                    titled.append(text.charAt(at));
                }
                start = at + 1;
            }
        }
        return titled.toString();
    }

    private static boolean parts(char c) {
        return WhiteSpace.is(c) || c == '-' || c == '\u2010';
    }

    /** The first letter as a capital, and the rest small; a word that begins with a digit has no capital. */
    static String capitalised(String word) {
        int letter = 0;
        while (letter < word.length() && !Character.isLetterOrDigit(word.codePointAt(letter))) {
            letter += Character.charCount(word.codePointAt(letter));
        }
        if (letter == word.length()) {
            return word;
        }
        int next = letter + Character.charCount(word.codePointAt(letter));
        int capital = Character.toTitleCase(word.codePointAt(letter));
        return word.substring(0, letter)
                + Character.toString(capital)
                + word.substring(next).toLowerCase(Locale.ROOT);
    }

    /** Whether text has letters of one case only, so that its case says nothing. */
    static boolean isOfOneCase(String text) {
        return text.equals(text.toUpperCase(Locale.ROOT)) || text.equals(text.toLowerCase(Locale.ROOT));
    }
}
