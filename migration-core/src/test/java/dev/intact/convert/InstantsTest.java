package dev.intact.convert;

import static dev.intact.convert.ConversionAssert.converted;
import static dev.intact.convert.ConversionAssert.refused;
import static dev.intact.convert.ConversionLaws.isTurnedBack;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstantsTest {
    private static final LocalDateTime IN_GAP = LocalDateTime.parse("2020-03-29T02:30");
    private static final LocalDateTime IN_OVERLAP = LocalDateTime.parse("2020-10-25T02:30");

    private static Conversion<LocalDateTime, Instant> berlin(Gap gap, Overlap overlap) {
        return Instants.inZone("Europe/Berlin", gap, overlap);
    }

    @ParameterizedTest
    @CsvSource({"SHIFT_FORWARD, 2020-03-29T01:30:00Z", "SHIFT_BACK, 2020-03-29T00:30:00Z", "END, 2020-03-29T01:00:00Z"})
    void moves_a_time_that_no_clock_showed_as_declared(Gap gap, Instant moment) {
        assertThat(converted(berlin(gap, Overlap.REJECT), IN_GAP)).isEqualTo(moment);
    }

    @ParameterizedTest
    @CsvSource({"EARLIER, 2020-10-25T00:30:00Z", "LATER, 2020-10-25T01:30:00Z"})
    void takes_one_of_two_moments_as_declared(Overlap overlap, Instant moment) {
        assertThat(converted(berlin(Gap.REJECT, overlap), IN_OVERLAP)).isEqualTo(moment);
    }

    @Test
    void rejects_times_that_are_no_moment_where_that_is_declared() {
        assertThat(refused(berlin(Gap.REJECT, Overlap.LATER), IN_GAP).message())
                .isEqualTo("\"2020-03-29T02:30\" is a time that no clock in Europe/Berlin showed; "
                        + "correct it, or declare another Gap than REJECT");
        assertThat(refused(berlin(Gap.END, Overlap.REJECT), IN_OVERLAP).message())
                .isEqualTo("\"2020-10-25T02:30\" is a time that clocks in Europe/Berlin showed twice; "
                        + "correct it, or declare Overlap.EARLIER or LATER");
        assertThat(berlin(Gap.SHIFT_BACK, Overlap.REJECT).words())
                .isEqualTo("moment in Europe/Berlin, gap: shift back, overlap: reject");
    }

    @Test
    void knows_a_day_that_a_zone_left_out() {
        Conversion<LocalDateTime, Instant> samoa = Instants.inZone("Pacific/Apia", Gap.REJECT, Overlap.REJECT);
        assertThat(refused(samoa, LocalDateTime.parse("2011-12-30T12:00")).what())
                .isEqualTo("is a time that no clock in Pacific/Apia showed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CET/Berlin", "", "Europe/Berln", "+25:00"})
    void refuses_what_is_no_zone_when_defined(String zone) {
        assertThatThrownBy(() -> Instants.inZone(zone, Gap.REJECT, Overlap.REJECT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'" + zone + "' is no time zone; write a region such as Europe/Berlin, or an offset such as"
                        + " +02:00");
    }

    @Test
    void reads_moments_with_an_offset_and_rejects_those_without() {
        assertThat(converted(Instants.iso(), "2020-04-03T12:00:00+02:00")).isEqualTo("2020-04-03T10:00:00Z");
        assertThat(refused(Instants.iso(), "2020-04-03T12:00:00").what())
                .isEqualTo("is not a moment as ISO 8601 with an offset");
    }

    @Test
    void suspects_another_unit_behind_moments_that_cannot_be() {
        assertThat(refused(Instants.ofEpochSeconds(), 1_700_000_000_000L).message())
                .isEqualTo("\"1700000000000\" is a moment beyond the years 1 to 9999; "
                        + "correct it; if its unit is another, use ofEpochMillis()");
        assertThat(converted(Instants.ofEpochMillis(), 1_700_000_000_000L)).isEqualTo("2023-11-14T22:13:20Z");
    }

    @Test
    void rejects_what_is_finer_than_the_unit() {
        Instant moment = Instant.parse("2020-04-03T10:00:00.0005Z");
        assertThat(refused(Instants.toEpochSeconds(), moment).message())
                .isEqualTo("\"2020-04-03T10:00:00.000500Z\" is finer than a second; "
                        + "round it before, or use toEpochMillis()");
        assertThat(refused(Instants.toEpochMillis(), moment).what()).isEqualTo("is finer than a millisecond");
    }

    @Property
    void epochs_and_text_are_turned_back(
            @ForAll @LongRange(min = -62_135_596_800L, max = 253_402_300_799L) long second) {
        isTurnedBack(Instants.ofEpochSeconds(), Instants.toEpochSeconds(), second);
        isTurnedBack(Instants.ofEpochMillis(), Instants.toEpochMillis(), second * 1000 + 1);
        isTurnedBack(Instants.toText(), Instants.iso(), Instant.ofEpochSecond(second, 1));
    }

    @Property
    void local_times_are_turned_back_where_clocks_showed_them_once(
            @ForAll @LongRange(min = 0, max = 2_000_000_000L) long second) {
        LocalDateTime local = LocalDateTime.parse("1970-01-01T00:00").plusSeconds(second);
        isTurnedBack(berlin(Gap.REJECT, Overlap.REJECT), Instants.localIn("Europe/Berlin"), local);
        isTurnedBack(berlin(Gap.REJECT, Overlap.LATER), Instants.localIn("Europe/Berlin"), local);
    }
}
