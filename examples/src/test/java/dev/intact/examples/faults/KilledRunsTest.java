package dev.intact.examples.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.examples.faults.Moving.Into;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run is killed again and again, at random moments, and started again until it is complete: it ends as one that
 * nothing has stopped. A kill of a small one of each kind by default, 200 of a larger one in the profile
 * {@code faults}.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class KilledRunsTest {
    private static final int KILLS = Integer.getInteger("intact.kills", 3);
    private static final int ROWS = Integer.getInteger("intact.kills.rows", 1_400);
    private static final long SEED = Long.getLong("intact.kills.seed", System.nanoTime());
    private static final int FOR_EACH_PHASE = 20;
    private static final int[] CHUNK_SIZES = {ROWS / 130, ROWS / 50, ROWS / 20};

    @TempDir
    private Path folder;

    private final Random random = new Random(SEED);
    private Path lines = Path.of("");
    private long whole;
    private int tries;
    private int isolating;
    private long lost;
    private long doubled;

    @Test
    void a_run_that_is_killed_again_and_again_ends_as_one_that_nothing_has_stopped() throws Exception {
        lines = Place.lines(folder.resolve("lines.csv"), ROWS);
        for (Into into : Into.values()) {
            Remains expected = uninterrupted(into);
            assertThat(expected.rejects()).hasSize(1 + Place.rejected(ROWS, into));
            int share = (KILLS + Into.values().length - 1) / Into.values().length;
            for (int kills = 0; kills < share; ) {
                kills += round(into, share - kills, expected);
            }
        }
        assertThat(KILLS < FOR_EACH_PHASE || isolating > 0).isTrue();
        FaultTable.add(
                1,
                "kill -9 at random",
                tries,
                lost,
                doubled,
                0,
                "%d kills landed while bad rows were being isolated".formatted(isolating));
    }

    private Remains uninterrupted(Into into) throws Exception {
        try (Place place = Place.create(into, folder);
                Child moving = Child.start(Moving.class, List.of(), place.arguments(lines, CHUNK_SIZES[1]))) {
            moving.awaitBegin();
            long begun = System.nanoTime();
            assertThat(moving.exit()).as("%s", moving.said()).isZero();
            whole = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
            return place.remains(moving.lastWords());
        }
    }

    /** Kills a run so many times at most, and lets it end then. */
    private int round(Into into, int most, Remains expected) throws Exception {
        try (Place place = Place.create(into, folder)) {
            int kills = 0;
            Optional<String> balance = Optional.empty();
            while (balance.isEmpty()) {
                int chunkSize = CHUNK_SIZES[random.nextInt(CHUNK_SIZES.length)];
                long life = kills < most ? random.nextLong(whole) : Long.MAX_VALUE;
                balance = started(place, chunkSize, life, into != Into.CSV && random.nextBoolean());
                kills += balance.isEmpty() ? 1 : 0;
            }
            tries += Math.max(1, kills);
            Remains found = place.remains(balance.get());
            lost += found.lostOf(expected);
            doubled += found.doubled();
            assertThat(found.differencesFrom(expected))
                    .as("%s after %d kills, seed %d", into, kills, SEED)
                    .isEmpty();
            return Math.max(1, kills);
        }
    }

    /** {@return what a process says at its end; empty if it was killed before, perhaps while it isolated bad rows} */
    private Optional<String> started(Place place, int chunkSize, long life, boolean aimed) throws Exception {
        Path phase = place.folder().resolve("phase");
        List<String> options = List.of("-D%s=%s".formatted(Points.PHASE, phase));
        try (Child moving = Child.start(Moving.class, options, place.arguments(lines, chunkSize))) {
            moving.awaitBegin();
            boolean ended = life == Long.MAX_VALUE || moving.endsWithin(Duration.ofMillis(life));
            if (!ended) {
                boolean waits = aimed;
                while (waits) {
                    waits = !isIsolating(phase) && !moving.endsWithin(Duration.ofMillis(1));
                }
                moving.kill();
            }
            int exit = moving.exit();
            boolean killed = exit == Child.KILLED;
            assertThat(killed || exit == 0).as("%s", moving.said()).isTrue();
            isolating += killed && isIsolating(phase) ? 1 : 0;
            return killed ? Optional.empty() : Optional.of(moving.lastWords());
        }
    }

    private static boolean isIsolating(Path phase) throws IOException {
        byte[] known = Files.exists(phase) ? Files.readAllBytes(phase) : new byte[0];
        return known.length > 0 && known[0] == 1;
    }
}
