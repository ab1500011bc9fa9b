package dev.intact.convert;

import static dev.intact.convert.ConversionAssert.converted;
import static dev.intact.convert.ConversionAssert.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    /** The document of RFC 6901, section 5. */
    private static final String RFC_6901 = """
            {"foo": ["bar", "baz"], "": 0, "a/b": 1, "c%d": 2, "e^f": 3, "g|h": 4, "i\\\\j": 5, "k\\"l": 6, " ": 7, "m~n": 8}
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '!',
            value = {"/;0", "/a~1b;1", "/c%d;2", "/e^f;3", "/g|h;4", "/i\\j;5", "/k\"l;6", "!/ !;7", "/m~0n;8"})
    void finds_places_as_the_standard_says(String pointer, BigDecimal number) {
        assertThat(converted(Json.number(pointer), RFC_6901)).isEqualTo(number);
        assertThat(converted(Json.text("/foo/1"), RFC_6901)).isEqualTo("baz");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/foo/2", "/foo/01", "/foo/-", "/foo/bar", "/nope", "/foo/0/x", "/a"})
    void answers_nothing_where_nothing_is(String pointer) {
        assertThat(converted(Json.text(pointer), RFC_6901)).isNull();
        assertThat(Json.text(pointer).mayYieldNull()).isTrue();
    }

    @Test
    void answers_nothing_for_the_literal_null_but_in_a_part() {
        assertThat(converted(Json.text("/a"), "{\"a\":null}")).isNull();
        assertThat(converted(Json.part("/a"), "{\"a\":null}")).isEqualTo("null");
    }

    @Test
    void takes_numbers_as_they_are_written_and_parts_as_json() {
        String document = "{ \"price\" : 12.50, \"ok\": true, \"lines\" : [ {\"n\": 1.10}, [ ] ] }";
        assertThat(converted(Json.number("/price"), document)).isEqualTo("12.50");
        assertThat(converted(Json.bool("/ok"), document)).isTrue();
        assertThat(converted(Json.part("/lines"), document)).isEqualTo("[{\"n\":1.10},[]]");
        assertThat(converted(Json.part(""), document))
                .isEqualTo("{\"price\":12.50,\"ok\":true,\"lines\":[{\"n\":1.10},[]]}");
        assertThat(Json.text("/a/b").words()).isEqualTo("text at /a/b of a JSON document");
    }

    @Test
    void rejects_a_value_of_another_kind() {
        assertThat(refused(Json.number("/n"), "{\"n\":\"1\"}").message())
                .isEqualTo("\"{\"n\":\"1\"}\" has something else than a number at '/n'; "
                        + "correct the pointer, or take it by Json.part(…)");
        assertThat(refused(Json.text("/a"), "{\"a\":{\"b\":1}}").what())
                .isEqualTo("has something else than a text at '/a'");
        assertThat(refused(Json.number("/n"), "{\"n\":1e99999999999}").what())
                .isEqualTo("has a number of too many digits at '/n'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1",
                "{\"a\":1}}",
                "{\"a\":1}{}",
                "{\"a\":1,\"a\":2}",
                "{'a':1}",
                "{\"a\":1, \"b\":\"\\x\"}",
                "{\"a\":1, \"b\":01}",
                "{\"a\":1,}",
                "nul",
                "<a/>"
            })
    void rejects_a_document_that_is_broken_anywhere(String document) {
        assertThat(refused(Json.number("/a"), document).what()).startsWith("is not a JSON document: ");
    }

    @Test
    void rejects_blank_text_and_documents_of_endless_depth() {
        assertThat(refused(Json.text(""), " ").what()).isEqualTo("is not a JSON document: it is blank");
        assertThat(refused(Json.text("/a"), "[".repeat(100_000)).what()).startsWith("is not a JSON document: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "$.a", "/a~", "/a~2"})
    void refuses_what_is_no_pointer_when_defined(String pointer) {
        assertThatThrownBy(() -> Json.text(pointer))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'" + pointer + "' is no JSON Pointer (RFC 6901); "
                        + "write /customer/name, with ~1 for a slash in a name");
    }

    @Property
    void every_text_is_found_under_every_name(
            @ForAll(supplier = HostileText.class) String name, @ForAll(supplier = HostileText.class) String text) {
        String document = "{\"before\":[{}],%s:{\"x\":%s}}".formatted(quoted(name), quoted(text));
        String pointer = "/" + name.replace("~", "~0").replace("/", "~1") + "/x";
        if (!name.equals("before") && isWellFormed(name) && isWellFormed(text)) {
            assertThat(converted(Json.text(pointer), document)).isEqualTo(text);
        }
    }

    /** Half a surrogate pair is no character, and no JSON. */
    private static boolean isWellFormed(String text) {
        return StandardCharsets.UTF_16.newEncoder().canEncode(text);
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> quoted.append("\\u%04x".formatted(c)));
        return quoted.append('"').toString();
    }
}
