package dev.intact.convert;

import java.util.Locale;
import java.util.Set;

/** The usual capital letters of names that are written without regard to case. */
final class NameCase {
    private static final Set<String> NUMERALS = Set.of("ii", "iii", "iv");

    private NameCase() {}

    static String capitalised(String name) {
        if (!TextCase.isOfOneCase(name)) {
            return name;
        }
        StringBuilder cased = new StringBuilder(name.length());
        int start = 0;
        for (int at = 0; at <= name.length(); at++) {
            if (at == name.length() || parts(name.charAt(at))) {
                boolean followed = at < name.length() && WhiteSpace.is(name.charAt(at));
                cased.append(word(name.substring(start, at), start == 0, followed));
                if (at < name.length()) {
                    cased.append(name.charAt(at));
                }
                start = at + 1;
            }
        }
        return cased.toString();
    }

    private static boolean parts(char c) {
        return WhiteSpace.is(c) || c == '-' || c == '\'' || c == '’';
    }

    private static String word(String word, boolean first, boolean followed) {
        String small = word.toLowerCase(Locale.ROOT);
        if (!first && followed && isSmallParticle(small)) {
            return small;
        }
        if (NUMERALS.contains(small)) {
            return small.toUpperCase(Locale.ROOT);
        }
        if (small.length() > 3 && small.startsWith("mc")) {
            return "Mc" + TextCase.capitalised(small.substring(2));
        }
        return TextCase.capitalised(word);
    }

    /** Saint, San and Mc are written with a capital letter. */
    private static boolean isSmallParticle(String word) {
        return NameSplitter.isParticle(word) && !word.startsWith("s") && !word.startsWith("m");
    }
}
