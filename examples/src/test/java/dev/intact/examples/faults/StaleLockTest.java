package dev.intact.examples.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.examples.faults.Moving.Into;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A run that was killed holds its migration no more: started again at once, within the lease, nobody has to unlock
 * anything. PostgreSQL and the operating system know at once that the holder is dead; elsewhere the lease is waited
 * for.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class StaleLockTest {
    private static final int TIMES = Math.max(1, Integer.getInteger("intact.kills", 3) / 10);
    private static final int ROWS = 1_000;
    private static final int CHUNK_SIZE = 50;
    private static final String IN_THE_MIDDLE = "after reading the last record of a chunk=%d";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"H2, 1500, 1500", "POSTGRES, 4000, 4000", "CSV, 600000, 0"})
    void a_run_that_was_killed_is_started_again_at_once(Into into, long leaseMs, long waitsMs) throws Exception {
        Path lines = Place.lines(folder.resolve("lines.csv"), ROWS);
        Remains expected;
        try (Place place = Place.create(into, folder)) {
            expected = place.moved(lines, CHUNK_SIZE);
        }
        long lost = 0;
        long doubled = 0;
        for (int time = 0; time < TIMES; time++) {
            try (Place place = Place.create(into, folder)) {
                String lease = "-D%s=%d".formatted(Moving.LEASE, leaseMs);
                String point = "-D%s=%s".formatted(Points.ARMED, IN_THE_MIDDLE.formatted(3 + time % 15));
                List<String> arguments = place.arguments(lines, CHUNK_SIZE);
                try (Child killed = Child.start(Moving.class, List.of(lease, point), arguments)) {
                    assertThat(killed.exit()).as("%s", killed.said()).isEqualTo(Points.HALTED);
                }
                try (Child next = Child.start(Moving.class, List.of(lease), arguments)) {
                    next.awaitBegin();
                    assertThat(next.endsWithin(Duration.ofSeconds(30).plusMillis(waitsMs)))
                            .as("%s", next.said())
                            .isTrue();
                    assertThat(next.exit()).as("%s", next.said()).isZero();
                    Remains found = place.remains(next.lastWords());
                    lost += found.lostOf(expected);
                    doubled += found.doubled();
                    assertThat(found.differencesFrom(expected)).isEmpty();
                }
            }
        }
        FaultTable.add(15, "stale lock after a kill", TIMES, lost, doubled, 0);
    }
}
