package dev.intact.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
    private static final List<String> NAMES = List.of("email", "full_name", "lastContacted");

    @ParameterizedTest
    @CsvSource({"emial, email", "emil, email", "EMAIL, email", "fullName, full_name", "last-contactd, lastContacted"})
    void finds_what_was_probably_meant(String name, String meant) {
        assertThat(Nearest.to(name, NAMES)).hasValue(meant);
    }

    @Test
    void finds_nothing_where_nothing_is_near() {
        assertThat(Nearest.to("telephone", NAMES)).isEmpty();
        assertThat(Nearest.to("x", List.of())).isEmpty();
    }

    @Test
    void takes_the_first_by_name_of_two_that_are_equally_near() {
        assertThat(Nearest.to("cat", List.of("hat", "bat"))).hasValue("bat");
    }
}
