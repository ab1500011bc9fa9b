package dev.intact.examples.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.examples.faults.Moving.Into;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A run whose process is told to end, by SIGTERM at random moments, ends within five seconds, and takes back the chunk
 * under way; started again, it ends as one that nothing has stopped.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class StoppedRunsTest {
    private static final int ALL = Integer.getInteger("intact.kills", 3);
    private static final int ROWS = Integer.getInteger("intact.kills.rows", 1_400);
    private static final long SEED = Long.getLong("intact.kills.seed", System.nanoTime());
    private static final int CHUNK_SIZE = ROWS / 60;
    private static final int TERMINATED = 128 + 15;
    private static final String RUNS = "\"intact_run\"";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @TempDir
    private Path folder;

    private final Random random = new Random(SEED);
    private Path lines = Path.of("");
    private int times;
    private int stopped;
    private int cancelled;
    private long lost;
    private long doubled;
    private long slowest;
    private long whole;

    @ParameterizedTest
    @EnumSource
    void a_run_whose_process_is_told_to_end_ends_soon_and_is_gone_on_with(Into into) throws Exception {
        lines = Place.lines(folder.resolve("lines.csv"), ROWS);
        times = (ALL + Into.values().length - 1) / Into.values().length;
        Remains expected = uninterrupted(into);
        while (stopped < times) {
            try (Place place = Place.create(into, folder)) {
                Remains found = place.remains(ended(place));
                lost += found.lostOf(expected);
                doubled += found.doubled();
                assertThat(found.differencesFrom(expected))
                        .as("%s, seed %d", into, SEED)
                        .isEmpty();
            }
        }
        FaultTable.add(
                18,
                "SIGTERM",
                stopped,
                lost,
                doubled,
                0,
                "%s: the slowest process ended after %d ms%s"
                        .formatted(
                                into,
                                slowest,
                                into == Into.CSV
                                        ? ""
                                        : "; %d of %d ledgers say that the run was cancelled"
                                                .formatted(cancelled, stopped)));
    }

    @Test
    void a_run_whose_process_is_told_to_end_says_that_it_was_cancelled() throws Exception {
        lines = Place.lines(folder.resolve("many.csv"), 100_000);
        try (Place place = Place.create(Into.POSTGRES, folder);
                Child moving = Child.start(Moving.class, List.of(), place.arguments(lines, 20))) {
            moving.awaitBegin();
            while (!hasBegun(place)) {
                assertThat(moving.endsWithin(Duration.ofMillis(20)))
                        .as("%s", moving.said())
                        .isFalse();
            }
            stop(moving);
            assertThat(moving.exit()).as("%s", moving.said()).isEqualTo(TERMINATED);
            assertThat(states(place)).containsExactly("CANCELLED");
        }
    }

    private static boolean hasBegun(Place place) throws Exception {
        String tables = "select 1 from information_schema.tables where table_name = 'intact_problem'";
        return !place.rows(tables).isEmpty()
                && !place.rows("select 1 from intact_chunk limit 1").isEmpty();
    }

    private Remains uninterrupted(Into into) throws Exception {
        try (Place place = Place.create(into, folder);
                Child moving = Child.start(Moving.class, List.of(), place.arguments(lines, CHUNK_SIZE))) {
            moving.awaitBegin();
            long begun = System.nanoTime();
            assertThat(moving.exit()).as("%s", moving.said()).isZero();
            whole = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
            return place.remains(moving.lastWords());
        }
    }

    /** Stops a run at random moments until enough were stopped, and lets it end then. */
    private String ended(Place place) throws Exception {
        while (true) {
            try (Child moving = Child.start(Moving.class, List.of(), place.arguments(lines, CHUNK_SIZE))) {
                moving.awaitBegin();
                if (stopped < times && !moving.endsWithin(Duration.ofMillis(random.nextLong(whole)))) {
                    stop(moving);
                }
                int exit = moving.exit();
                assertThat(exit).as("%s", moving.said()).isIn(0, TERMINATED);
                if (exit == 0) {
                    return moving.lastWords();
                }
                stopped++;
                cancelled += place.into() != Into.CSV && states(place).contains("CANCELLED") ? 1 : 0;
            }
        }
    }

    /** The states of the runs that the ledger knows, if there is one already. */
    private static List<String> states(Place place) throws Exception {
        String tables = "select 1 from information_schema.tables where table_name = 'intact_run'";
        return place.rows(tables).isEmpty() ? List.of() : place.rows("select \"state\" from " + RUNS);
    }

    private void stop(Child moving) throws Exception {
        long told = System.nanoTime();
        moving.terminate();
        assertThat(moving.endsWithin(PATIENCE)).as("%s", moving.said()).isTrue();
        slowest = Math.max(slowest, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - told));
    }
}
