package dev.intact.convert;

import static dev.intact.convert.ConversionAssert.converted;
import static dev.intact.convert.ConversionAssert.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Currency;
import java.util.Locale;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CurrenciesTest {
    private static final CodeText CURRENCY = Currencies.toIso4217();

    @ParameterizedTest
    @CsvSource({
        "EUR, EUR",
        "eur, EUR",
        "€, EUR",
        "Euro, EUR",
        "US$, USD",
        "us dollar, USD",
        "Swiss  Franc, CHF",
        "zł, PLN",
        "Kč, CZK",
        "₹, INR",
        "R$, BRL",
        "DEM, DEM"
    })
    void reads_codes_names_and_signs_of_one_currency(String written, String code) {
        assertThat(converted(CURRENCY, written)).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"$", "£", "¥", "₩", "kr", "Fr", "R", "", "US", "Dollar", "XX"})
    void rejects_signs_of_several_currencies_and_what_is_none(String written) {
        assertThat(refused(CURRENCY, written).what()).isEqualTo("is not a currency of ISO 4217");
    }

    @Test
    void says_how_a_sign_is_declared() {
        assertThat(refused(CURRENCY, "$").message())
                .isEqualTo("\"$\" is not a currency of ISO 4217; "
                        + "correct it, or declare what it means by also(name, code)");
        assertThat(converted(CURRENCY.also("$", "USD"), "$")).isEqualTo("USD");
        assertThatThrownBy(() -> CURRENCY.also("$", "US$")).hasMessageStartingWith("'US$' is not a code of ISO 4217");
        assertThatThrownBy(() -> CURRENCY.also("€", "USD")).hasMessage("'€' already means EUR");
    }

    @Test
    void agrees_with_this_java_platform_on_the_digits_of_currencies_that_both_know() {
        assertThat(CodeList.CURRENCIES.codes()).hasSizeGreaterThan(200);
        for (Currency currency : Currency.getAvailableCurrencies()) {
            String code = currency.getCurrencyCode();
            int digits = currency.getDefaultFractionDigits();
            if (CodeList.CURRENCIES.codes().contains(code)) {
                assertThat(CodeList.CURRENCIES.digits(code))
                        .as(code)
                        .isEqualTo(digits < 0 ? OptionalInt.empty() : OptionalInt.of(digits));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Deutsch, de",
        "GERMAN, de",
        "deu, de",
        "ger, de",
        "De, de",
        "Français, fr",
        "francais, fr",
        "中文, zh",
        "chi, zh",
        "Norwegian, no",
        "Bokmål, nb",
        "iw, he",
        "Farsi, fa"
    })
    void reads_languages_by_code_english_name_and_own_name(String written, String code) {
        assertThat(converted(Languages.toIso639(), written)).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-US", "de_AT", "", "klingon", "xx", "-"})
    void rejects_what_is_no_language_or_more_than_one(String written) {
        assertThat(refused(Languages.toIso639(), written).what()).isEqualTo("is not a language of ISO 639-1");
    }

    @Test
    void knows_the_languages_of_iso_639_1() {
        assertThat(CodeList.LANGUAGES.codes()).hasSize(183);
        for (String code : CodeList.LANGUAGES.codes()) {
            String three = new Locale.Builder().setLanguage(code).build().getISO3Language();
            assertThat(converted(Languages.toIso639(), three)).isEqualTo(code);
        }
    }
}
