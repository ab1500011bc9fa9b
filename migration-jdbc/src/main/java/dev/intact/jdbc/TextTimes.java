package dev.intact.jdbc;

import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;

/**
 * Reads dates and times from a database that keeps them as text of ISO 8601, with a blank or a T before the time of
 * day. A time with a zone names its offset there.
 */
final class TextTimes {
    private static final int DATE = 10; // characters of a date: 2024-12-31

    private static final Map<Class<?>, Parser> PARSERS = Map.of(
            LocalDate.class, TextTimes::date,
            LocalTime.class, LocalTime::parse,
            LocalDateTime.class, TextTimes::dateTime,
            OffsetDateTime.class, OffsetDateTime::parse,
            Instant.class, text -> OffsetDateTime.parse(text).toInstant());

    private TextTimes() {}

    @FunctionalInterface
    private interface Parser {
        Object parse(String text) throws Misfit;
    }

    /** How a type is read from text; empty if it is no date or time. */
    static Optional<ValueType.Reader> reader(Class<?> type) {
        return Optional.ofNullable(PARSERS.get(type)).map(parser -> (rows, column) -> {
            String text = rows.getString(column);
            return text == null ? null : parsed(parser, text.strip(), type);
        });
    }

    private static Object parsed(Parser parser, String text, Class<?> type) throws Misfit, SQLException {
        boolean blank = text.length() > DATE && text.charAt(DATE) == ' ';
        try {
            return parser.parse(blank ? text.substring(0, DATE) + 'T' + text.substring(DATE + 1) : text);
        } catch (DateTimeException e) {
            throw Misfit.of("is no text of ISO 8601 that could be a " + type.getSimpleName(), text);
        }
    }

    private static LocalDate date(String text) throws Misfit {
        if (text.length() <= DATE) {
            return LocalDate.parse(text);
        }
        LocalDateTime time = LocalDateTime.parse(text);
        if (!time.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            throw Misfit.of("has a time of day, and would lose it", time);
        }
        return time.toLocalDate();
    }

    private static LocalDateTime dateTime(String text) {
        return text.length() <= DATE ? LocalDate.parse(text).atStartOfDay() : LocalDateTime.parse(text);
    }
}
