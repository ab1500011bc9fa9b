package dev.intact.internal;

import dev.intact.field.Field;
import dev.intact.field.Schema;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.Temporal;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * High-water values as texts that sort as the values do: times of the years 0 to 9999 in UTC with nanoseconds, whole
 * numbers with leading zeros.
 */
public final class HighWater {
    private static final Set<Class<?>> TIMES =
            Set.of(Instant.class, OffsetDateTime.class, LocalDateTime.class, LocalDate.class);
    private static final Set<Class<?>> NUMBERS =
            Set.of(int.class, Integer.class, long.class, Long.class, short.class, Short.class);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS", Locale.ROOT);
    private static final BigInteger OFFSET = BigInteger.ONE.shiftLeft(63);
    private static final int DIGITS = 20;

    private HighWater() {}

    /** Whether records can be read by values of a type, and so far back. */
    public static boolean canBe(Class<?> type, Duration overlap) {
        return TIMES.contains(type) || (NUMBERS.contains(type) && overlap.isZero());
    }

    /** The value of a record; empty if it has none. */
    static <S> String text(Schema<S> schema, Field field, S record) {
        return text(schema.values(record)[field.index()]);
    }

    static String text(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof LocalDate day) {
            return day.toString();
        }
        if (value instanceof Temporal) {
            return TIME.format(
                    value instanceof LocalDateTime local
                            ? local
                            : LocalDateTime.ofInstant(
                                    value instanceof OffsetDateTime time ? time.toInstant() : (Instant) value,
                                    ZoneOffset.UTC));
        }
        String digits = OFFSET.add(new BigInteger(value.toString())).toString();
        return "0".repeat(DIGITS - digits.length()) + digits;
    }

    /** The value from which on is read. */
    static Object value(Field field, String text, Duration overlap) {
        Class<?> type = field.type();
        if (type == LocalDate.class) {
            return LocalDate.parse(text)
                    .minusDays(overlap.plusDays(1).minusNanos(1).toDays());
        }
        if (NUMBERS.contains(type)) {
            return new BigInteger(text).subtract(OFFSET).longValueExact();
        }
        LocalDateTime from = LocalDateTime.parse(text, TIME).minus(overlap);
        if (type == LocalDateTime.class) {
            return from;
        }
        return type == Instant.class ? from.toInstant(ZoneOffset.UTC) : from.atOffset(ZoneOffset.UTC);
    }
}
