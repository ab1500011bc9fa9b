package dev.intact.convert;

import static dev.intact.convert.ConversionAssert.converted;
import static dev.intact.convert.ConversionAssert.refused;
import static dev.intact.convert.ConversionLaws.isTurnedBack;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExcelDatesTest {
    @ParameterizedTest
    @CsvSource({
        "SYSTEM_1900, 1, 1900-01-01",
        "SYSTEM_1900, 59, 1900-02-28",
        "SYSTEM_1900, 61, 1900-03-01",
        "SYSTEM_1900, 43831.0, 2020-01-01",
        "SYSTEM_1900, 2958465, 9999-12-31",
        "SYSTEM_1904, 0, 1904-01-01",
        "SYSTEM_1904, 42369, 2020-01-01",
        "SYSTEM_1904, 2957003, 9999-12-31"
    })
    void reads_serial_numbers(ExcelDates system, BigDecimal serial, LocalDate date) {
        assertThat(converted(system.date(), serial)).isEqualTo(date);
        assertThat(converted(system.toSerial(), date)).isEqualByComparingTo(serial);
    }

    @Test
    void rejects_the_leap_day_that_never_was() {
        assertThat(refused(ExcelDates.SYSTEM_1900.date(), new BigDecimal("60")).message())
                .isEqualTo("\"60\" is no day of the 1900 date system; correct it in the source; "
                        + "is it a serial number at all, and of this system?");
        assertThat(refused(ExcelDates.SYSTEM_1900.dateTime(), new BigDecimal("60.5"))
                        .what())
                .isEqualTo("is no day of the 1900 date system");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.5", "-1", "2958466", "1E+20", "1E+999999999"})
    void rejects_days_outside_of_the_system(String serial) {
        assertThat(ExcelDates.SYSTEM_1900
                        .dateTime()
                        .apply(new BigDecimal(serial))
                        .isLeft())
                .isTrue();
    }

    @Test
    void reads_times_to_the_millisecond() {
        assertThat(converted(ExcelDates.SYSTEM_1900.dateTime(), new BigDecimal("43831.50001157407")))
                .isEqualTo(LocalDateTime.parse("2020-01-01T12:00:01"));
        assertThat(refused(ExcelDates.SYSTEM_1900.date(), new BigDecimal("43831.5"))
                        .what())
                .isEqualTo("is a date with a time of day");
    }

    @Test
    void rejects_dates_without_a_number() {
        assertThat(refused(ExcelDates.SYSTEM_1900.toSerial(), LocalDate.of(1899, 12, 31))
                        .message())
                .isEqualTo("\"1899-12-31\" is no day of the 1900 date system; write it as text");
    }

    @Property
    void days_are_turned_back(@ForAll @IntRange(max = 2_957_003) int days) {
        isTurnedBack(ExcelDates.SYSTEM_1900.date(), ExcelDates.SYSTEM_1900.toSerial(), BigDecimal.valueOf(days));
        isTurnedBack(ExcelDates.SYSTEM_1904.date(), ExcelDates.SYSTEM_1904.toSerial(), BigDecimal.valueOf(days));
    }

    @Property
    void the_two_systems_are_1462_days_apart(@ForAll @IntRange(min = 61, max = 2_000_000) int day) {
        BigDecimal serial = BigDecimal.valueOf(day);
        assertThat(converted(ExcelDates.SYSTEM_1904.date(), serial))
                .isEqualTo(converted(ExcelDates.SYSTEM_1900.date(), serial).plusDays(1462));
    }
}
