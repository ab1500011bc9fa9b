package dev.intact.convert;

import static dev.intact.convert.ConversionAssert.converted;
import static dev.intact.convert.ConversionAssert.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountriesTest {
    private static final CodeText COUNTRY = Countries.toIso2();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "NL|NL",
                "nld|NL",
                "The Netherlands|NL",
                "Holland|NL",
                "USA|US",
                "U.S.A.|US",
                "u.s.|US",
                "United States of America|US",
                "UK|GB",
                "U.K.|GB",
                "England|GB",
                "Scotland|GB",
                "Wales|GB",
                "Northern Ireland|GB",
                "Great Britain|GB",
                "Republic of Ireland|IE",
                "Czech Republic|CZ",
                "Czechia|CZ",
                "Türkiye|TR",
                "Turkey|TR",
                "TURKIYE|TR",
                "Ivory Coast|CI",
                "Côte d'Ivoire|CI",
                "Cote d’Ivoire|CI",
                "Russia|RU",
                "South Korea|KR",
                "Korea, Republic of|KR",
                "Deutschland|DE",
                "Österreich|AT",
                "österreich|AT",
                "Schweiz|CH",
                "España|ES",
                "espana|ES",
                "Italia|IT",
                "Brasil|BR",
                "St. Lucia|LC",
                "ST|ST",
                "Bosnia & Herzegovina|BA",
                "Curacao|CW",
                "Georgia|GE",
                "  France |FR"
            })
    void reads_codes_names_and_common_aliases(String written, String code) {
        assertThat(converted(COUNTRY, written)).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NA", "na", "NAM", "Namibia"})
    void reads_na_as_namibia_not_as_missing(String written) {
        assertThat(converted(COUNTRY, written)).isEqualTo("NA");
    }

    @Test
    void knows_each_country_of_iso_3166_1_by_both_codes() {
        assertThat(CodeList.COUNTRIES.codes()).hasSize(249).containsExactlyInAnyOrder(Locale.getISOCountries());
        for (String code : Locale.getISOCountries()) {
            assertThat(converted(COUNTRY, code)).isEqualTo(code);
            assertThat(converted(
                            COUNTRY,
                            new Locale.Builder().setRegion(code).build().getISO3Country()))
                    .isEqualTo(code);
        }
    }

    @Test
    void rejects_an_unknown_name_and_tells_the_nearest() {
        assertThat(refused(COUNTRY, "Germny").message())
                .isEqualTo("\"Germny\" is not a country of ISO 3166-1; "
                        + "correct it, or declare what it means by also(name, code); did you mean 'Germany'?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-", "n/a", "XX", "Korea", "Virgin Islands", "Narnia", "EU"})
    void rejects_what_is_no_country_or_more_than_one(String written) {
        assertThat(refused(COUNTRY, written).what()).isEqualTo("is not a country of ISO 3166-1");
    }

    @Test
    void reads_names_of_your_own() {
        CodeText own = COUNTRY.also("Narnia", "NL").also("Niederland", "NL");
        assertThat(converted(own, "NARNIA")).isEqualTo("NL");
        assertThat(converted(own, "Holland")).isEqualTo("NL");
        assertThat(refused(COUNTRY, "Narnia")).isNotNull();
        assertThat(own.words()).isEqualTo("country as ISO 3166-1 alpha-2, also {Narnia=NL, Niederland=NL}");
    }

    @Test
    void refuses_a_code_that_is_none_when_defined() {
        assertThatThrownBy(() -> COUNTRY.also("Narnia", "XX"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'XX' is not an alpha-2 code of ISO 3166-1");
    }

    @Test
    void refuses_a_name_that_means_another_country_already_when_defined() {
        assertThatThrownBy(() -> COUNTRY.also("holland", "DE")).hasMessage("'holland' already means NL");
        assertThatThrownBy(() -> COUNTRY.also("Narnia", "NL").also("NARNIA", "DE"))
                .hasMessage("'NARNIA' already means NL");
        assertThatThrownBy(() -> COUNTRY.also("?", "DE")).hasMessage("a country needs a name with letters");
    }

    @Test
    void accepts_a_name_that_means_the_same_country_already() {
        assertThat(converted(COUNTRY.also("Holland", "NL"), "holland")).isEqualTo("NL");
    }
}
