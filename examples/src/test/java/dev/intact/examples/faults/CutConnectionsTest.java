package dev.intact.examples.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.databases.Postgres;
import dev.intact.examples.faults.Things.Remains;
import dev.intact.jdbc.Connections;
import dev.intact.run.RunReport;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The connections to PostgreSQL are cut in the middle of what is sent, at a random byte, once or several times. */
@Timeout(1800)
class CutConnectionsTest {
    private static final int TRIES = Integer.getInteger("intact.fault.tries", 5);
    private static final long SEED = Long.getLong("intact.fault.seed", System.nanoTime());
    private static final int THINGS = 200;

    private final Random random = new Random(SEED);
    private int cuts;
    private int failed;

    @Test
    void a_run_whose_connections_are_cut_ends_as_one_whose_are_not() throws Exception {
        long bytes;
        Remains expected;
        try (Postgres database = Postgres.createOrSkip().execute(Things.TABLE);
                Wire wire = Wire.to(database.url())) {
            Cutting counting = new Cutting(wire, random, 0);
            wire.set(counting);
            RunReport report = Things.run(Connections.of(wire.url(database.url()), "postgres", ""), THINGS);
            expected = Things.remains(direct(database), report);
            bytes = counting.seen();
        }
        assertThat(expected.rows()).hasSize(THINGS - 8);
        assertThat(expected.outcomes()).hasSize(THINGS).doesNotHaveDuplicates();
        long lost = 0;
        long doubled = 0;
        for (int i = 0; i < TRIES; i++) {
            Remains found = tried(bytes);
            lost += expected.lost(found);
            doubled += found.doubled();
            assertThat(found).as("try %d, seed %d", i, SEED).isEqualTo(expected);
        }
        assertThat(cuts).isGreaterThanOrEqualTo(TRIES);
        FaultTable.add(
                4,
                "connection cut mid-batch",
                TRIES,
                lost,
                doubled,
                0,
                "%d cuts at random bytes of %d; %d runs failed and were started again".formatted(cuts, bytes, failed));
    }

    private static Connections direct(Postgres database) {
        return Connections.of(database.url(), "postgres", "");
    }

    private Remains tried(long bytes) throws Exception {
        try (Postgres database = Postgres.createOrSkip().execute(Things.TABLE);
                Wire wire = Wire.to(database.url())) {
            Cutting cutting = new Cutting(wire, random, bytes);
            wire.set(cutting);
            Connections connections = Connections.of(wire.url(database.url()), "postgres", "");
            RunReport report = Things.untilComplete(() -> Things.run(connections, THINGS), e -> {
                failed++;
                assertThat(e.getMessage()).contains("SQLState");
            });
            cuts += cutting.cuts();
            return Things.remains(direct(database), report);
        }
    }
}
