package dev.intact.convert;

import java.io.Serializable;
import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** One declared pattern of a date, with the strict formatter that it stands for. */
final class DatePattern implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int NO_CENTURY = Integer.MIN_VALUE;

    private final String text;
    private final String letters;
    private final int firstYear;
    private final transient DateTimeFormatter formatter;

    private DatePattern(String text, String letters, int firstYear) {
        this.text = text;
        this.letters = letters;
        this.firstYear = firstYear;
        OptionalInt century = firstYear == NO_CENTURY ? OptionalInt.empty() : OptionalInt.of(firstYear);
        this.formatter = new DatePatternReader(text, letters, century).read();
    }

    static List<DatePattern> all(String[] patterns, String letters, OptionalInt firstYear) {
        if (patterns.length == 0) {
            throw new IllegalArgumentException(
                    "declare at least one pattern, such as dd/MM/yyyy; the order of day and month is never guessed");
        }
        return Arrays.stream(patterns)
                .map(pattern -> new DatePattern(pattern, letters, firstYear.orElse(NO_CENTURY)))
                .toList();
    }

    String text() {
        return text;
    }

    /** Reads a value; null if it does not fit, or no calendar has it. */
    <T> @Nullable T read(String value, Fn<TemporalAccessor, T> maker) {
        if (!fits(value)) {
            return null;
        }
        try {
            return maker.apply(formatter.parse(value));
        } catch (DateTimeException e) { // 30 February, or a week day of another date
            return null;
        }
    }

    /** Tells whether a value is written as the pattern says, whether or not there is such a date. */
    boolean fits(String value) {
        ParsePosition position = new ParsePosition(0);
        return formatter.parseUnresolved(value, position) != null && position.getIndex() == value.length();
    }

    /** Writes a date; null if the pattern has no room for it, such as four digits for a year behind 9999. */
    @Nullable
    String write(TemporalAccessor date) {
        try {
            return formatter.format(date);
        } catch (DateTimeException e) {
            return null;
        }
    }

    void checkDetermines(String noun, Fn<TemporalAccessor, ?> maker) {
        int year = firstYear == NO_CENTURY ? 2021 : firstYear;
        LocalDateTime sample = LocalDateTime.of(year, 11, 23, 14, 0);
        if (!Objects.equals(maker.apply(sample), read(sample.format(formatter), maker))) {
            throw new IllegalArgumentException("the pattern '%s' does not determine a %s".formatted(text, noun));
        }
    }

    private Object readResolve() {
        return new DatePattern(text, letters, firstYear);
    }

    @Override
    public String toString() {
        return text;
    }
}
