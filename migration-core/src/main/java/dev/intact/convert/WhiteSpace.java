package dev.intact.convert;

/** What counts as white space: every blank, no-break space, tab and line end that Unicode or Java knows. */
final class WhiteSpace {
    private static final char NEXT_LINE = '\u0085';

    private WhiteSpace() {}

    static boolean is(char c) {
        return c <= ' ' ? Character.isWhitespace(c) : c > '~' && isRare(c);
    }

    private static boolean isRare(char c) {
        return c == NEXT_LINE || Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    static boolean isBlank(String text) {
        return trim(text).isEmpty();
    }

    static String trim(String text) {
        return trimStart(trimEnd(text));
    }

    static String trimStart(String text) {
        int from = 0;
        while (from < text.length() && is(text.charAt(from))) {
            from++;
        }
        return text.substring(from);
    }

    static String trimEnd(String text) {
        int to = text.length();
        while (to > 0 && is(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(0, to);
    }

    static String collapse(String text) {
        StringBuilder collapsed = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!is(c)) {
                collapsed.append(c);
            } else if (collapsed.length() > 0 && collapsed.charAt(collapsed.length() - 1) != ' ') {
                collapsed.append(' ');
            }
        }
        return trim(collapsed.toString());
    }

    /** Text without control characters other than tab, CR and LF; those that part words become spaces. */
    static String withoutControls(String text) {
        int first = 0;
        while (first < text.length() && !isStripped(text.charAt(first))) {
            first++;
        }
        if (first == text.length()) {
            return text;
        }
        StringBuilder rest = new StringBuilder(text.length()).append(text, 0, first);
        for (int i = first; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isStripped(c)) {
                rest.append(c);
            } else if (is(c)) {
                rest.append(' ');
            }
        }
        return rest.toString();
    }

    private static boolean isStripped(char c) {
        return Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r';
    }
}
