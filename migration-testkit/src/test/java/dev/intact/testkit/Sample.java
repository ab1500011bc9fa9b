package dev.intact.testkit;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A row with what is easily lost: a missing value, an empty text, the scale of a decimal. */
record Sample(int id, @Nullable String name, BigDecimal amount) implements Serializable {
    static Sample numbered(int number) {
        String name = number % 3 == 0 ? null : number % 3 == 1 ? "" : "name " + number;
        return new Sample(number, name, BigDecimal.valueOf(number * 10L, number % 4));
    }

    static List<Sample> some() {
        return IntStream.range(0, 12).mapToObj(Sample::numbered).toList();
    }
}
