package dev.intact.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SplitTest {
    @Test
    void is_known_by_its_id() {
        assertThat(Split.of("1-9")).isEqualTo(Split.of("1-9")).hasSameHashCodeAs(Split.of("1-9"));
        assertThat(Split.of("all")).isEqualTo(Split.whole()).hasToString("all");
    }

    @Test
    void refuses_an_empty_id() {
        assertThatThrownBy(() -> Split.of(""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a split needs an id");
    }
}
