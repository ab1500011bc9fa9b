package dev.intact.convert;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Builds the formatter of a pattern. The JDK's own reading of patterns is not used, as it takes month names from locale
 * data that differs between JDK versions, reads years with signs, and gives two-digit years a century unasked.
 */
final class DatePatternReader {
    private static final String RESERVED = "[]{}#";

    private final String pattern;
    private final String letters;
    private final OptionalInt firstYear;
    private final DateTimeFormatterBuilder formatter = new DateTimeFormatterBuilder().parseCaseInsensitive();
    private boolean openNumber;

    DatePatternReader(String pattern, String letters, OptionalInt firstYear) {
        this.pattern = pattern;
        this.letters = letters;
        this.firstYear = firstYear;
    }

    DateTimeFormatter read() {
        int at = 0;
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            if (c == '\'') {
                at = quoted(at);
            } else if (isLetter(c)) {
                int end = at;
                while (end < pattern.length() && pattern.charAt(end) == c) {
                    end++;
                }
                letters(c, end - at);
                at = end;
            } else {
                literal(String.valueOf(c), RESERVED.indexOf(c) < 0);
                at++;
            }
        }
        return formatter.toFormatter(Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /** Two quotes are a quote, inside quoted text as well as outside. */
    private int quoted(int start) {
        StringBuilder text = new StringBuilder();
        for (int at = start + 1; at < pattern.length(); at++) {
            if (pattern.charAt(at) != '\'') {
                text.append(pattern.charAt(at));
            } else if (at + 1 < pattern.length() && pattern.charAt(at + 1) == '\'') {
                text.append('\'');
                at++;
            } else {
                literal(text.length() == 0 ? "'" : text.toString(), true);
                return at + 1;
            }
        }
        throw refused("has a quote that is not closed");
    }

    private void literal(String text, boolean allowed) {
        if (!allowed) {
            throw refused("holds '%s'; declare two patterns for an optional part".formatted(text));
        }
        formatter.appendLiteral(text);
        openNumber = false;
    }

    private void letters(char letter, int count) {
        if (letters.indexOf(letter) < 0) {
            throw refused("has the letter '%s', which is not read here; quote it if it stands in the value"
                    .formatted(letter));
        }
        switch (letter) {
            case 'y', 'u' -> year(letter, count);
            case 'M', 'L' -> month(letter, count);
            case 'd' -> number(ChronoField.DAY_OF_MONTH, letter, count);
            case 'D' -> fixed(ChronoField.DAY_OF_YEAR, letter, count, 3);
            case 'E' -> weekDay(letter, count);
            case 'H' -> number(ChronoField.HOUR_OF_DAY, letter, count);
            case 'h' -> number(ChronoField.CLOCK_HOUR_OF_AMPM, letter, count);
            case 'm' -> number(ChronoField.MINUTE_OF_HOUR, letter, count);
            case 's' -> number(ChronoField.SECOND_OF_MINUTE, letter, count);
            case 'S' -> fraction(letter, count);
            case 'a' -> text(ChronoField.AMPM_OF_DAY, Map.of(0L, "AM", 1L, "PM"));
            default -> throw new IllegalStateException("letter " + letter);
        }
    }

    private void year(char letter, int count) {
        if (count != 2) {
            fixed(ChronoField.YEAR, letter, count, 4);
            return;
        }
        startNumber();
        int first = firstYear.orElseThrow(() ->
                refused("has two digits for the year, which do not say the century; use Dates.dateFrom(1930, …)"));
        formatter.appendValueReduced(ChronoField.YEAR, 2, 2, first);
    }

    private void month(char letter, int count) {
        switch (count) {
            case 3 -> text(ChronoField.MONTH_OF_YEAR, names(Month.values(), 3));
            case 4 -> text(ChronoField.MONTH_OF_YEAR, names(Month.values(), Integer.MAX_VALUE));
            default -> number(ChronoField.MONTH_OF_YEAR, letter, count);
        }
    }

    private void weekDay(char letter, int count) {
        if (count < 3 || count > 4) {
            throw refused("has %s times the letter '%s'".formatted(count, letter));
        }
        text(ChronoField.DAY_OF_WEEK, names(DayOfWeek.values(), count == 3 ? 3 : Integer.MAX_VALUE));
    }

    /** English names, made of the constants' own: {@code Jan} or {@code January}. */
    private static Map<Long, String> names(Enum<?>[] constants, int length) {
        Map<Long, String> names = new HashMap<>();
        for (int i = 0; i < constants.length; i++) {
            String name = constants[i].name();
            String written = name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
            names.put(i + 1L, written.substring(0, Math.min(length, written.length())));
        }
        return names;
    }

    private void number(ChronoField field, char letter, int count) {
        if (count != 1) {
            fixed(field, letter, count, 2);
            return;
        }
        startNumber();
        formatter.appendValue(field, 1, 2, SignStyle.NOT_NEGATIVE);
        openNumber = true;
    }

    private void fixed(ChronoField field, char letter, int count, int digits) {
        if (count != digits) {
            throw refused("has %s times the letter '%s'".formatted(count, letter));
        }
        startNumber();
        formatter.appendValue(field, digits);
    }

    private void fraction(char letter, int count) {
        if (count > 9) {
            throw refused("has %s times the letter '%s'".formatted(count, letter));
        }
        startNumber();
        formatter.appendFraction(ChronoField.NANO_OF_SECOND, count, count, false);
    }

    private void text(ChronoField field, Map<Long, String> names) {
        formatter.appendText(field, names);
        openNumber = false;
    }

    private void startNumber() {
        if (openNumber) {
            throw refused("has a number of one or two digits right before another number");
        }
    }

    private IllegalArgumentException refused(String fault) {
        return new IllegalArgumentException("the pattern '%s' %s".formatted(pattern, fault));
    }
}
