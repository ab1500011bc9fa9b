package dev.intact.convert;

import static dev.intact.convert.ConversionAssert.converted;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CountriesProperties {
    private static final CodeText COUNTRY = Countries.toIso2();

    @Property
    void case_accents_and_space_around_do_not_count(@ForAll("names") String name) {
        String code = converted(COUNTRY, name);
        assertThat(converted(COUNTRY, name.toLowerCase(Locale.ROOT))).isEqualTo(code);
        assertThat(converted(COUNTRY, " " + name.toUpperCase(Locale.ROOT) + "\u00a0"))
                .isEqualTo(code);
        assertThat(converted(COUNTRY, CodeList.COUNTRIES.folded(name))).isEqualTo(code);
    }

    @Property
    void an_answer_is_a_code_that_stands_for_itself(@ForAll("names") String name) {
        String code = converted(COUNTRY, name);
        assertThat(CodeList.COUNTRIES.codes()).contains(code);
        assertThat(converted(COUNTRY, code)).isEqualTo(code);
    }

    @Property
    void any_text_is_a_country_or_a_problem_but_never_an_exception(@ForAll String text) {
        assertThat(COUNTRY.apply(text)).isNotNull();
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of(CodeList.COUNTRIES.names());
    }
}
