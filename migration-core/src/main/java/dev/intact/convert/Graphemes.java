package dev.intact.convert;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Characters as people see them: the extended grapheme clusters of UAX 29. */
final class Graphemes {
    private static final Pattern CLUSTER = Pattern.compile("\\X");

    private Graphemes() {}

    static boolean fits(String text, int codePoints) {
        return text.length() <= codePoints || text.codePointCount(0, text.length()) <= codePoints;
    }

    /** The longest beginning of whole clusters; the text must be longer than that. */
    static String cut(String text, int codePoints) {
        int limit = text.offsetByCodePoints(0, codePoints);
        Matcher cluster = CLUSTER.matcher(text);
        int end = 0;
        while (cluster.find() && cluster.end() <= limit) {
            end = cluster.end();
        }
        return text.substring(0, end);
    }
}
