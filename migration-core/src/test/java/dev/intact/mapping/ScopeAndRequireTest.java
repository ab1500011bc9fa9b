package dev.intact.mapping;

import static dev.intact.mapping.FieldRule.map;
import static dev.intact.quality.Rule.on;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.intact.quality.Rule;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Scopes and requirements, over values that are there, missing or troublesome. */
class ScopeAndRequireTest {
    record Row(long id, @Nullable String type, @Nullable Integer age) {}

    @SuppressWarnings("DoNotCallSuggester") // it is called to throw
    static final class Failing {
        static boolean on(Object any) {
            throw new IllegalStateException("secret " + any);
        }
    }

    static Row row(@Nullable String type, @Nullable Integer age) {
        return new Row(1, type, age);
    }

    static String end(UnaryOperator<MappingBuilder<Row, Row>> more, Row row) {
        MappingBuilder<Row, Row> builder = Mapping.from(Row.class)
                .to(Row.class)
                .key(Row::id)
                .field(map(Row::id).copiedFrom(Row::id))
                .field(map(Row::type).copiedFrom(Row::type))
                .field(map(Row::age).copiedFrom(Row::age));
        return more.apply(builder).build().evaluate(row, Lookups.none()).toString();
    }

    @Test
    void a_missing_value_is_neither_excluded_nor_archived_nor_kept() {
        Rule<Row> test = on(Row::type).oneOf("test");

        assertThat(end(builder -> builder.exclude(test), row("test", 1)))
                .isEqualTo("EXCLUDED excluded: type is one of test");
        assertThat(end(builder -> builder.exclude(test), row("real", 1))).isEqualTo("MAPPED");
        assertThat(end(builder -> builder.exclude(test), row(null, 1))).isEqualTo("MAPPED");
        assertThat(end(builder -> builder.archive(test), row("test", 1)))
                .isEqualTo("ARCHIVED archived: type is one of test");
        assertThat(end(builder -> builder.archive(test), row(null, 1))).isEqualTo("MAPPED");
        assertThat(end(builder -> builder.only(test), row("test", 1))).isEqualTo("MAPPED");
        assertThat(end(builder -> builder.only(test), row("real", 1))).isEqualTo("EXCLUDED only: type is one of test");
        assertThat(end(builder -> builder.only(test), row(null, 1))).isEqualTo("EXCLUDED only: type is one of test");
    }

    @Test
    void a_missing_value_can_be_asked_for() {
        assertThat(end(builder -> builder.only(on(Row::type).required()), row(null, 1)))
                .isEqualTo("EXCLUDED only: type is required");
        assertThat(end(builder -> builder.only(on(Row::type).required()), row(" ", 1)))
                .isEqualTo("EXCLUDED only: type is required");
        assertThat(end(builder -> builder.require(on(Row::type).required()), row(null, 1)))
                .isEqualTo("REJECTED [type: breaks a rule (rule: is required)]");
    }

    @Test
    void the_first_scope_that_takes_a_row_out_decides() {
        UnaryOperator<MappingBuilder<Row, Row>> scopes = builder -> builder.exclude(
                        on(Row::age).atMost(17).because("minors, by law").owner("Legal"))
                .exclude("tests", row -> "test".equals(row.type()));

        assertThat(end(scopes, row("test", 9))).isEqualTo("EXCLUDED excluded: age is at most 17 (minors, by law)");
        assertThat(end(scopes, row("test", 19))).isEqualTo("EXCLUDED excluded: tests");
    }

    @Test
    void a_scope_that_cannot_be_asked_rejects_the_row_and_names_itself() {
        String end = end(builder -> builder.exclude("odd ones", Failing::on), row("a", 1));

        assertThat(end)
                .isEqualTo(
                        "REJECTED [a rule could not be asked (IllegalStateException) (rule: excluded: odd ones); make"
                                + " its function answer for every row, missing values included]");
    }

    @Test
    void a_requirement_that_cannot_be_asked_rejects_the_row_and_names_itself() {
        assertThat(end(builder -> builder.require("is fine", Failing::on), row("a", 1)))
                .isEqualTo(
                        "REJECTED [a rule could not be asked (IllegalStateException) (rule: is fine); make its function"
                                + " answer for every row, missing values included]");
        assertThat(end(builder -> builder.require(on(Row::type).satisfies("is fine", Failing::on)), row("a", 1)))
                .isEqualTo("REJECTED [type: a rule could not be asked (IllegalStateException) (rule: is fine); make its"
                        + " function answer for every row, missing values included]");
    }

    @Test
    void requirements_are_asked_of_values_that_are_there() {
        UnaryOperator<MappingBuilder<Row, Row>> rules =
                builder -> builder.require(on(Row::type).matches("[a-z]+"))
                        .require(on(Row::type).maxLength(4))
                        .require(on(Row::age).between(18, 99))
                        .require("is not odd", row -> row.age() == null || row.age() % 2 == 0);

        assertThat(end(rules, row(null, null))).isEqualTo("MAPPED");
        assertThat(end(rules, row("abcd", 18))).isEqualTo("MAPPED");
        assertThat(end(rules, row("ABCDE", 17)))
                .isEqualTo(
                        "REJECTED [type: \"ABCDE\" breaks a rule (rule: matches [a-z]+), type: \"ABCDE\" breaks a rule"
                                + " (rule: has at most 4 characters), age: \"17\" breaks a rule (rule: is between 18 and 99),"
                                + " breaks a rule (rule: is not odd)]");
    }

    @Test
    void characters_are_counted_as_people_count_them() {
        assertThat(end(builder -> builder.require(on(Row::type).maxLength(2)), row("\uD83D\uDE00\uD83D\uDE00", 1)))
                .isEqualTo("MAPPED");
    }

    @Test
    void a_rule_applies_only_when_its_condition_holds() {
        Rule<Row> adult = on(Row::age).atLeast(18).when("the type is person", row -> "person".equals(row.type()));

        assertThat(end(builder -> builder.require(adult), row("person", 5)))
                .isEqualTo("REJECTED [age: \"5\" breaks a rule (rule: is at least 18, when the type is person)]");
        assertThat(end(builder -> builder.require(adult), row("dog", 5))).isEqualTo("MAPPED");
        assertThat(end(builder -> builder.require(adult), row("person", null))).isEqualTo("MAPPED");
        assertThatThrownBy(() -> adult.when("it rains", row -> true))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("rule 'is at least 18' already applies only when the type is person");
    }

    @Test
    void a_condition_that_throws_rejects_the_row() {
        Rule<Row> rule = on(Row::age).atLeast(18).when("it can be told", Failing::on);

        assertThat(end(builder -> builder.require(rule), row("a", 1)))
                .startsWith(
                        "REJECTED [age: a rule could not be asked (IllegalStateException) (rule: is at least 18, when"
                                + " it can be told)");
    }

    @Test
    void a_warning_that_cannot_be_asked_rejects_the_row() {
        Rule<Row> rule = on(Row::age).atLeast(18).when("it can be told", Failing::on);

        assertThat(end(builder -> builder.require(rule.warning()), row("a", 1)))
                .startsWith("REJECTED [age: a rule could not be asked (IllegalStateException)");
    }

    @Test
    void a_warning_is_recorded_and_the_row_goes_on() {
        Rule<Row> rule = on(Row::age).atLeast(18).warning();

        assertThat(end(builder -> builder.require(rule), row("a", 5)))
                .isEqualTo("MAPPED [age: \"5\" breaks a rule (rule: is at least 18)]");
        assertThat(end(builder -> builder.require(rule).require(on(Row::type).required()), row(null, 5)))
                .as("a rejected row tells its errors")
                .isEqualTo("REJECTED [type: breaks a rule (rule: is required)]");
    }

    @Test
    void ends_that_cannot_be_are_refused() {
        assertThatThrownBy(() -> on(Row::age).between(9, 1)).hasMessage("9 lies above 1");
        assertThatThrownBy(() -> on(Row::type).maxLength(-1)).hasMessage("a length cannot be negative: -1");
        assertThatThrownBy(() -> on(Row::type).oneOf()).hasMessage("oneOf needs at least one value");
        assertThatThrownBy(() -> on((Row row) -> new Object()).atLeast(new Object()))
                .hasMessage("java.lang.Object has no order");
    }
}
