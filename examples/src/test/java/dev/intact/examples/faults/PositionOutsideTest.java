package dev.intact.examples.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.examples.faults.Moving.Into;
import dev.intact.examples.faults.PositionOutside.Order;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A test of the tests: where the position is saved outside the transaction of the rows, kills at the points that the
 * other tests kill at lose rows, or double them, and are told. They do neither where it is saved within.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class PositionOutsideTest {
    private static final int ROWS = 600;
    private static final int CHUNK_SIZE = 100;
    private static final String BEFORE_COMMIT = "before commit after check of the epoch";
    private static final String AFTER_COMMIT = "after commit after check of the epoch";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"H2", "POSTGRES"})
    void a_position_that_is_saved_before_the_rows_loses_the_rows_of_a_chunk(Into into) throws Exception {
        Remains found = killedAt(BEFORE_COMMIT, into, Order.BEFORE_THE_ROWS);

        assertThat(found.lostOf(uninterrupted(into))).isGreaterThan(CHUNK_SIZE / 2);
        assertThat(found.doubled()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"H2", "POSTGRES"})
    void a_position_that_is_saved_after_the_rows_doubles_the_rows_of_a_chunk(Into into) throws Exception {
        Remains found = killedAt(AFTER_COMMIT, into, Order.AFTER_THE_ROWS);

        assertThat(found.doubled()).isGreaterThan(CHUNK_SIZE / 2);
        assertThat(found.lostOf(uninterrupted(into))).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {BEFORE_COMMIT, AFTER_COMMIT})
    void a_position_that_is_saved_with_the_rows_does_neither(String point) throws Exception {
        Remains expected = uninterrupted(Into.POSTGRES);

        assertThat(killedAt(point, Into.POSTGRES, null).differencesFrom(expected))
                .isEmpty();
    }

    private Remains uninterrupted(Into into) throws Exception {
        try (Place place = Place.create(into, folder, Place.ANY)) {
            return place.moved(lines(), CHUNK_SIZE);
        }
    }

    private Path lines() throws Exception {
        return Place.lines(folder.resolve("lines.csv"), ROWS);
    }

    /** A run that is killed at the third pass of a point, and resumed. */
    private Remains killedAt(String point, Into into, Order order) throws Exception {
        try (Place place = Place.create(into, folder, Place.ANY)) {
            List<String> options = new ArrayList<>(List.of("-D%s=%s=3".formatted(Points.ARMED, point)));
            Optional.ofNullable(order)
                    .ifPresent(known -> options.add("-D%s=%s".formatted(PositionOutside.PROPERTY, known)));
            try (Child killed = Child.start(Moving.class, options, place.arguments(lines(), CHUNK_SIZE))) {
                assertThat(killed.exit()).as("%s", killed.said()).isEqualTo(Points.HALTED);
            }
            return place.moved(lines(), CHUNK_SIZE);
        }
    }
}
