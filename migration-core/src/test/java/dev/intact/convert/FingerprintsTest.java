package dev.intact.convert;

import static dev.intact.convert.Fingerprints.digits;
import static dev.intact.convert.Fingerprints.fingerprint;
import static dev.intact.convert.Fingerprints.metaphone;
import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What spellings of one thing have in common. */
class FingerprintsTest {

    @ParameterizedTest
    @CsvSource({
        "'Müller, Anna-Lena', anna lena muller",
        "'  anna  LENA Muller anna ', anna lena muller",
        "Łódź, lodz",
        "'Straße 7', 7 strasse",
        "東京 都, 東京 都",
        "O'Neil, neil o",
        "' -- ', ",
        "'', "
    })
    void a_fingerprint_is_the_words_in_one_order(String text, @Nullable String expected) {
        assertThat(fingerprint().apply(text).get()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"Smith, SM0", "Smyth, SM0", "Müller, MLR", "Miller, MLR", "7, "})
    void names_that_sound_alike_have_one_sound(String name, @Nullable String expected) {
        assertThat(metaphone().apply(name).get()).isEqualTo(expected);
    }

    @Test
    void digits_are_what_is_left_of_a_number() {
        assertThat(digits().apply("+49 (30) 12-34").get()).isEqualTo("49301234");
        assertThat(digits().apply("none").get()).isNull();
    }
}
