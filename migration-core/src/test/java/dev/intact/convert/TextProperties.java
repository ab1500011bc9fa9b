package dev.intact.convert;

import static dev.intact.convert.ConversionAssert.converted;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class TextProperties {
    @Property
    void trimming_twice_is_trimming_once(@ForAll String text) {
        String once = converted(Text.trim(), text);
        assertThat(converted(Text.trim(), once)).isEqualTo(once);
        assertThat(text).contains(once);
    }

    @Property
    void collapsing_twice_is_collapsing_once_and_loses_white_space_alone(@ForAll String text) {
        String once = converted(Text.collapse(), text);
        assertThat(converted(Text.collapse(), once)).isEqualTo(once);
        assertThat(withoutWhiteSpace(once)).isEqualTo(withoutWhiteSpace(text));
    }

    @Property
    void blank_is_missing_exactly_where_trimming_leaves_nothing(@ForAll String text) {
        boolean blank = converted(Text.trim(), text).isEmpty();
        assertThat(converted(Text.blankToNull(), text)).isEqualTo(blank ? null : text);
    }

    @Property
    void text_passes_whole_or_not_at_all(@ForAll String text, @ForAll @IntRange(min = 1, max = 20) int most) {
        boolean fits = text.codePointCount(0, text.length()) <= most;
        assertThat(Text.maxLength(most).apply(text).getOrNull()).isEqualTo(fits ? text : null);
    }

    private static String withoutWhiteSpace(String text) {
        StringBuilder rest = new StringBuilder();
        text.chars().filter(c -> !WhiteSpace.is((char) c)).forEach(c -> rest.append((char) c));
        return rest.toString();
    }
}
