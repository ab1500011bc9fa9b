package dev.intact.convert;

import static dev.intact.convert.ConversionAssert.converted;
import static dev.intact.convert.ConversionAssert.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrlsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                " HTTP://Example.COM |http://example.com/",
                "https://example.com:443/a|https://example.com/a",
                "http://example.com:8080|http://example.com:8080/",
                "http://example.com/a/./b/../c|http://example.com/a/c",
                "http://example.com/../..|http://example.com/",
                "http://example.com/a/..|http://example.com/",
                "http://example.com/.well-known/x|http://example.com/.well-known/x",
                "https://example.com/A?Q=/../#F|https://example.com/A?Q=/../#F",
                "https://example.com?q|https://example.com/?q",
                "https://münchen.de/straße|https://xn--mnchen-3ya.de/stra%C3%9Fe",
                "https://example.com/%c3%9f%|https://example.com/%C3%9F%25",
                "https://example.com/a[1]|https://example.com/a%5B1%5D",
                "https://[2001:DB8::1]/|https://[2001:db8::1]/",
                "https://www.example.com/a/|https://www.example.com/a/"
            })
    void brings_addresses_to_one_form(String written, String normalised) {
        assertThat(converted(Urls.normalised(), written)).isEqualTo(normalised);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "example.com|it has no scheme",
                "//example.com|it has no scheme",
                "example.com:8080/a|it has no scheme",
                "mailto:a@example.com|its scheme is neither http nor https",
                "javascript:alert(1)|its scheme is neither http nor https",
                "https://user:secret@example.com|it holds a user name or a password",
                "https://|it has no host",
                "https:example.com|it has no host",
                "https://exa_mple.com|its host is no name of a host",
                "https://example.com:99999|there is no such port",
                "https://example.com/a b|it has white space or half a character inside",
                "''|it has no scheme"
            })
    void says_what_is_wrong(String written, String fault) {
        assertThat(refused(Urls.normalised(), written).message())
                .isEqualTo("\"" + written + "\" is not a web address: " + fault
                        + "; write it in full, as in https://example.com/page");
    }

    @Test
    void gives_addresses_without_a_scheme_the_declared_one() {
        UrlText https = Urls.normalised().defaultScheme("https");
        assertThat(converted(https, "www.Example.com/a")).isEqualTo("https://www.example.com/a");
        assertThat(converted(https, "example.com:8080")).isEqualTo("https://example.com:8080/");
        assertThat(converted(https, "http://example.com")).isEqualTo("http://example.com/");
        assertThat(refused(https, "n a").what()).isEqualTo("is not a web address: its host is no name of a host");
        assertThat(https.words()).isEqualTo("normalised web address, https where it has no scheme");
        assertThatThrownBy(() -> https.defaultScheme("ftp"))
                .hasMessage("a web address has the scheme http or https, not ftp");
    }

    @Test
    void refuses_a_host_that_is_longer_than_a_name_can_be() {
        String longest = "abcdefg.".repeat(31) + "de";
        assertThat(converted(Urls.normalised(), "http://" + longest)).isEqualTo("http://" + longest + "/");
        for (String host : List.of("abcdefg.".repeat(31) + "travel", "ü".repeat(3_000))) {
            assertThat(refused(Urls.normalised(), "http://" + host).what())
                    .isEqualTo("is not a web address: its host is no name of a host");
        }
    }

    @Property
    void what_is_normalised_is_a_uri_of_ascii(@ForAll(supplier = HostileText.class) String text) {
        Urls.normalised().defaultScheme("https").apply(text).peek(url -> {
            assertThat(url).isPrintable().matches("https?://.*").isASCII();
            assertThat(URI.create(url).getHost()).isNotEmpty();
        });
    }
}
