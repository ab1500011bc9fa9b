package dev.intact.convert;

import static dev.intact.convert.ConversionAssert.converted;
import static dev.intact.convert.ConversionAssert.refused;
import static dev.intact.convert.ConversionLaws.isTurnedBack;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ListsTest {
    private static final DelimitedList PLAIN = Lists.delimitedBy(';');
    private static final DelimitedList ESCAPED = PLAIN.escapedBy('\\');

    @Test
    void takes_items_as_they_stand() {
        assertThat(converted(PLAIN.toList(), " a;;b ")).containsExactly(" a", "", "b ");
        assertThat(converted(PLAIN.toList(), "")).isEmpty();
        assertThat(converted(PLAIN.toList(), ";")).containsExactly("", "");
        assertThat(converted(PLAIN.toList(), "a\\;b")).containsExactly("a\\", "b");
        assertThat(converted(ESCAPED.toList(), "a\\;b;c\\\\")).containsExactly("a;b", "c\\");
    }

    @Test
    void rejects_an_escape_that_escapes_nothing() {
        assertThat(refused(ESCAPED.toList(), "a\\b").message())
                .isEqualTo("\"a\\b\" has a '\\' that escapes nothing; double it where it stands for itself");
        assertThat(ESCAPED.toList().apply("a\\").isLeft()).isTrue();
    }

    @Test
    void rejects_a_list_that_would_not_be_read_back() {
        assertThat(refused(PLAIN.toText(), List.of("a;b")).message())
                .isEqualTo("\"[a;b]\" has an item that holds the delimiter ';'; "
                        + "declare .escapedBy('\\\\'), or another delimiter");
        assertThat(refused(ESCAPED.toText(), List.of("")).what())
                .isEqualTo("is a list of one empty item, which would be read as an empty list");
    }

    @Test
    void converts_each_item_and_tells_the_first_that_fails() {
        Conversion<String, List<Integer>> numbers = PLAIN.toListOf(Text.trim().then(Numbers.integer()));
        assertThat(converted(numbers, "1; 2")).containsExactly(1, 2);
        assertThat(refused(numbers, "1;x;y").message())
                .isEqualTo("\"x\" is not a whole number; write digits alone, as in 1234");
        assertThat(converted(PLAIN.toListOf(Text.blankToNull()), "a; ;b")).containsExactly("a", "b");
        assertThat(numbers.words()).isEqualTo("list parted by ';', each: trimmed, whole number (32 bits)");
    }

    @Test
    void refuses_signs_that_cannot_be_told_apart_when_defined() {
        assertThatThrownBy(() -> PLAIN.escapedBy(';')).hasMessage("';' cannot both part items and escape");
        assertThatThrownBy(() -> Lists.delimitedBy('\ud83d')).hasMessage("half a character parts no items");
    }

    @Property
    void lists_are_turned_back_or_refused(@ForAll("items") List<String> items) {
        isTurnedBack(PLAIN.toText(), PLAIN.toList(), items);
        isTurnedBack(ESCAPED.toText(), ESCAPED.toList(), items);
        assertThat(ESCAPED.toText().apply(items).isRight()).isEqualTo(!items.equals(List.of("")));
    }

    @Property
    void text_is_turned_back(@ForAll(supplier = HostileText.class) String text) {
        isTurnedBack(PLAIN.toList(), PLAIN.toText(), text);
        isTurnedBack(ESCAPED.toList(), ESCAPED.toText(), text);
    }

    @Provide
    Arbitrary<List<String>> items() {
        return Arbitraries.strings().withChars("a;\\ é").ofMaxLength(5).list().ofMaxSize(5);
    }
}
