package dev.intact.convert;

import static dev.intact.convert.ConversionAssert.converted;
import static dev.intact.convert.ConversionAssert.refused;
import static dev.intact.convert.ConversionLaws.isTurnedBack;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateWriterTest {
    @ParameterizedTest
    @CsvSource({"13:05, 13:05", "1:05 PM, 13:05", "12:00 am, 00:00", "23:59, 23:59"})
    void reads_times_of_day(String written, LocalTime time) {
        assertThat(converted(Dates.time("HH:mm", "h:mm a"), written)).isEqualTo(time);
    }

    @Test
    void rejects_times_that_no_clock_has() {
        assertThat(refused(Dates.time("HH:mm"), "24:00").what())
                .isEqualTo("is written as a time, but there is no such time");
        assertThat(refused(Dates.time("HH:mm"), "1pm").message())
                .isEqualTo("\"1pm\" is not a time as HH:mm; correct it, "
                        + "or declare the pattern that the source uses, such as HH:mm");
        assertThatThrownBy(() -> Dates.time("dd.MM.yyyy"))
                .hasMessageContaining("has the letter 'd', which is not read here");
    }

    @Test
    void reads_dates_and_times_whose_century_is_declared() {
        assertThat(converted(Dates.dateTimeFrom(1950, "dd.MM.yy HH:mm"), "03.04.49 12:30"))
                .isEqualTo(LocalDateTime.parse("2049-04-03T12:30"));
        assertThatThrownBy(() -> Dates.dateTimeFrom(0, "dd.MM.yy HH:mm"))
                .hasMessage("the first year must be between 1 and 9900, not 0");
    }

    @Test
    void writes_dates_by_a_pattern() {
        assertThat(converted(Dates.toText("d MMM yyyy"), LocalDate.of(2020, 4, 3)))
                .isEqualTo("3 Apr 2020");
        assertThat(converted(Dates.dateTimeToText("dd/MM/yyyy HH:mm"), LocalDateTime.parse("2020-04-03T12:30")))
                .isEqualTo("03/04/2020 12:30");
        assertThat(Dates.toText("dd/MM/yyyy").words()).isEqualTo("date written as dd/MM/yyyy");
    }

    @Test
    void never_cuts_off_what_the_pattern_has_no_place_for() {
        assertThat(refused(Dates.timeToText("HH:mm"), LocalTime.of(12, 30, 1)).message())
                .isEqualTo("\"12:30:01\" cannot be written as HH:mm without loss; "
                        + "declare a pattern with room for it, or round it before");
        assertThat(refused(Dates.toText("dd/MM/yyyy"), LocalDate.of(10_000, 1, 1))
                        .what())
                .isEqualTo("cannot be written as dd/MM/yyyy without loss");
        assertThatThrownBy(() -> Dates.toText("dd.MM.yy")).hasMessageContaining("do not say the century");
    }

    @Property
    void what_was_written_is_read_back(
            @ForAll @IntRange(max = 3_000_000) int day, @ForAll @IntRange(max = 86_399) int second) {
        LocalDateTime time = LocalDate.of(1, 1, 1).plusDays(day).atTime(LocalTime.ofSecondOfDay(second));
        isTurnedBack(Dates.toText("EEEE, d MMMM yyyy"), Dates.date("EEEE, d MMMM yyyy"), time.toLocalDate());
        isTurnedBack(Dates.dateTimeToText("yyyyMMddHHmmss"), Dates.dateTime("yyyyMMddHHmmss"), time);
        isTurnedBack(Dates.timeToText("h:mm:ss a"), Dates.time("h:mm:ss a"), time.toLocalTime());
    }
}
