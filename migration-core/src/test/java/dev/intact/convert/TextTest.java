package dev.intact.convert;

import static dev.intact.convert.ConversionAssert.converted;
import static dev.intact.convert.ConversionAssert.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {
    @ParameterizedTest
    @ValueSource(strings = {" ", "\t", "\r\n", "\u00a0", "\u202f", "\u2007", "\u3000", "\u0085"})
    void trims_every_kind_of_white_space(String space) {
        assertThat(converted(Text.trim(), space + "Ada" + space)).isEqualTo("Ada");
    }

    @Test
    void trims_blank_text_to_empty_text() {
        assertThat(converted(Text.trim(), " \u00a0\t")).isEmpty();
        assertThat(Text.trim().mayYieldNull()).isFalse();
    }

    @Test
    void keeps_zero_width_characters_which_are_no_white_space() {
        assertThat(converted(Text.trim(), "\u200bAda")).isEqualTo("\u200bAda");
    }

    @Test
    void makes_blank_text_a_missing_value() {
        assertThat(converted(Text.blankToNull(), " \u00a0")).isNull();
        assertThat(converted(Text.blankToNull(), "")).isNull();
        assertThat(Text.blankToNull().mayYieldNull()).isTrue();
    }

    @Test
    void leaves_text_that_is_not_blank_as_it_is() {
        assertThat(converted(Text.blankToNull(), " a ")).isEqualTo(" a ");
    }

    @Test
    void collapses_each_run_of_white_space_to_one_space() {
        assertThat(converted(Text.collapse(), "\tAda \u00a0 King\r\nLovelace ")).isEqualTo("Ada King Lovelace");
    }

    @Test
    void changes_case_the_same_way_in_every_locale() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try {
            assertThat(converted(Text.upper(), "title")).isEqualTo("TITLE");
            assertThat(converted(Text.lower(), "TITLE")).isEqualTo("title");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void rejects_text_that_is_too_long_and_never_cuts_it() {
        assertThat(refused(Text.maxLength(3), "Lovelace").message())
                .isEqualTo("\"Lovelace\" is longer than 3 characters; "
                        + "shorten it in the source or widen the target; it is never cut");
    }

    @Test
    void counts_code_points_not_chars() {
        assertThat(converted(Text.maxLength(2), "😀😀")).isEqualTo("😀😀");
        assertThat(refused(Text.maxLength(1), "😀😀").what()).isEqualTo("is longer than 1 characters");
    }

    @Test
    void refuses_a_largest_length_below_one_when_defined() {
        assertThatThrownBy(() -> Text.maxLength(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a largest length must be at least 1, not 0");
    }
}
