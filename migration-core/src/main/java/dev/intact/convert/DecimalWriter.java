package dev.intact.convert;

import java.io.Serializable;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Writes decimal numbers as text. */
final class DecimalWriter implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final char NONE = '\0';

    /** Without groups: {@code 1234.5}. */
    static final DecimalWriter PLAIN = new DecimalWriter('.', NONE);

    private final char decimal;
    private final char grouping;

    DecimalWriter(char decimal, char grouping) {
        this.decimal = decimal;
        this.grouping = grouping;
    }

    @Nullable
    String write(BigDecimal value, Failures failures) {
        if (Scale.isTooLong(value, failures)) {
            return null;
        }
        String plain = value.toPlainString();
        if (grouping == NONE) {
            return plain;
        }
        int point = plain.indexOf('.') < 0 ? plain.length() : plain.indexOf('.');
        StringBuilder written = new StringBuilder(plain);
        if (point < plain.length()) {
            written.setCharAt(point, decimal);
        }
        int first = plain.startsWith("-") ? 1 : 0;
        for (int at = point - 3; at > first; at -= 3) {
            written.insert(at, grouping);
        }
        return written.toString();
    }
}
