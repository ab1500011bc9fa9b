package dev.intact.convert;

import dev.intact.field.Problem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Conversions of the serial numbers by which spreadsheets write dates: whole days, and fractions of a day for the time,
 * in one of the two date systems of Excel (ECMA-376, part 1, section 18.17.4.1). A workbook says which one is in use;
 * nothing in the number does, and they are 1462 days apart.
 *
 * <p>In the system of 1900, day 1 is 1900-01-01, and day 60 is 29 February 1900, which no calendar has: it is rejected,
 * and so is day 0. In the system of 1904, day 0 is 1904-01-01. Times are rounded to the millisecond, as the fraction is
 * a binary number in the file. Serial numbers end with the year 9999.
 */
public enum ExcelDates {
    /** The system of Excel, unless a workbook says otherwise. */
    SYSTEM_1900(LocalDate.of(1899, 12, 30), 1),
    /** The system of workbooks from early Macintosh computers. */
    SYSTEM_1904(LocalDate.of(1904, 1, 1), 0);

    private static final long MILLIS_OF_DAY = 86_400_000;
    private static final long FALSE_LEAP_DAY = 60;
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    private final LocalDate dayZero;
    private final long first;

    ExcelDates(LocalDate dayZero, long first) {
        this.dayZero = dayZero;
        this.first = first;
    }

    /** {@return a conversion of serial numbers into dates, which rejects a number with a fraction, that is a time} */
    public Conversion<BigDecimal, LocalDate> date() {
        return Standard.of("date by %s".formatted(this), this::date);
    }

    /** {@return a conversion of serial numbers into dates with a time of day} */
    public Conversion<BigDecimal, LocalDateTime> dateTime() {
        return Standard.of("date and time by %s".formatted(this), this::dateTime);
    }

    /** {@return a conversion of dates into serial numbers} */
    public Conversion<LocalDate, BigDecimal> toSerial() {
        return Standard.of("as serial number of %s".formatted(this), this::serial);
    }

    private @Nullable LocalDate date(BigDecimal serial, Failures failures) {
        LocalDateTime moment = dateTime(serial, failures);
        if (moment == null || serial.stripTrailingZeros().scale() <= 0) {
            return moment == null ? null : moment.toLocalDate();
        }
        failures.add(Problem.of("is a date with a time of day")
                .value(serial)
                .advice("read it by dateTime(), or round it in the source"));
        return null;
    }

    private @Nullable LocalDateTime dateTime(BigDecimal serial, Failures failures) {
        if (Scale.isTooLong(serial, failures)) {
            return null;
        }
        if (serial.signum() >= 0 && serial.precision() - serial.scale() <= 7) {
            long millis = serial.multiply(BigDecimal.valueOf(MILLIS_OF_DAY))
                    .setScale(0, RoundingMode.HALF_UP)
                    .longValueExact();
            long day = millis / MILLIS_OF_DAY;
            LocalDate date = day(day);
            if (day >= first && !isFalseLeapDay(day) && !date.isAfter(LAST)) {
                return date.atStartOfDay().plus(millis % MILLIS_OF_DAY, ChronoUnit.MILLIS);
            }
        }
        failures.add(Problem.of("is no day of the %s".formatted(this))
                .value(serial)
                .advice("correct it in the source; is it a serial number at all, and of this system?"));
        return null;
    }

    /** Day 60 that never was puts the days before it one day off. */
    private LocalDate day(long day) {
        return dayZero.plusDays(this == SYSTEM_1900 && day < FALSE_LEAP_DAY ? day + 1 : day);
    }

    private boolean isFalseLeapDay(long day) {
        return this == SYSTEM_1900 && day == FALSE_LEAP_DAY;
    }

    private @Nullable BigDecimal serial(LocalDate date, Failures failures) {
        long days = ChronoUnit.DAYS.between(dayZero, date);
        long day = this == SYSTEM_1900 && days <= FALSE_LEAP_DAY ? days - 1 : days;
        if (day >= first && !date.isAfter(LAST)) {
            return BigDecimal.valueOf(day);
        }
        failures.add(
                Problem.of("is no day of the %s".formatted(this)).value(date).advice("write it as text"));
        return null;
    }

    @Override
    public String toString() {
        return this == SYSTEM_1900 ? "1900 date system" : "1904 date system";
    }
}
