package dev.intact.testkit;

import static dev.intact.testkit.IntactAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.intact.field.Problem;
import org.junit.jupiter.api.Test;

class ProblemAssertTest {
    static final Problem PROBLEM =
            Problem.of("is not a known country").at("country").rule("ISO 3166").value("Atlantis");

    static final String MESSAGE = "country: \"Atlantis\" is not a known country (rule: ISO 3166)";

    @Test
    void what_holds_can_be_chained() {
        assertThat(PROBLEM)
                .isAt("country")
                .hasRule("ISO 3166")
                .hasValue("Atlantis")
                .hasMessage(MESSAGE)
                .hasMessageContaining("known country");
        assertThat(PROBLEM.masked()).isMasked();
    }

    @Test
    void what_does_not_hold_is_told_with_the_message() {
        assertThatThrownBy(() -> assertThat(PROBLEM).isAt("city"))
                .hasMessage("expected a problem with field \"city\", but it has \"country\"\n  " + MESSAGE);
        assertThatThrownBy(() -> assertThat(PROBLEM).hasRule("ISO"))
                .hasMessage("expected a problem with rule \"ISO\", but it has \"ISO 3166\"\n  " + MESSAGE);
        assertThatThrownBy(() -> assertThat(PROBLEM).isMasked())
                .hasMessage("expected a problem with value \"***\", but it has \"Atlantis\"\n  " + MESSAGE);
        assertThatThrownBy(() -> assertThat(Problem.of("is missing")).hasValue("x"))
                .hasMessage("expected a problem with value \"x\", but it has none\n  is missing");
        assertThatThrownBy(() -> assertThat(PROBLEM).hasMessageContaining("city"))
                .hasMessage("expected a problem whose message contains \"city\", but it is\n  " + MESSAGE);
        assertThatThrownBy(() -> assertThat(PROBLEM).hasMessage("other"))
                .hasMessageStartingWith("expected a problem with message \"other\", but it has");
    }

    @Test
    void a_problem_that_is_not_there_is_told() {
        assertThatThrownBy(() -> assertThat((Problem) null).isAt("city")).hasMessageContaining("not to be null");
    }
}
