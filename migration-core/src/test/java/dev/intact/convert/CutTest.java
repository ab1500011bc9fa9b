package dev.intact.convert;

import static dev.intact.convert.ConversionAssert.converted;
import static dev.intact.convert.ConversionAssert.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CutTest {
    @ParameterizedTest
    @CsvSource({
        "Lovelace, Love…",
        "Ada, Ada",
        "Byron, Byron",
        "e\u0301e\u0301e\u0301, e\u0301e\u0301…",
        "abc😀😀😀, abc😀…",
        "abc👨‍👩‍👧def, abc…",
        "abc🇩🇪🇫🇷, abc…"
    })
    void cuts_between_characters_as_people_see_them(String written, String cut) {
        assertThat(converted(Text.cut(5, "…"), written)).isEqualTo(cut);
    }

    @Test
    void leaves_a_character_out_whole_that_has_no_room() {
        assertThat(converted(Text.cut(2, ""), "e\u0301\u0323\u0302x")).isEmpty();
    }

    @Test
    void refuses_an_ellipsis_that_leaves_no_room_when_defined() {
        assertThatThrownBy(() -> Text.cut(3, "..."))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("3 characters leave no room for text before '...'");
    }

    @Property
    void what_was_cut_is_short_enough_and_a_beginning(
            @ForAll(supplier = HostileText.class) String text, @ForAll @IntRange(min = 2, max = 30) int most) {
        String cut = converted(Text.cut(most, "…"), text);
        assertThat(cut.codePointCount(0, cut.length())).isLessThanOrEqualTo(most);
        boolean fits = text.codePointCount(0, text.length()) <= most;
        assertThat(fits ? text : text + "…")
                .matches(whole -> fits
                        ? whole.equals(cut)
                        : cut.endsWith("…") && text.startsWith(cut.substring(0, cut.length() - 1)));
    }

    @Test
    void pads_to_a_width_and_refuses_what_is_longer() {
        assertThat(converted(Text.padLeft(6, '0'), "123")).isEqualTo("000123");
        assertThat(converted(Text.padRight(3, '.'), "😀")).isEqualTo("😀..");
        assertThat(refused(Text.padLeft(2, '0'), "123").message())
                .isEqualTo("\"123\" is longer than 2 characters; "
                        + "shorten it in the source or widen the target; it is never cut");
        assertThatThrownBy(() -> Text.padLeft(0, '0'))
                .hasMessage("text is padded to at least 1 character, with a whole character");
    }

    @Property
    void padded_text_has_the_width_and_holds_the_text(
            @ForAll(supplier = HostileText.class) String text, @ForAll @IntRange(min = 1, max = 30) int width) {
        Text.padLeft(width, '*').apply(text).peek(padded -> {
            assertThat(padded.codePointCount(0, padded.length())).isEqualTo(width);
            assertThat(padded).endsWith(text);
        });
        assertThat(Text.padRight(width, '*').apply(text).isRight())
                .isEqualTo(text.codePointCount(0, text.length()) <= width);
    }
}
