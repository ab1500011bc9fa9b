package dev.intact.examples.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.Migrator;
import dev.intact.databases.Postgres;
import dev.intact.examples.faults.Things.Remains;
import dev.intact.examples.faults.Wire.Fault;
import dev.intact.jdbc.Connections;
import dev.intact.ledger.LedgerException;
import dev.intact.run.RunFailedException;
import dev.intact.run.RunReport;
import dev.intact.sink.TargetException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A network that swallows all that is sent, from a random byte on, and closes nothing: what waits for an answer gives
 * up in time and says so. It stays so until the run has failed, or comes to itself while the run tries again.
 */
@Timeout(1800)
class SilentConnectionsTest {
    private static final int TRIES = Integer.getInteger("intact.fault.tries", 3);
    private static final long SEED = Long.getLong("intact.fault.seed", System.nanoTime());
    private static final int THINGS = 100;
    private static final Duration TIMEOUT = Duration.ofMillis(500);
    private static final int RETRIES = 2;
    // connecting, writing, asking the ledger and letting go, each try; and the pauses between them
    private static final Duration PATIENCE =
            TIMEOUT.multipliedBy(5 * (RETRIES + 2)).plusSeconds(5);

    private final Random random = new Random(SEED);
    private final List<Long> waited = new ArrayList<>();

    @Test
    void a_run_whose_connections_fall_silent_gives_up_in_time_and_can_be_gone_on_with() throws Exception {
        Remains expected;
        long bytes;
        try (Postgres database = Postgres.createOrSkip().execute(Things.TABLE);
                Wire wire = Wire.to(database.url())) {
            BlackHole none = new BlackHole(Long.MAX_VALUE, Duration.ZERO);
            wire.set(none);
            RunReport report = run(connections(wire, database));
            expected = Things.remains(connections(wire, database), report);
            bytes = none.passed();
        }
        long lost = 0;
        long doubled = 0;
        for (int i = 0; i < TRIES; i++) {
            boolean passing = i % 3 == 2;
            Remains found = tried(random.nextLong(bytes), passing ? Duration.ofMillis(700) : Duration.ofDays(1));
            lost += expected.lost(found);
            doubled += found.doubled();
            assertThat(found).as("try %d, seed %d", i, SEED).isEqualTo(expected);
        }
        long longest = waited.stream().mapToLong(Long::longValue).max().orElse(0);
        FaultTable.add(
                5,
                "black hole",
                TRIES,
                lost,
                doubled,
                0,
                "timeout %d ms: %d runs failed, after %d ms at most"
                        .formatted(TIMEOUT.toMillis(), waited.size(), longest));
    }

    private static Connections connections(Wire wire, Postgres database) {
        return Connections.of(wire.url(database.url()), "postgres", "").timeout(TIMEOUT);
    }

    private static RunReport run(Connections connections) {
        return Migrator.with(Things.options().retries(RETRIES)).run(Things.into(Things.table(connections), THINGS));
    }

    private Remains tried(long bytes, Duration swallowed) throws Exception {
        try (Postgres database = Postgres.createOrSkip().execute(Things.TABLE);
                Wire wire = Wire.to(database.url())) {
            Connections connections = connections(wire, database);
            wire.set(new BlackHole(bytes, swallowed));
            long started = System.nanoTime();
            RunReport report = Things.untilComplete(() -> run(connections), failed -> {
                waited.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started));
                check(failed, swallowed);
                wire.cut();
                wire.set(Fault.NONE);
            });
            return Things.remains(Connections.of(database.url(), "postgres", ""), report);
        }
    }

    /** After a silence that passes, connections are cut; that may be what is met last. */
    private void check(RunFailedException failed, Duration swallowed) {
        String silent = "it did not answer for 500 ms; check the network";
        if (swallowed.compareTo(PATIENCE) < 0) {
            assertThat(failed.getMessage()).containsAnyOf(silent, "the connection failed");
        } else {
            assertThat(failed).hasMessageContaining(silent);
        }
        assertThat(failed.getCause()).isInstanceOfAny(TargetException.class, LedgerException.class);
        assertThat(waited).last().satisfies(ms -> assertThat(ms).isLessThan(PATIENCE.toMillis()));
    }
}
