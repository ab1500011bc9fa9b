package dev.intact.convert;

import static dev.intact.convert.ConversionAssert.converted;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldTest {
    @ParameterizedTest
    @CsvSource({
        "Łódź, Lodz",
        "Straße, Strasse",
        "GROẞ, GROSS",
        "Ærøskøbing, AEroskobing",
        "Đặng, Dang",
        "Ångström, Angstrom",
        "İstanbul ılık, Istanbul ilik",
        "œuvre, oeuvre",
        "Þór, THor",
        "ﬁn, fin",
        "e\u0301, e"
    })
    void takes_latin_letters_down_to_ascii(String written, String folded) {
        assertThat(converted(Text.fold(), written)).isEqualTo(folded);
    }

    @ParameterizedTest
    @CsvSource({"Ёлка й, Ёлка й", "हिन्दी, हिन्दी", "日本語, 日本語", "שָׁלוֹם, שָׁלוֹם"})
    void leaves_other_scripts_their_marks(String written, String same) {
        assertThat(converted(Text.fold(), written)).isEqualTo(converted(Text.nfc(), same));
    }

    @Test
    void keeps_the_case_and_everything_else() {
        assertThat(converted(Text.fold(), "É-1 ½ ² €")).isEqualTo("E-1 ½ ² €");
    }

    @Property
    void letters_that_differ_by_marks_alone_are_one(@ForAll(supplier = HostileText.class) String text) {
        String folded = converted(Text.fold(), text);
        assertThat(converted(Text.fold(), converted(Text.nfc(), text))).isEqualTo(folded);
        assertThat(folded.codePoints().filter(c -> c >= 0xC0 && c <= 0x17F).boxed())
                .as("letters of Latin-1 and Latin Extended-A but × and ÷, which are none")
                .allMatch(c -> c == '×' || c == '÷');
    }
}
