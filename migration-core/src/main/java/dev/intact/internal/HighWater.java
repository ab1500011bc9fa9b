package dev.intact.internal;

import dev.intact.field.Field;
import dev.intact.field.Schema;
import dev.intact.incremental.Incremental;
import dev.intact.ledger.Outcome;
import dev.intact.source.Source;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.Temporal;
import java.time.zone.ZoneOffsetTransition;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * High-water values as texts that sort as the values do: times of the years 1 to 9999 in UTC with nanoseconds, whole
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
    private static final LocalDateTime EARLIEST = LocalDateTime.of(1, 1, 1, 0, 0);
    private static final LocalDateTime LATEST = LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_999);
    private static final ZoneOffset WHERE_IT_IS_EARLIEST = ZoneOffset.ofHours(-12);

    private HighWater() {}

    /** Whether records can be read by values of a type, and so far back. */
    public static boolean canBe(Class<?> type, Incremental<?> how) {
        return (TIMES.contains(type) && how.overlapOfNumbers() == 0)
                || (NUMBERS.contains(type)
                        && how.overlap().isZero()
                        && how.zone().isEmpty());
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
            return within(day.atStartOfDay()).toLocalDate().toString();
        }
        if (value instanceof Temporal) {
            return TIME.format(within(
                    value instanceof LocalDateTime local
                            ? local
                            : LocalDateTime.ofInstant(
                                    value instanceof OffsetDateTime time ? time.toInstant() : (Instant) value,
                                    ZoneOffset.UTC)));
        }
        String digits = OFFSET.add(new BigInteger(value.toString())).toString();
        return "0".repeat(DIGITS - digits.length()) + digits;
    }

    /** Texts of other years, such as those by which a database writes infinity, would not sort. */
    private static LocalDateTime within(LocalDateTime time) {
        return time.isAfter(LATEST) ? LATEST : time.isBefore(EARLIEST) ? EARLIEST : time;
    }

    /**
     * The largest value that a run which begins now can remember: the time, or the largest number that is there.
     * Records are not read at one moment; what is above was not read in order, or is no time of a change.
     */
    static String upTo(Source<?> source, Field field, Incremental<?> how, Instant now) {
        if (NUMBERS.contains(field.type())) {
            return text(source.greatest(field).orElse(Long.MIN_VALUE));
        }
        boolean isLocal = field.type() == LocalDateTime.class || field.type() == LocalDate.class;
        ZoneId zone = isLocal ? how.zone().orElse(WHERE_IT_IS_EARLIEST) : ZoneOffset.UTC;
        LocalDateTime there = LocalDateTime.ofInstant(now, zone);
        return text(field.type() == LocalDate.class ? there.toLocalDate() : there);
    }

    /** What is remembered of a value: a record that is rejected holds the mark back, others do not lift it above. */
    static String remembered(String value, String upTo, Outcome outcome) {
        return value.compareTo(upTo) <= 0 ? value : outcome == Outcome.REJECTED ? upTo : "";
    }

    /** The value from which on is read. */
    static Object value(Field field, String text, Incremental<?> how) {
        Class<?> type = field.type();
        if (type == LocalDate.class) {
            return LocalDate.parse(text)
                    .minusDays(how.overlap().plusDays(1).minusNanos(1).toDays());
        }
        if (NUMBERS.contains(type)) {
            BigInteger least =
                    new BigInteger(text).subtract(OFFSET).subtract(BigInteger.valueOf(how.overlapOfNumbers()));
            return least.max(BigInteger.valueOf(Long.MIN_VALUE + 1)).longValueExact();
        }
        LocalDateTime from = LocalDateTime.parse(text, TIME);
        if (type != LocalDateTime.class) {
            LocalDateTime inUtc = from.minus(how.overlap());
            return type == Instant.class ? inUtc.toInstant(ZoneOffset.UTC) : inUtc.atOffset(ZoneOffset.UTC);
        }
        return how.zone().map(zone -> firstOf(from, zone)).orElse(from).minus(how.overlap());
    }

    /** When clocks are put back, an hour passes twice: its second pass may have begun, with smaller values. */
    private static LocalDateTime firstOf(LocalDateTime time, ZoneId zone) {
        ZoneOffsetTransition transition = zone.getRules().getTransition(time);
        return transition != null && transition.isOverlap() ? transition.getDateTimeAfter() : time;
    }
}
