package dev.intact.mapping;

import static dev.intact.mapping.FieldRule.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.convert.Conversion;
import dev.intact.convert.Join;
import dev.intact.convert.Numbers;
import dev.intact.convert.Text;
import dev.intact.field.Schema;
import io.vavr.control.Either;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How missing values go through a mapping of one field. */
class NullsTest {
    record Old(long id, @Nullable String a, @Nullable String b, String c) {}

    record New(@Nullable String value) {}

    record Firm(String value) {}

    static final Old ABSENT = new Old(1, null, null, "c");
    static final Old PRESENT = new Old(1, "a", "b", "c");

    static final Lookup<String, String> LETTERS = Lookup.of("letters", Map.of("a", "A"));

    @SuppressWarnings("DoNotCallSuggester") // it is called to throw
    static final class Letters implements Serializable {
        private final String separator;

        Letters(String separator) {
            this.separator = separator;
        }

        static String strict(String a, String b) {
            return a + b;
        }

        static String lenient(@Nullable String a, String b) {
            return a + b;
        }

        static String three(@Nullable String a, @Nullable String b, String c) {
            return a + "," + b + "," + c;
        }

        static String four(String a, String b, String c, Long d) {
            return a + b + c + d;
        }

        static @Nullable String nothing(String a) {
            return null;
        }

        static String never(String a) {
            throw new IllegalStateException("secret " + a);
        }

        String joined(@Nullable String a, String b) {
            return a + separator + b;
        }
    }

    static String mapped(FieldRule<Old, New> rule, Old row) {
        return only(mapping(New.class, rule), row).fold(problems -> problems, made -> String.valueOf(made.value()));
    }

    static String firm(FieldRule<Old, Firm> rule, Old row) {
        return only(mapping(Firm.class, rule), row).fold(problems -> problems, Firm::value);
    }

    private static <T> Mapping<Old, T> mapping(Class<T> target, FieldRule<Old, T> rule) {
        MappingBuilder<Old, T> builder =
                Mapping.from(Old.class).to(target).key(Old::id).field(rule);
        List<String> used = rule.clause().expression().sources().stream()
                .map(getter -> Schema.of(Old.class).field(getter).name())
                .toList();
        if (!used.contains("id")) {
            builder = builder.drop(Old::id, "only a key");
        }
        if (!used.contains("a")) {
            builder = builder.drop(Old::a, "not now");
        }
        if (!used.contains("b")) {
            builder = builder.drop(Old::b, "not now");
        }
        if (!used.contains("c")) {
            builder = builder.drop(Old::c, "not now");
        }
        return builder.build();
    }

    private static <T> Either<String, T> only(Mapping<Old, T> mapping, Old row) {
        return mapping.apply(row).toEither().mapLeft(problems -> problems.mkString(" & "));
    }

    @Test
    void null_passes_through_what_takes_one_value() {
        assertThat(mapped(map(New::value).copiedFrom(Old::a), ABSENT)).isEqualTo("null");
        assertThat(mapped(map(New::value).from(Old::a).via(Text.upper()), ABSENT))
                .isEqualTo("null");
        assertThat(mapped(map(New::value).from(Old::a).via(LETTERS), ABSENT)).isEqualTo("null");
        assertThat(mapped(map(New::value).from(Old::a).via(Text.trim(), LETTERS), ABSENT))
                .isEqualTo("null");
        assertThat(mapped(map(New::value).from(Old::a).via(Letters::never), ABSENT))
                .isEqualTo("null");
    }

    @Test
    void a_function_of_several_values_gives_null_if_any_is_null() {
        FieldRule<Old, New> strict = map(New::value).from(Old::a, Old::c).via(Letters::strict);

        assertThat(mapped(strict, PRESENT)).isEqualTo("ac");
        assertThat(mapped(strict, ABSENT)).isEqualTo("null");
    }

    @Test
    void a_function_takes_null_where_its_parameter_is_nullable() {
        FieldRule<Old, New> lenient = map(New::value).from(Old::a, Old::b).via(Letters::lenient);

        assertThat(mapped(lenient, new Old(1, null, "b", "c"))).isEqualTo("nullb");
        assertThat(mapped(lenient, new Old(1, "a", null, "c")))
                .as("its second is not")
                .isEqualTo("null");
        assertThat(mapped(map(New::value).from(Old::a, Old::b, Old::c).via(Letters::three), ABSENT))
                .isEqualTo("null,null,c");
    }

    @Test
    void a_method_of_an_object_takes_null_where_its_parameter_is_nullable() {
        Letters letters = new Letters("-");

        assertThat(mapped(map(New::value).from(Old::a, Old::c).via(letters::joined), ABSENT))
                .isEqualTo("null-c");
        assertThat(mapped(map(New::value).from(Old::c, Old::a).via(letters::joined), ABSENT))
                .isEqualTo("null");
    }

    @Test
    void functions_take_up_to_four_values() {
        assertThat(mapped(map(New::value).from(Old::a, Old::b, Old::c, Old::id).via(Letters::four), PRESENT))
                .isEqualTo("abc1");
        assertThat(mapped(map(New::value).from(Old::a, Old::b, Old::c).via(Join.with("+")), PRESENT))
                .isEqualTo("a+b+c");
        assertThat(mapped(map(New::value).from(Old::a, Old::b).via(Join.with("+")), ABSENT))
                .isEqualTo("null");
        assertThat(mapped(
                        map(New::value).from(Old::a, Old::b, Old::c, Old::c).via("all", (a, b, c, d) -> a + b + c + d),
                        ABSENT))
                .isEqualTo("null");
    }

    @Test
    void a_default_stands_in_for_a_missing_value() {
        assertThat(mapped(map(New::value).copiedFrom(Old::a).orElse("x"), ABSENT))
                .isEqualTo("x");
        assertThat(mapped(map(New::value).copiedFrom(Old::a).orElse("x"), PRESENT))
                .isEqualTo("a");
        assertThat(firm(map(Firm::value).from(Old::a).via(Text.upper()).orElse("x"), ABSENT))
                .isEqualTo("x");
        assertThat(firm(map(Firm::value).from(Old::c).via(Letters::nothing).orElse("x"), PRESENT))
                .isEqualTo("x");
        assertThat(firm(
                        map(Firm::value)
                                .from(Old::a, Old::c)
                                .via(Letters::strict)
                                .orElse("x"),
                        ABSENT))
                .isEqualTo("x");
        assertThat(firm(
                        map(Firm::value)
                                .from(Old::c)
                                .via(LETTERS.unlisted(Unlisted.leaveEmpty()))
                                .orElse("x"),
                        PRESENT))
                .isEqualTo("x");
    }

    @Test
    void a_default_never_hides_a_failure() {
        assertThat(mapped(map(New::value).from(Old::c).via(Letters::never).orElse("x"), PRESENT))
                .isEqualTo("value: could not be computed (IllegalStateException) (rule: Letters.never, or x where there"
                        + " is none)");
        assertThat(mapped(map(New::value).from(Old::c).via(LETTERS).orElse("x"), PRESENT))
                .isEqualTo("value: \"c\" has no answer in lookup 'letters' (rule: lookup 'letters' of 1 entries,"
                        + " unlisted values are rejected, or x where there is none); add it there, or declare"
                        + " .unlisted(…)");
        assertThat(mapped(
                        map(New::value)
                                .from(Old::c)
                                .via(Numbers.integer().then(Conversion.of(Integer.class, "as text", String::valueOf)))
                                .orElse("x"),
                        PRESENT))
                .startsWith("value: \"c\" is not a whole number");
    }

    @Test
    void what_must_have_a_value_and_has_none_is_rejected() {
        assertThat(firm(map(Firm::value).copiedFrom(Old::a).orReject(), ABSENT))
                .isEqualTo("value: must have a value, but there is none in a (rule: copied); fill it in the source, or"
                        + " declare .orElse(…)");
        assertThat(mapped(
                        map(New::value)
                                .from(Old::a, Old::b)
                                .via(Letters::strict)
                                .orReject(),
                        ABSENT))
                .isEqualTo("value: must have a value, but there is none in a, b (rule: Letters.strict); fill it in the"
                        + " source, or declare .orElse(…)");
        assertThat(firm(map(Firm::value).copiedFrom(Old::c), new Old(1, null, null, null)))
                .as("a record may hold null where it says that it does not")
                .startsWith("value: must have a value, but there is none in c");
    }

    @Test
    void what_is_unlisted_becomes_what_the_table_says() {
        CodeTable<String, String> table =
                CodeTable.<String, String>named("letters").code("a", "A");

        assertThat(mapped(map(New::value).from(Old::c).via(table.unlisted(Unlisted.keep())), PRESENT))
                .isEqualTo("c");
        assertThat(mapped(map(New::value).from(Old::c).via(table.unlisted(Unlisted.use("?"))), PRESENT))
                .isEqualTo("?");
        assertThat(mapped(map(New::value).from(Old::c).via(table.unlisted(Unlisted.leaveEmpty())), PRESENT))
                .isEqualTo("null");
        assertThat(mapped(map(New::value).from(Old::c).via(table), PRESENT))
                .isEqualTo("value: \"c\" is not listed in code table 'letters' (rule: code table 'letters', unlisted"
                        + " values are rejected); list it, or declare .unlisted(…)");
    }

    @Test
    void a_constant_and_an_absent_value_need_no_source() {
        assertThat(mapped(map(New::value).constant("x"), PRESENT)).isEqualTo("x");
        assertThat(mapped(map(New::value).generated("the database"), PRESENT)).isEqualTo("null");
        assertThat(mapped(map(New::value).leftEmpty("new here"), PRESENT)).isEqualTo("null");
    }
}
