package dev.intact.convert;

import static dev.intact.convert.ConversionAssert.converted;
import static dev.intact.convert.ConversionAssert.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ReplaceTest {
    @Test
    void replaces_a_text_as_it_is() {
        assertThat(converted(Text.replace(".", "$1"), "a.b")).isEqualTo("a$1b");
        assertThat(Text.replace(".", "").words()).isEqualTo("'.' replaced by ''");
        assertThatThrownBy(() -> Text.replace("", "x"))
                .hasMessage("nothing cannot be replaced by something; give the text to replace");
    }

    @Test
    void replaces_what_matches_with_its_groups() {
        assertThat(converted(Text.replaceAll("(?<a>\\d+)-(\\d+)", "$2/${a}"), "12-34"))
                .isEqualTo("34/12");
        assertThat(Text.replaceAll("\\s+", " ").words()).isEqualTo("what matches \\s+ replaced by ' '");
    }

    @Test
    void refuses_a_replacement_of_groups_that_are_not_there_when_defined() {
        assertThatThrownBy(() -> Text.replaceAll("(a)", "$2"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'$2' does not fit the groups of (a): ")
                .hasMessageEndingWith("write \\$ for a dollar sign");
        assertThatThrownBy(() -> Text.replaceAll("(", "x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void rejects_text_on_which_the_expression_runs_out_of_stack() {
        assertThat(refused(Text.replaceAll("(a|b)*c", ""), "ab".repeat(200_000)).what())
                .isEqualTo("is too long for the expression (a|b)*c");
    }

    @Test
    void removes_control_characters_and_lets_no_words_grow_together() {
        assertThat(converted(Text.withoutControls(), "a\u0000b\u000bc\r\nd\te\u0085f\u007f\u009f"))
                .isEqualTo("ab c\r\nd\te f");
    }

    @Property
    void nothing_but_control_characters_is_removed(@ForAll(supplier = HostileText.class) String text) {
        String cleaned = converted(Text.withoutControls(), text);
        assertThat(cleaned.chars().filter(Character::isISOControl).boxed())
                .allMatch(c -> c == '\t' || c == '\n' || c == '\r');
        assertThat(withoutControlsAndSpaces(cleaned)).isEqualTo(withoutControlsAndSpaces(text));
    }

    @Test
    void capitalises_words_and_their_parts() {
        assertThat(converted(Text.titleCase(), "jean-luc PICARD, 2ND ofﬁcer (RET.)"))
                .isEqualTo("Jean-Luc Picard, 2nd Ofﬁcer (Ret.)");
    }

    private static String withoutControlsAndSpaces(String text) {
        StringBuilder rest = new StringBuilder();
        text.chars().filter(c -> c != ' ' && !Character.isISOControl(c)).forEach(c -> rest.append((char) c));
        return rest.toString();
    }
}
