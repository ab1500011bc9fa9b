package dev.intact.convert;

import static dev.intact.convert.ConversionAssert.converted;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DatesProperties {
    private static final DateTimeFormatter ENGLISH = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter DIGITS = DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT);

    @Property
    void reads_back_every_date(@ForAll("dates") LocalDate date) {
        assertThat(converted(Dates.isoDate(), date.toString())).isEqualTo(date);
        assertThat(converted(Dates.date("d MMMM yyyy"), date.format(ENGLISH))).isEqualTo(date);
    }

    @Property
    void reads_back_every_date_and_time(@ForAll("dates") LocalDate date, @ForAll("seconds") int second) {
        LocalDateTime time = date.atStartOfDay().plusSeconds(second);
        assertThat(converted(Dates.dateTime("yyyyMMddHHmmss"), time.format(DIGITS)))
                .isEqualTo(time);
    }

    @Property
    void two_orders_are_read_where_they_agree_and_refused_where_they_do_not(@ForAll("dates") LocalDate date) {
        String written = "%02d/%02d/%04d".formatted(date.getDayOfMonth(), date.getMonthValue(), date.getYear());
        boolean ambiguous = date.getDayOfMonth() <= 12 && date.getDayOfMonth() != date.getMonthValue();
        assertThat(Dates.date("dd/MM/yyyy", "MM/dd/yyyy").apply(written).getOrNull())
                .isEqualTo(ambiguous ? null : date);
    }

    @Property
    void any_text_is_a_date_or_a_problem_but_never_an_exception(@ForAll String text) {
        assertThat(Dates.date("d.M.yyyy", "MMM d yyyy").apply(text)).isNotNull();
    }

    @Provide
    Arbitrary<LocalDate> dates() {
        long first = LocalDate.of(0, 1, 1).toEpochDay();
        long last = LocalDate.of(9999, 12, 31).toEpochDay();
        return Arbitraries.longs().between(first, last).map(LocalDate::ofEpochDay);
    }

    @Provide
    Arbitrary<Integer> seconds() {
        return Arbitraries.integers().between(0, 86_399);
    }
}
