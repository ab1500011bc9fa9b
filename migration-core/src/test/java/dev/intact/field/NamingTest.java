package dev.intact.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamingTest {
    @ParameterizedTest
    @CsvSource({
        "id, id",
        "lastContacted, last_contacted",
        "vatID, vat_id",
        "vatIDNumber, vat_id_number",
        "HTTPServer, http_server",
        "line2Text, line2_text",
        "address.postCode, address_post_code",
        "already_snake, already_snake"
    })
    void parts_words_by_underscores(String field, String column) {
        assertThat(Naming.SNAKE_CASE.of(field)).isEqualTo(column);
        assertThat(Naming.UPPER_SNAKE_CASE.of(field)).isEqualTo(column.toUpperCase(Locale.ROOT));
    }

    @Test
    void leaves_a_name_as_it_is() {
        assertThat(Naming.AS_IS.of("lastContacted")).isEqualTo("lastContacted");
    }

    @Test
    void names_the_same_in_every_locale() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try {
            assertThat(Naming.SNAKE_CASE.of("ISBN")).isEqualTo("isbn");
            assertThat(Naming.UPPER_SNAKE_CASE.of("id")).isEqualTo("ID");
        } finally {
            Locale.setDefault(before);
        }
    }
}
