package dev.intact.convert;

import dev.intact.field.Problem;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Takes text apart at a separator: {@code Split.on(";").part(0)}. Parts are as they stand, neither trimmed nor skipped
 * when empty. Immutable and thread-safe.
 */
public final class Split implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int ANY_NUMBER = 0;

    private final String separator;
    private final int parts;

    private Split(String separator, int parts) {
        this.separator = separator;
        this.parts = parts;
    }

    /**
     * Splits on a separator.
     *
     * @param separator the separator, as it is; no pattern
     * @return the split, whose parts are taken by {@link #part}
     * @throws IllegalArgumentException if the separator is empty
     */
    public static Split on(String separator) {
        if (Objects.requireNonNull(separator, "separator").isEmpty()) {
            throw new IllegalArgumentException("text cannot be split on an empty separator");
        }
        return new Split(separator, ANY_NUMBER);
    }

    /**
     * The same split that rejects text of more or fewer parts.
     *
     * @param number the only number of parts that is valid, at least 1
     * @return the split
     * @throws IllegalArgumentException if the number is less than 1
     */
    public Split exactly(int number) {
        if (number < 1) {
            throw new IllegalArgumentException("text has at least one part, not " + number);
        }
        return new Split(separator, number);
    }

    /**
     * Takes one part.
     *
     * @param index its place, from 0
     * @return a conversion that answers the part; null where there are fewer, unless their number is declared
     * @throws IllegalArgumentException if the index is negative, or beyond the declared number of parts
     */
    public Conversion<String, String> part(int index) {
        if (index < 0 || (parts != ANY_NUMBER && index >= parts)) {
            throw new IllegalArgumentException("there is no part %s; parts are counted from 0%s"
                    .formatted(index, parts == ANY_NUMBER ? "" : " to " + (parts - 1)));
        }
        String words = "part %s split on '%s'".formatted(index + 1, separator);
        return parts == ANY_NUMBER
                ? Standard.yieldingNull(words, (value, failures) -> find(value, index))
                : Standard.of(words + " into " + parts, (value, failures) -> findExactly(value, index, failures));
    }

    private @Nullable String findExactly(String value, int index, Failures failures) {
        if (find(value, parts - 1) != null && find(value, parts) == null) {
            return find(value, index);
        }
        failures.add(Problem.of("does not have %s parts split on '%s'".formatted(parts, separator))
                .value(value)
                .advice("correct it in the source, or leave the number of parts open"));
        return null;
    }

    private @Nullable String find(String value, int index) {
        int from = 0;
        for (int i = 0; i < index; i++) {
            int end = value.indexOf(separator, from);
            if (end < 0) {
                return null;
            }
            from = end + separator.length();
        }
        int end = value.indexOf(separator, from);
        return end < 0 ? value.substring(from) : value.substring(from, end);
    }
}
