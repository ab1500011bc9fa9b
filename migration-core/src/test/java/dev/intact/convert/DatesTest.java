package dev.intact.convert;

import static dev.intact.convert.ConversionAssert.converted;
import static dev.intact.convert.ConversionAssert.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {
    @ParameterizedTest
    @CsvSource({
        "dd/MM/yyyy, 03/04/2020, 2020-04-03",
        "MM/dd/yyyy, 03/04/2020, 2020-03-04",
        "d.M.yyyy, 3.4.2020, 2020-04-03",
        "d.M.yyyy, 13.12.2020, 2020-12-13",
        "yyyyMMdd, 20200403, 2020-04-03",
        "uuuu-MM-dd, 0999-04-03, 0999-04-03",
        "d MMM yyyy, 3 apr 2020, 2020-04-03",
        "MMMM d yyyy, APRIL 3 2020, 2020-04-03",
        "yyyyDDD, 2020366, 2020-12-31",
        "EEE dd-MM-yyyy, Fri 03-04-2020, 2020-04-03",
        "EEEE dd-MM-yyyy, friday 03-04-2020, 2020-04-03",
        "dd/MM/yyyy' 00:00:00', 29/02/2020 00:00:00, 2020-02-29",
        "yyyy''MM''dd, 2020'04'03, 2020-04-03"
    })
    void reads_dates_by_their_pattern(String pattern, String written, LocalDate date) {
        assertThat(converted(Dates.date(pattern), written)).isEqualTo(date);
    }

    @Test
    void rejects_30_february() {
        assertThat(refused(Dates.date("dd/MM/yyyy"), "30/02/2020").message())
                .isEqualTo("\"30/02/2020\" is written as a date, but there is no such date; "
                        + "correct it in the source; it is never moved to the nearest one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000-00-00", "2021-02-29", "2020-13-01", "2020-04-31"})
    void rejects_dates_that_no_calendar_has(String written) {
        assertThat(refused(Dates.isoDate(), written).what())
                .isEqualTo("is written as a date, but there is no such date");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "03/04/2020", "2020-4-3", "2020-04-03T00:00", " 2020-04-03", "-2020-04-03", "+12020-04-03"})
    void rejects_what_the_pattern_does_not_say(String written) {
        assertThat(refused(Dates.isoDate(), written).message())
                .isEqualTo("\"" + written + "\" is not a date as yyyy-MM-dd; "
                        + "correct it, or declare the pattern that the source uses, such as dd/MM/yyyy");
    }

    @Test
    void rejects_a_week_day_of_another_date() {
        assertThat(refused(Dates.date("EEE dd-MM-yyyy"), "Mon 03-04-2020").what())
                .isEqualTo("is written as a date, but there is no such date");
    }

    @Test
    void rejects_a_value_that_two_declared_patterns_read_differently() {
        assertThat(refused(Dates.date("dd/MM/yyyy", "MM/dd/yyyy"), "03/04/2020").message())
                .isEqualTo("\"03/04/2020\" is ambiguous: its day and month can be read in more than one order; "
                        + "declare one order of dd/MM/yyyy or MM/dd/yyyy for this source");
    }

    @ParameterizedTest
    @CsvSource({"13/04/2020, 2020-04-13", "04/13/2020, 2020-04-13", "04/04/2020, 2020-04-04"})
    void reads_a_value_on_which_the_declared_patterns_agree(String written, LocalDate date) {
        assertThat(converted(Dates.date("dd/MM/yyyy", "MM/dd/yyyy"), written)).isEqualTo(date);
    }

    @Test
    void refuses_to_guess_the_order_when_no_pattern_is_declared() {
        assertThatThrownBy(() -> Dates.date())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("declare at least one pattern, such as dd/MM/yyyy; "
                        + "the order of day and month is never guessed");
    }

    @Test
    void refuses_two_digit_years_unless_their_century_is_declared() {
        assertThatThrownBy(() -> Dates.date("dd.MM.yy"))
                .hasMessage("the pattern 'dd.MM.yy' has two digits for the year, which do not say the century; "
                        + "use Dates.dateFrom(1930, …)");
    }

    @ParameterizedTest
    @CsvSource({"01.02.30, 1930-02-01", "01.02.29, 2029-02-01", "01.02.99, 1999-02-01", "01.02.00, 2000-02-01"})
    void reads_two_digit_years_within_the_declared_century(String written, LocalDate date) {
        assertThat(converted(Dates.dateFrom(1930, "dd.MM.yy"), written)).isEqualTo(date);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 9901})
    void refuses_a_first_year_out_of_range_when_defined(int year) {
        assertThatThrownBy(() -> Dates.dateFrom(year, "dd.MM.yy"))
                .hasMessage("the first year must be between 1 and 9900, not " + year);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MM/yyyy|does not determine a date",
                "dd/MM|does not determine a date",
                "dd/MM/yyyy HH:mm|has the letter 'H', which is not read here; quote it if it stands in the value",
                "dd/MM/yyyyz|has the letter 'z', which is not read here; quote it if it stands in the value",
                "dd/MM/yyyyy|has 5 times the letter 'y'",
                "ddd/MM/yyyy|has 3 times the letter 'd'",
                "EEEEE dd/MM/yyyy|has 5 times the letter 'E'",
                "dMyyyy|has a number of one or two digits right before another number",
                "dd/MM/yyyy[ x]|holds '['; declare two patterns for an optional part"
            })
    void refuses_a_pattern_it_would_misread_when_defined(String pattern, String fault) {
        assertThatThrownBy(() -> Dates.date(pattern))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the pattern '%s' %s", pattern, fault);
    }

    @Test
    void refuses_an_open_quote_when_defined() {
        assertThatThrownBy(() -> Dates.date("dd/MM/yyyy'T"))
                .hasMessage("the pattern 'dd/MM/yyyy'T' has a quote that is not closed");
    }

    @ParameterizedTest
    @CsvSource({
        "dd/MM/yyyy HH:mm, 03/04/2020 23:59, 2020-04-03T23:59",
        "dd/MM/yyyy H:mm, 03/04/2020 7:05, 2020-04-03T07:05",
        "MM/dd/yyyy hh:mm:ss a, 04/03/2020 12:00:01 am, 2020-04-03T00:00:01",
        "MM/dd/yyyy h:mm a, 04/03/2020 1:30 PM, 2020-04-03T13:30",
        "yyyyMMddHHmmssSSS, 20200403070809123, 2020-04-03T07:08:09.123",
        "yyyy-MM-dd'T'HH:mm:ss.SSSSSS, 2020-04-03T07:08:09.000001, 2020-04-03T07:08:09.000001"
    })
    void reads_dates_with_times(String pattern, String written, LocalDateTime time) {
        assertThat(converted(Dates.dateTime(pattern), written)).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"03/04/2020 24:00", "03/04/2020 12:60", "31/04/2020 12:00"})
    void rejects_times_that_no_clock_shows(String written) {
        assertThat(refused(Dates.dateTime("dd/MM/yyyy HH:mm"), written).what())
                .isEqualTo("is written as a date and time, but there is no such date and time");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dd/MM/yyyy", "dd/MM/yyyy hh:mm"})
    void refuses_a_pattern_without_a_whole_time_when_defined(String pattern) {
        assertThatThrownBy(() -> Dates.dateTime(pattern))
                .hasMessage("the pattern '%s' does not determine a date and time", pattern);
    }

    @Test
    void carries_words() {
        assertThat(Dates.isoDate().words()).isEqualTo("date as yyyy-MM-dd");
        assertThat(Dates.dateTime("d.M.yyyy HH:mm", "yyyyMMddHHmm").words())
                .isEqualTo("date and time as d.M.yyyy HH:mm or yyyyMMddHHmm");
    }
}
