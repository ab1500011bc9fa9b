package dev.intact.convert;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Takes letters of the Latin script down to ASCII. Marks of other scripts stay, as they are often vowels and not
 * ornaments.
 */
final class Folding {
    /** Letters that Unicode does not take apart into a letter and a mark, each before what it becomes. */
    private static final String TABLE =
            "ß ss ẞ SS æ ae Æ AE œ oe Œ OE ø o Ø O ł l Ł L ŀ l Ŀ L đ d Đ D ð d Ð D þ th Þ TH ħ h Ħ H"
                    + " ı i ŋ n Ŋ N ŧ t Ŧ T ĸ k ŉ n ſ s ƒ f ɓ b Ɓ B ɗ d Ɗ D ƙ k Ƙ K ƴ y Ƴ Y ə e Ə E ɛ e Ɛ E ɔ o Ɔ O ɨ i Ɨ I ƶ z Ƶ Z"
                    + " ĳ ij Ĳ IJ ǉ lj Ǉ LJ ǈ Lj ǌ nj Ǌ NJ ǋ Nj ǳ dz Ǳ DZ ǲ Dz ǆ dz Ǆ DZ ǅ Dz ﬀ ff ﬁ fi ﬂ fl ﬃ ffi ﬄ ffl ﬅ st ﬆ st";

    private static final Map<Integer, String> LETTERS = letters();
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern DROPPED = Pattern.compile("[.'’‘`´*]");
    private static final Pattern BREAKS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Folding() {}

    private static Map<Integer, String> letters() {
        String[] entries = TABLE.split(" ", -1);
        Map<Integer, String> letters = new HashMap<>();
        for (int i = 0; i < entries.length; i += 2) {
            letters.put(entries[i].codePointAt(0), entries[i + 1]);
        }
        return letters;
    }

    /** Text with its Latin letters in ASCII, and the rest of it in normal form C. */
    static String fold(String text) {
        if (isAscii(text)) {
            return text;
        }
        String parts = Normalizer.normalize(text, Normalizer.Form.NFD);
        StringBuilder folded = new StringBuilder(parts.length());
        boolean onLatin = false;
        for (int at = 0; at < parts.length(); at += Character.charCount(parts.codePointAt(at))) {
            int c = parts.codePointAt(at);
            if (!isMark(c)) {
                onLatin = Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN;
                append(c, folded);
            } else if (!onLatin) {
                folded.appendCodePoint(c);
            }
        }
        return Normalizer.normalize(folded, Normalizer.Form.NFC);
    }

    /** What is left of a name without case, accents, punctuation, articles and abbreviations of "and" and "saint". */
    static String key(String name) {
        String plain = MARKS.matcher(Normalizer.normalize(letters(name), Normalizer.Form.NFKD))
                .replaceAll("");
        String words = DROPPED.matcher(plain.toUpperCase(Locale.ROOT).replace("&", " AND "))
                .replaceAll("");
        String spaced = ' ' + BREAKS.matcher(words).replaceAll(" ").strip() + ' ';
        return spaced.replace(" THE ", " ")
                .replaceFirst("^ ST (?=.)", " SAINT ")
                .strip();
    }

    /** What is left of a name or a sign without case and superfluous white space. */
    static String signs(String name) {
        return WhiteSpace.collapse(name).toUpperCase(Locale.ROOT);
    }

    /** Text whose letters of the table are replaced, and nothing else. */
    static String letters(String text) {
        if (isAscii(text)) {
            return text;
        }
        StringBuilder replaced = new StringBuilder(text.length());
        text.codePoints().forEach(c -> append(c, replaced));
        return replaced.toString();
    }

    private static void append(int c, StringBuilder to) {
        String letters = c < 0x80 ? null : LETTERS.get(c);
        if (letters == null) {
            to.appendCodePoint(c);
        } else {
            to.append(letters);
        }
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }
}
