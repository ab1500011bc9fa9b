package dev.intact.convert;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.OptionalInt;

/**
 * Conversions of text into dates and times by declared patterns, and back. The order of day and month is never guessed:
 * where two declared patterns read a value as two different dates, the value is rejected as ambiguous. A date that no
 * calendar has, such as 30 February, is rejected too.
 *
 * <p>A pattern is written with the letters of {@link java.time.format.DateTimeFormatter}, of which these are read:
 * {@code yyyy} (or {@code uuuu}) for the year; {@code d}, {@code dd}, {@code M}, {@code MM}; {@code MMM} and
 * {@code MMMM} for English month names; {@code DDD} for the day of the year; {@code EEE} and {@code EEEE} for English
 * week days, which must fit the date; in dates with a time also {@code HH}, {@code H}, {@code hh}, {@code h},
 * {@code mm}, {@code ss}, {@code S} for fractions, and {@code a} for AM and PM. One letter reads one or two digits, two
 * letters exactly two. What else must stand in a value, such as {@code 'T'}, is quoted. Case does not count.
 */
public final class Dates {
    private static final String DATE_LETTERS = "yudDMLE";
    private static final String TIME_LETTERS = "HhmsSa";
    private static final int LATEST_FIRST_YEAR = 9900;

    private Dates() {}

    /**
     * Reads dates.
     *
     * @param patterns one pattern or more, tried in order: {@code dd/MM/yyyy}
     * @return the conversion
     * @throws IllegalArgumentException if there is no pattern, or one is not understood, has two digits for the year,
     *     holds a time or does not determine a date
     */
    public static Conversion<String, LocalDate> date(String... patterns) {
        return dates(OptionalInt.empty(), patterns);
    }

    /**
     * Reads dates whose year has two digits, {@code yy}.
     *
     * @param firstYear the first of the hundred years that two digits can mean: with 1930, {@code 29} is 2029 and
     *     {@code 30} is 1930
     * @param patterns one pattern or more, tried in order: {@code dd.MM.yy}
     * @return the conversion
     * @throws IllegalArgumentException if the first year is not between 1 and 9900, if there is no pattern, or one is
     *     not understood, holds a time or does not determine a date
     */
    public static Conversion<String, LocalDate> dateFrom(int firstYear, String... patterns) {
        return dates(century(firstYear), patterns);
    }

    /** {@return a conversion of dates as ISO 8601 writes them, {@code 2020-04-03}} */
    public static Conversion<String, LocalDate> isoDate() {
        return date("yyyy-MM-dd");
    }

    /**
     * Reads dates with a time of day, without a zone.
     *
     * @param patterns one pattern or more, tried in order: {@code dd/MM/yyyy HH:mm}
     * @return the conversion
     * @throws IllegalArgumentException if there is no pattern, or one is not understood, has two digits for the year or
     *     does not determine a date and a time
     */
    public static Conversion<String, LocalDateTime> dateTime(String... patterns) {
        List<DatePattern> read = DatePattern.all(patterns, DATE_LETTERS + TIME_LETTERS, OptionalInt.empty());
        return new DateText<>("date and time", read, LocalDateTime::from);
    }

    /**
     * Reads dates with a time of day, without a zone, whose year has two digits, {@code yy}.
     *
     * @param firstYear the first of the hundred years that two digits can mean, as in {@link #dateFrom}
     * @param patterns one pattern or more, tried in order: {@code dd.MM.yy HH:mm}
     * @return the conversion
     * @throws IllegalArgumentException if the first year is not between 1 and 9900, if there is no pattern, or one is
     *     not understood or does not determine a date and a time
     */
    public static Conversion<String, LocalDateTime> dateTimeFrom(int firstYear, String... patterns) {
        List<DatePattern> read = DatePattern.all(patterns, DATE_LETTERS + TIME_LETTERS, century(firstYear));
        return new DateText<>("date and time", read, LocalDateTime::from);
    }

    /**
     * Reads times of day.
     *
     * @param patterns one pattern or more, tried in order: {@code HH:mm}
     * @return the conversion
     * @throws IllegalArgumentException if there is no pattern, or one is not understood, holds a date or does not
     *     determine a time
     */
    public static Conversion<String, LocalTime> time(String... patterns) {
        return new DateText<>("time", DatePattern.all(patterns, TIME_LETTERS, OptionalInt.empty()), LocalTime::from);
    }

    /**
     * Writes dates by a pattern, which reads them back. A date for which the pattern has no room is rejected.
     *
     * @param pattern the pattern: {@code dd/MM/yyyy}
     * @return the conversion
     * @throws IllegalArgumentException if the pattern is not understood, has two digits for the year, holds a time or
     *     does not determine a date
     */
    public static Conversion<LocalDate, String> toText(String pattern) {
        return new DateWriter<>("date", one(pattern, DATE_LETTERS), LocalDate::from);
    }

    /**
     * Writes dates with their time of day by a pattern, which reads them back. What the pattern has no place for is not
     * cut off: where it lacks the seconds, a value that has some is rejected.
     *
     * @param pattern the pattern: {@code dd/MM/yyyy HH:mm}
     * @return the conversion
     * @throws IllegalArgumentException if the pattern is not understood, has two digits for the year or does not
     *     determine a date and a time
     */
    public static Conversion<LocalDateTime, String> dateTimeToText(String pattern) {
        return new DateWriter<>("date and time", one(pattern, DATE_LETTERS + TIME_LETTERS), LocalDateTime::from);
    }

    /**
     * Writes times of day by a pattern, which reads them back. What the pattern has no place for is not cut off.
     *
     * @param pattern the pattern: {@code HH:mm}
     * @return the conversion
     * @throws IllegalArgumentException if the pattern is not understood, holds a date or does not determine a time
     */
    public static Conversion<LocalTime, String> timeToText(String pattern) {
        return new DateWriter<>("time", one(pattern, TIME_LETTERS), LocalTime::from);
    }

    private static DatePattern one(String pattern, String letters) {
        return DatePattern.all(new String[] {pattern}, letters, OptionalInt.empty())
                .get(0);
    }

    private static OptionalInt century(int firstYear) {
        if (firstYear < 1 || firstYear > LATEST_FIRST_YEAR) {
            throw new IllegalArgumentException("the first year must be between 1 and 9900, not " + firstYear);
        }
        return OptionalInt.of(firstYear);
    }

    private static Conversion<String, LocalDate> dates(OptionalInt firstYear, String... patterns) {
        return new DateText<>("date", DatePattern.all(patterns, DATE_LETTERS, firstYear), LocalDate::from);
    }
}
