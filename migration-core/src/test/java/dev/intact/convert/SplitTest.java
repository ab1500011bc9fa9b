package dev.intact.convert;

import static dev.intact.convert.ConversionAssert.converted;
import static dev.intact.convert.ConversionAssert.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SplitTest {
    @Test
    void takes_the_parts_as_they_stand() {
        assertThat(converted(Split.on(";").part(0), "a; b;;")).isEqualTo("a");
        assertThat(converted(Split.on(";").part(1), "a; b;;")).isEqualTo(" b");
        assertThat(converted(Split.on(";").part(2), "a; b;;")).isEmpty();
        assertThat(converted(Split.on(";").part(3), "a; b;;")).isEmpty();
    }

    @Test
    void takes_the_separator_literally() {
        assertThat(converted(Split.on("||").part(1), "a|b||c")).isEqualTo("c");
        assertThat(converted(Split.on(".").part(1), "a.b")).isEqualTo("b");
    }

    @Test
    void answers_null_where_there_are_fewer_parts() {
        assertThat(converted(Split.on(";").part(2), "a;b")).isNull();
        assertThat(Split.on(";").part(2).mayYieldNull()).isTrue();
    }

    @Test
    void rejects_another_number_of_parts_where_one_is_declared() {
        Conversion<String, String> second = Split.on(",").exactly(2).part(1);
        assertThat(second.mayYieldNull()).isFalse();
        assertThat(converted(second, "Lovelace, Ada")).isEqualTo(" Ada");
        assertThat(refused(second, "Lovelace").message())
                .isEqualTo("\"Lovelace\" does not have 2 parts split on ','; "
                        + "correct it in the source, or leave the number of parts open");
        assertThat(refused(second, "a,b,c").what()).isEqualTo("does not have 2 parts split on ','");
    }

    @Test
    void refuses_parts_that_cannot_be_when_defined() {
        assertThatThrownBy(() -> Split.on("")).hasMessage("text cannot be split on an empty separator");
        assertThatThrownBy(() -> Split.on(",").exactly(0)).hasMessage("text has at least one part, not 0");
        assertThatThrownBy(() -> Split.on(",").part(-1)).hasMessage("there is no part -1; parts are counted from 0");
        assertThatThrownBy(() -> Split.on(",").exactly(2).part(2))
                .hasMessage("there is no part 2; parts are counted from 0 to 1");
    }

    @Test
    void carries_words() {
        assertThat(Split.on(",").part(0).words()).isEqualTo("part 1 split on ','");
        assertThat(Split.on(",").exactly(2).part(1).words()).isEqualTo("part 2 split on ',' into 2");
    }
}
