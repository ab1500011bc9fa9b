package dev.intact.duplicates;

import java.math.BigDecimal;
import java.time.temporal.TemporalAccessor;
import java.util.HexFormat;
import java.util.UUID;

/** The text by which a value is compared, the same for equal values whatever the machine. */
final class CanonicalText {
    private CanonicalText() {}

    static String of(Object value) {
        if (value instanceof CharSequence text) {
            return text.toString();
        }
        if (value instanceof BigDecimal number) {
            return number.stripTrailingZeros().toPlainString();
        }
        if (value instanceof byte[] bytes) {
            return HexFormat.of().formatHex(bytes);
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (isPlain(value)) {
            return value.toString();
        }
        throw new DedupException("a %s has no text to match by; convert it into text, a number or a date first"
                .formatted(value.getClass().getSimpleName()));
    }

    private static boolean isPlain(Object value) {
        return value instanceof Number
                || value instanceof Boolean
                || value instanceof Character
                || value instanceof UUID
                || value instanceof TemporalAccessor;
    }

    /** Whether it is text of white space alone, as Unicode or Java counts it. */
    static boolean isBlank(Object value) {
        if (!(value instanceof CharSequence text)) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) { // no white space lies beyond 16 bits
            if (!Character.isWhitespace(text.charAt(i)) && !Character.isSpaceChar(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
