package dev.intact.source;

import dev.intact.field.Key;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The key of one record, in the order that sorted sources have: text by code points, UUIDs by their digits, constants
 * of an enum by name, all else by value.
 *
 * @param parts the values, at least one
 */
record SortValue(List<Object> parts) implements Comparable<SortValue> {

    /** Stands for the key of what has none. */
    static final SortValue NONE = new SortValue(List.of());

    /** {@return the key for people} */
    String text() {
        return Key.of(parts.toArray()).text();
    }

    /** {@return whether they are one key; a decimal is the same whatever its scale} */
    boolean isSame(@Nullable SortValue other) {
        return other != null && compareTo(other) == 0;
    }

    @Override
    public int compareTo(SortValue other) {
        Iterator<Object> others = other.parts.iterator();
        for (Object part : parts) {
            int order = compare(part, others.next());
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    @SuppressWarnings("unchecked") // a key of one type throughout, which has an order
    private static int compare(Object one, Object other) {
        if (one instanceof String text) {
            return byCodePoints(text, (String) other);
        }
        if (one instanceof UUID || one instanceof Enum<?>) { // UUID.compareTo takes its halves for signed numbers
            return name(one).compareTo(name(other));
        }
        return ((Comparable<Object>) one).compareTo(other);
    }

    private static String name(Object value) {
        return value instanceof Enum<?> constant ? constant.name() : value.toString();
    }

    /** As UTF-8 is sorted by its bytes; String.compareTo puts the pairs of surrogates before U+E000. */
    private static int byCodePoints(String one, String other) {
        int length = Math.min(one.length(), other.length());
        for (int i = 0; i < length; i++) {
            char a = one.charAt(i);
            char b = other.charAt(i);
            if (a != b) {
                boolean astral = Character.isSurrogate(a) != Character.isSurrogate(b);
                return astral ? (Character.isSurrogate(a) ? 1 : -1) : Character.compare(a, b);
            }
        }
        return Integer.compare(one.length(), other.length());
    }
}
