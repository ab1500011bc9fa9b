package dev.intact.jdbc;

import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Map;

/**
 * Dates and times in a database that keeps them as text: read as ISO 8601, with a blank or a T before the time of day,
 * where a time with a zone names its offset; written as SQLite's own functions do, with a blank and with seconds, so
 * that rows of any origin compare and sort alike.
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

    /** How a type is read, from text if it is a date or time. */
    static ValueType.Reader reader(ValueType type) {
        Parser parser = PARSERS.get(type.type());
        if (parser == null) {
            return type.reader();
        }
        return (rows, column) -> {
            String text = rows.getString(column);
            return text == null ? null : parsed(parser, text.strip(), type.type());
        };
    }

    /** How a type is bound, as text if it has a time of day in no zone. */
    static ValueType.Binder binder(ValueType type) {
        return (statement, parameter, value, kind) -> {
            if (value instanceof LocalDateTime time) {
                statement.setString(parameter, time.toLocalDate() + " " + text(time.toLocalTime()));
            } else if (value instanceof LocalTime time) {
                statement.setString(parameter, text(time));
            } else {
                type.binder().bind(statement, parameter, value, kind);
            }
        };
    }

    /** With seconds, and with a fraction of them only where there is one. */
    private static String text(LocalTime time) {
        return time.getSecond() == 0 && time.getNano() == 0 ? time + ":00" : time.toString();
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
