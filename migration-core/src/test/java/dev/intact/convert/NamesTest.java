package dev.intact.convert;

import static dev.intact.convert.ConversionAssert.converted;
import static dev.intact.convert.ConversionAssert.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ada Lovelace|Ada|Lovelace|",
                "Ludwig van Beethoven|Ludwig|van Beethoven|",
                "Jan Peter van der Berg|Jan Peter|van der Berg|",
                "van der Berg||van der Berg|",
                "Van Morrison|Van|Morrison|",
                "Juan de la Cruz|Juan|de la Cruz|",
                "de la Cruz, Juan|Juan|de la Cruz|",
                "  de la  Cruz ,\u00a0Juan María |Juan María|de la Cruz|",
                "Georg Ritter von Trapp|Georg Ritter|von Trapp|",
                "Ronald Mc Donald|Ronald|Mc Donald|",
                "Ronald McDonald|Ronald|McDonald|",
                "José Ortega y Gasset|José|Ortega y Gasset|",
                "Juan de la Cruz y Vega|Juan|de la Cruz y Vega|",
                "Gabriel García Márquez|Gabriel García|Márquez|",
                "Ann St. John|Ann|St. John|",
                "LUDWIG VAN BEETHOVEN|LUDWIG|VAN BEETHOVEN|",
                "Sammy Davis Jr.|Sammy|Davis|Jr.",
                "Martin Luther King, Jr.|Martin Luther|King|Jr.",
                "King, Martin Luther, Jr.|Martin Luther|King|Jr.",
                "Henry Ford II|Henry|Ford|II",
                "Jane Doe Ph.D.|Jane|Doe|Ph.D.",
                "Davis Jr.|Davis|Jr.|",
                "Cher||Cher|"
            })
    void splits_names(String name, String given, String family, String suffix) {
        PersonName parts = converted(Names.split(), name);
        assertThat(parts.given().orElse(null)).isEqualTo(given);
        assertThat(parts.family()).isEqualTo(family);
        assertThat(parts.suffix().orElse(null)).isEqualTo(suffix);
        assertThat(converted(Names.family(), name)).isEqualTo(parts.family());
        assertThat(converted(Names.given(), name)).isEqualTo(given);
        assertThat(converted(Names.suffix(), name)).isEqualTo(suffix);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Smith, Jane, John", ", Jane", "Smith,", "a,b,c,d", ","})
    void rejects_what_is_not_the_name_of_one_person(String name) {
        assertThat(refused(Names.split(), name).message())
                .isEqualTo("\"" + name + "\" is not a name of one person; write it as First Last or as Last, First");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \u00a0"})
    void rejects_blank_names(String name) {
        assertThat(refused(Names.family(), name).what()).isEqualTo("is no name: it is blank");
    }

    @Test
    void puts_the_given_names_first() {
        assertThat(converted(Names.givenFirst(), "de la Cruz, Juan")).isEqualTo("Juan de la Cruz");
    }

    @Test
    void joins_parts_and_passes_over_missing_ones() {
        assertThat(Names.join(" Ada ", "Lovelace")).isEqualTo("Ada Lovelace");
        assertThat(Names.join(null, "Lovelace")).isEqualTo("Lovelace");
        assertThat(Names.join("Ada", "King", " ")).isEqualTo("Ada King");
        assertThat(Names.join(" ", null)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "LUDWIG VAN BEETHOVEN, Ludwig van Beethoven",
        "juan de la cruz, Juan de la Cruz",
        "ronald mcdonald, Ronald McDonald",
        "O'NEIL, O'Neil",
        "D’ANGELO, D’Angelo",
        "jean-luc picard, Jean-Luc Picard",
        "HENRY FORD III, Henry Ford III",
        "ANN ST. JOHN, Ann St. John",
        "Ian McKellen, Ian McKellen",
        "ian McKellen, ian McKellen"
    })
    void gives_names_their_usual_capitals(String written, String usual) {
        assertThat(converted(Names.capitalised(), written)).isEqualTo(usual);
    }

    @Property
    void no_word_is_ever_dropped(@ForAll("names") String name) {
        Names.split().apply(name).peek(parts -> {
            assertThat(words(parts.full())).containsExactlyInAnyOrderElementsOf(words(name));
            if (!name.contains(",")) {
                assertThat(parts.full()).isEqualTo(converted(Text.collapse(), name));
            }
        });
    }

    @Property
    void a_name_that_was_put_together_again_splits_into_words_that_are_all_there(
            @ForAll(supplier = HostileText.class) String text) {
        Names.split()
                .apply(text)
                .peek(parts -> assertThat(words(parts.full())).containsExactlyInAnyOrderElementsOf(words(text)));
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of(
                        "Ada", "van", "der", "de", "Van", "y", "Jr.", "Jr", "II", "Berg", "Mc", "St.", ",", "O'Neil")
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .map(words -> String.join(" ", words));
    }

    private static List<String> words(String name) {
        return Arrays.stream(converted(Text.collapse(), name.replace(',', ' ')).split(" ", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
