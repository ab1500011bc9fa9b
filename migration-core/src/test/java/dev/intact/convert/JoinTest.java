package dev.intact.convert;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JoinTest {
    private static final Join JOIN = Join.with(" ");

    @Test
    void joins_two_three_or_four_texts() {
        assertThat(JOIN.apply("Ada", "Lovelace")).isEqualTo("Ada Lovelace");
        assertThat(JOIN.apply("Ada", "King", "Lovelace")).isEqualTo("Ada King Lovelace");
        assertThat(JOIN.apply("A", "B", "C", "D")).isEqualTo("A B C D");
    }

    @Test
    void passes_over_missing_and_blank_texts() {
        assertThat(JOIN.apply(null, "Lovelace")).isEqualTo("Lovelace");
        assertThat(JOIN.apply("Ada", "\u00a0")).isEqualTo("Ada");
        assertThat(JOIN.apply("Ada", null, "Lovelace")).isEqualTo("Ada Lovelace");
        assertThat(JOIN.apply("", "B", null, "D")).isEqualTo("B D");
    }

    @Test
    void is_missing_where_nothing_is_left() {
        assertThat(JOIN.apply(null, "")).isNull();
        assertThat(JOIN.apply(null, " ", null)).isNull();
        assertThat(JOIN.apply(null, null, null, null)).isNull();
    }

    @Test
    void says_that_it_accepts_null_and_what_it_does() {
        assertThat(JOIN.acceptsNull()).isTrue();
        assertThat(Join.with(", ").words()).isEqualTo("joined with ', '");
        assertThat(Join.with(", ")).hasToString("joined with ', '");
    }

    @Test
    void fits_functions_of_several_values() {
        Fn2<String, String, String> two = JOIN;
        Fn3<String, String, String, String> three = JOIN;
        Fn4<String, String, String, String, String> four = JOIN;
        assertThat(two.apply("a", "b") + three.apply("a", "b", "c") + four.apply("a", "b", "c", "d"))
                .isEqualTo("a ba b ca b c d");
    }

    @Test
    void a_function_with_words_accepts_no_null_unless_it_says_so() {
        Worded plain = () -> "plain";
        assertThat(plain.acceptsNull()).isFalse();
    }
}
