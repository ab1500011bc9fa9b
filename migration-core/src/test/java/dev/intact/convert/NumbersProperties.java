package dev.intact.convert;

import static dev.intact.convert.ConversionAssert.converted;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class NumbersProperties {
    @Property
    void reads_back_every_decimal_as_it_was_written(@ForAll("decimals") BigDecimal number) {
        assertThat(converted(Numbers.decimal(), number.toPlainString())).isEqualTo(number);
    }

    @Property
    void reads_back_every_decimal_written_with_groups(@ForAll("decimals") BigDecimal number) {
        String english = grouped(number);
        String german = english.replace(',', '#').replace('.', ',').replace('#', '.');
        assertThat(converted(Numbers.decimal('.', ','), english)).isEqualTo(number);
        assertThat(converted(Numbers.decimal(',', '.'), german)).isEqualTo(number);
        assertThat(converted(Numbers.decimal('.', ',').stripping("£"), "£" + english))
                .isEqualTo(number);
    }

    @Property
    void refuses_a_number_whose_separators_stand_the_other_way_round(@ForAll("decimals") BigDecimal number) {
        String english = grouped(number);
        var german = Numbers.decimal(',', '.').apply(english);
        if (english.contains(",") && english.contains(".")) {
            assertThat(german.isLeft()).isTrue();
        }
    }

    @Property
    void reads_back_every_whole_number(@ForAll int small, @ForAll long large) {
        assertThat(converted(Numbers.integer(), Integer.toString(small))).isEqualTo(small);
        assertThat(converted(Numbers.longInteger(), Long.toString(large))).isEqualTo(large);
    }

    @Property
    void any_text_is_a_number_or_a_problem_but_never_an_exception(@ForAll String text) {
        assertThat(Numbers.decimal().apply(text)).isNotNull();
        assertThat(Numbers.integer().apply(text)).isNotNull();
        assertThat(Numbers.longInteger().apply(text)).isNotNull();
    }

    @Provide
    Arbitrary<BigDecimal> decimals() {
        return Combinators.combine(
                        Arbitraries.bigIntegers(), Arbitraries.integers().between(0, 12))
                .as(BigDecimal::new);
    }

    private static String grouped(BigDecimal number) {
        String plain = number.abs().toPlainString();
        int dot = plain.indexOf('.') < 0 ? plain.length() : plain.indexOf('.');
        StringBuilder written = new StringBuilder(plain);
        for (int at = dot - 3; at > 0; at -= 3) {
            written.insert(at, ',');
        }
        return (number.signum() < 0 ? "-" : "") + written;
    }
}
