package dev.intact.convert;

import static dev.intact.convert.ConversionAssert.converted;
import static dev.intact.convert.ConversionAssert.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UuidsTest {
    private static final UUID DNS = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

    @Test
    void derives_the_example_of_rfc_9562() {
        assertThat(converted(Uuids.v5(DNS), "www.example.com")).hasToString("2ed6657d-e927-568b-95e1-2665a8aea6a2");
    }

    @Test
    void reads_the_canonical_form_in_either_case() {
        assertThat(converted(Uuids.parse(), "6BA7B810-9dad-11d1-80b4-00c04fd430c8"))
                .isEqualTo(DNS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-1-1-1-1",
                "{6ba7b810-9dad-11d1-80b4-00c04fd430c8}",
                "6ba7b8109dad11d180b400c04fd430c8",
                " 6ba7b810-9dad-11d1-80b4-00c04fd430c8"
            })
    void rejects_any_other_form(String written) {
        assertThat(refused(Uuids.parse(), written).message())
                .isEqualTo("\"" + written + "\" is not a UUID; "
                        + "write 36 characters, as in 00000000-0000-0000-0000-000000000000");
    }
}
