package dev.intact.convert;

import static dev.intact.convert.ConversionAssert.converted;
import static dev.intact.convert.ConversionAssert.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BooleansTest {
    private static final Conversion<String, Boolean> FLAG =
            Booleans.words(Set.of("yes", "Y", "1"), Set.of("no", "n", "0"));

    @ParameterizedTest
    @CsvSource({"yes, true", "YES, true", "y, true", "1, true", "No, false", "N, false", "0, false"})
    void reads_declared_words_in_any_case(String word, boolean meaning) {
        assertThat(converted(FLAG, word)).isEqualTo(meaning);
    }

    @Test
    void rejects_any_other_word_and_tells_the_declared_ones() {
        assertThat(refused(FLAG, "maybe").message())
                .isEqualTo("\"maybe\" is neither true nor false; "
                        + "declared are 1, Y, yes as true, 0, n, no as false; correct it or declare its meaning");
        assertThat(refused(FLAG, " yes").what()).isEqualTo("is neither true nor false");
    }

    @Test
    void refuses_a_word_that_means_both_when_defined() {
        assertThatThrownBy(() -> Booleans.words(Set.of("yes"), Set.of("no", "YES")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'YES' means both true and false");
    }

    @Test
    void refuses_a_meaning_without_words_when_defined() {
        assertThatThrownBy(() -> Booleans.words(Set.of("yes"), Set.of()))
                .hasMessage("true and false need at least one word each");
    }

    @Test
    void has_the_same_words_whatever_the_order_of_the_sets() {
        assertThat(FLAG.words()).isEqualTo("1, Y, yes as true, 0, n, no as false");
    }
}
