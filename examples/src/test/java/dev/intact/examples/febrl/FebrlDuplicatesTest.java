package dev.intact.examples.febrl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.examples.RealDataTests;
import dev.intact.examples.febrl.Febrl.Figures;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The definitions were written, and committed, before they were held against the truth of any dataset. */
class FebrlDuplicatesTest {

    @ParameterizedTest
    @ValueSource(ints = {3, 1, 2})
    void keys_alone_find_most_duplicates(int dataset) {
        RealDataTests.need(Febrl.path(dataset));

        Figures figures = FebrlDuplicates.figures(dataset, SamePerson.exact());

        assertThat(figures.f1()).as("F1 of %s", figures).isGreaterThanOrEqualTo(0.97);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 1, 2})
    void likenesses_find_nearly_all_and_hardly_any_wrong_one(int dataset) {
        RealDataTests.need(Febrl.path(dataset));

        Figures figures = FebrlDuplicates.figures(dataset, SamePerson.fuzzy());

        assertThat(figures.f1()).as("F1 of %s", figures).isGreaterThanOrEqualTo(0.99);
        assertThat(figures.precision()).as("precision of %s", figures).isGreaterThanOrEqualTo(0.999);
    }
}
