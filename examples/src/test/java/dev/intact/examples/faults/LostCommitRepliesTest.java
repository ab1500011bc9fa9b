package dev.intact.examples.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.databases.Postgres;
import dev.intact.examples.faults.Things.Remains;
import dev.intact.jdbc.Connections;
import dev.intact.run.RunReport;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The reply to a commit is lost, in each of the ways in which that can happen, at each commit of a run in turn: nobody
 * knows then whether the rows are there, but the ledger.
 */
@Timeout(1800)
class LostCommitRepliesTest {
    private static final int TRIES = Integer.getInteger("intact.fault.tries", 3);
    private static final int THINGS = 100;

    private int lostReplies;
    private int failed;

    @ParameterizedTest
    @EnumSource
    void a_run_that_loses_the_reply_to_a_commit_ends_as_one_that_gets_it(Losing.Way way) throws Exception {
        Losing counting = new Losing(way, 0);
        Remains expected = tried(counting);
        long lost = 0;
        long doubled = 0;
        int tries = Math.min(TRIES, counting.seen());
        for (int i = 0; i < tries; i++) {
            int commit =
                    1 + (counting.seen() / 2 + i) % counting.seen(); // from the middle on, where chunks are committed
            Remains found = tried(new Losing(way, commit));
            lost += expected.lost(found);
            doubled += found.doubled();
            assertThat(found).as("commit %d of %d", commit, counting.seen()).isEqualTo(expected);
        }
        assertThat(lostReplies).isEqualTo(tries);
        FaultTable.add(
                6,
                "reply to a commit lost",
                tries,
                lost,
                doubled,
                0,
                "%s: at %d of the %d commits of a run; %d runs failed and were started again"
                        .formatted(way, tries, counting.seen(), failed));
    }

    private Remains tried(Losing losing) throws Exception {
        try (Postgres database = Postgres.createOrSkip().execute(Things.TABLE);
                Wire wire = Wire.to(database.url())) {
            wire.set(losing);
            // no statement is known to the server by name, so that a commit shows
            Connections connections = Connections.of(wire.url(database.url()) + "?prepareThreshold=0", "postgres", "");
            RunReport report = Things.untilComplete(() -> Things.run(connections, THINGS), e -> {
                failed++;
                assertThat(e.getMessage()).contains("SQLState");
            });
            lostReplies += losing.lost();
            return Things.remains(Connections.of(database.url(), "postgres", ""), report);
        }
    }
}
