package dev.intact.source;

import java.util.ArrayList;
import java.util.List;

/** Several texts as one: each behind its length, so that none can be mistaken for two. */
final class StateText {
    private StateText() {}

    static String of(List<String> parts) {
        StringBuilder text = new StringBuilder();
        parts.forEach(part -> text.append(part.length()).append(':').append(part));
        return text.toString();
    }

    /**
     * Reads what {@link #of} wrote.
     *
     * @throws IllegalArgumentException if it is something else
     */
    static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int colon = text.indexOf(':', at);
            int end = colon < 0 ? -1 : colon + 1 + Integer.parseInt(text, at, colon, 10);
            if (end < 0 || end > text.length()) {
                throw new IllegalArgumentException("no position of this source");
            }
            parts.add(text.substring(colon + 1, end));
            at = end;
        }
        return parts;
    }
}
