package dev.intact.field;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProblemTest {
    private static final Problem FULL = Problem.of("is not a date")
            .value("31/02/2020")
            .at("born")
            .rule("date as dd/MM/yyyy")
            .advice("correct it in the source");

    @Test
    void says_field_value_fault_rule_and_advice_in_one_sentence() {
        assertThat(FULL.message())
                .isEqualTo("born: \"31/02/2020\" is not a date (rule: date as dd/MM/yyyy); correct it in the source");
        assertThat(FULL).hasToString(FULL.message());
    }

    @Test
    void leaves_out_what_is_not_known() {
        assertThat(Problem.of("has no key").message()).isEqualTo("has no key");
        assertThat(Problem.of("is missing").at("name").message()).isEqualTo("name: is missing");
        assertThat(Problem.of("is missing").value(null).value()).isEmpty();
    }

    @Test
    void masks_the_value_and_drops_the_advice_which_may_hint_at_it() {
        assertThat(FULL.masked().message()).isEqualTo("born: *** is not a date (rule: date as dd/MM/yyyy)");
        assertThat(FULL.masked().value()).hasValue(Problem.MASK);
        assertThat(Problem.of("has no key").masked().value()).isEmpty();
    }

    @Test
    void keeps_its_facts_apart() {
        assertThat(FULL.what()).isEqualTo("is not a date");
        assertThat(FULL.field()).isEqualTo("born");
        assertThat(FULL.rule()).isEqualTo("date as dd/MM/yyyy");
        assertThat(FULL.advice()).isEqualTo("correct it in the source");
        assertThat(FULL.value()).hasValue("31/02/2020");
    }

    @Test
    void cuts_a_long_value_between_characters() {
        assertThat(Problem.of("is long").value("x".repeat(80)).value()).hasValue("x".repeat(80));
        assertThat(Problem.of("is long").value("x".repeat(81)).value()).hasValue("x".repeat(80) + "…");
        assertThat(Problem.of("is long").value("😀".repeat(81)).value().orElseThrow())
                .endsWith("😀…");
    }

    @Test
    void equals_its_copy_after_serialization() {
        assertThat(Copies.of(FULL)).isEqualTo(FULL).hasSameHashCodeAs(FULL);
        assertThat(FULL).isNotEqualTo(FULL.masked());
    }
}
