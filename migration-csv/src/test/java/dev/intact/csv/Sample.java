package dev.intact.csv;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A row with what text files easily lose: null beside the empty text, quotes, line breaks, the scale of a decimal. */
record Sample(
        int id,
        @Nullable String text,
        @Nullable BigDecimal amount,
        @Nullable LocalDate day,
        Stage stage,
        @Nullable Place place) {
    enum Stage {
        LEAD,
        CUSTOMER
    }

    record Place(String city, @Nullable String zip) {}

    private static final List<String> TEXTS = List.of(
            "plain", "", "a,b;c", "say \"x\" or 'y'", "two\nlines", "two\r\nlines\r", " Zo\u00eb ", "\\N", "\"", "''");

    static Sample numbered(int number) {
        boolean odd = number % 2 == 1;
        return new Sample(
                number,
                number % 11 == 10 ? null : TEXTS.get(number % 11),
                number % 3 == 1 ? null : BigDecimal.valueOf(number * 10L - 50, number % 4),
                number % 5 == 4 ? null : LocalDate.of(2026, 1, 31).plusDays(number),
                odd ? Stage.LEAD : Stage.CUSTOMER,
                number % 7 == 6 ? null : new Place("Graz", odd ? null : "8010"));
    }

    static List<Sample> some() {
        return IntStream.range(0, 23).mapToObj(Sample::numbered).toList();
    }
}
