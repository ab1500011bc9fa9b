package dev.intact.convert;

import static dev.intact.convert.ConversionAssert.converted;
import static dev.intact.convert.ConversionAssert.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ConversionTest {
    private static final Conversion<String, Integer> LENGTH = Conversion.of(String.class, "length", String::length);

    @Test
    void chains_one_conversion_behind_the_other() {
        Conversion<String, Integer> chain = Text.trim().then(Text.upper()).then(LENGTH);
        assertThat(converted(chain, " ab ")).isEqualTo(2);
        assertThat(chain.words()).isEqualTo("trimmed, in upper case, length");
        assertThat(chain).hasToString("trimmed, in upper case, length");
        assertThat(chain.steps()).hasSize(3).last().isSameAs(LENGTH);
    }

    @Test
    void passes_over_the_rest_of_a_chain_where_a_step_answers_null() {
        Conversion<String, Integer> chain = Text.blankToNull().then(Numbers.integer());
        assertThat(converted(chain, " ")).isNull();
        assertThat(chain.mayYieldNull()).isTrue();
        assertThat(Text.trim().then(LENGTH).mayYieldNull()).isFalse();
        assertThat(Text.trim().then(Text.blankToNull()).mayYieldNull()).isTrue();
    }

    @Test
    void stops_a_chain_at_the_first_problem() {
        assertThat(refused(Text.trim().then(Text.maxLength(3)).then(Numbers.integer()), " long ")
                        .what())
                .isEqualTo("is longer than 3 characters");
    }

    @Test
    void makes_a_problem_of_what_a_function_of_your_own_throws_without_its_message() {
        Conversion<String, Integer> failing = Conversion.of(String.class, "parsed", Integer::valueOf);
        assertThat(refused(failing, "secret").message())
                .isEqualTo("\"secret\" could not be converted (NumberFormatException)");
    }

    @Test
    void makes_a_problem_of_a_null_that_a_function_of_your_own_answers() {
        Conversion<String, String> nothing = Conversion.of(String.class, "nothing", text -> null);
        assertThat(refused(nothing, "x").message()).isEqualTo("\"x\" was converted to nothing");
    }

    @Test
    void refuses_a_function_without_words_when_defined() {
        assertThatThrownBy(() -> Conversion.of(String.class, " ", String::length))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a conversion needs words that say what it does");
    }

    @Test
    void never_receives_null() {
        assertThatThrownBy(() -> LENGTH.apply(null)).hasMessage("a conversion never receives null");
    }
}
