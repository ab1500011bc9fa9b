package dev.intact.examples.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.databases.Postgres;
import dev.intact.examples.faults.Things.Remains;
import dev.intact.examples.faults.Wire.Direction;
import dev.intact.examples.faults.Wire.Fault;
import dev.intact.examples.faults.Wire.Link;
import dev.intact.jdbc.Connections;
import dev.intact.run.RunReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
    private static final long LATE_MS = 400;

    private int lostReplies;
    private int failed;

    /** What becomes of a commit. */
    enum Way {
        /** It has happened. */
        REPLY_LOST,
        /** It never happens. */
        COMMIT_LOST,
        /** It happens while the ledger is being asked. */
        COMMIT_LATE
    }

    /** Loses the reply to one commit. */
    private final class Losing implements Fault {
        private final Way way;
        private final Set<Link> waiting = ConcurrentHashMap.newKeySet();
        private int left;
        private int seen;

        Losing(Way way, int left) {
            this.way = way;
            this.left = left;
        }

        @Override
        public void block(Link link, Direction direction, byte[] block) throws IOException {
            if (direction == Direction.TO_CLIENT && waiting.contains(link)) {
                link.cut();
            } else if (direction == Direction.TO_SERVER && isCommit(block) && isLost()) {
                lose(link, block);
            } else {
                link.pass(direction, block);
            }
        }

        private boolean isCommit(byte[] block) {
            return new String(block, StandardCharsets.ISO_8859_1).contains("COMMIT\0");
        }

        private synchronized boolean isLost() {
            seen++;
            return --left == 0;
        }

        private void lose(Link link, byte[] block) throws IOException {
            lostReplies++;
            switch (way) {
                case REPLY_LOST -> {
                    waiting.add(link);
                    link.pass(Direction.TO_SERVER, block);
                }
                case COMMIT_LOST -> link.cut();
                case COMMIT_LATE -> {
                    link.hangUp();
                    pause();
                    waiting.add(link);
                    link.pass(Direction.TO_SERVER, block);
                }
            }
        }

        private static void pause() {
            try {
                Thread.sleep(LATE_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_run_that_loses_the_reply_to_a_commit_ends_as_one_that_gets_it(Way way) throws Exception {
        Losing counting = new Losing(way, 0);
        Remains expected = tried(counting);
        long lost = 0;
        long doubled = 0;
        int tries = Math.min(TRIES, counting.seen);
        for (int i = 0; i < tries; i++) {
            int commit = 1 + (counting.seen / 2 + i) % counting.seen; // from the middle on, where chunks are committed
            Remains found = tried(new Losing(way, commit));
            lost += expected.lost(found);
            doubled += found.doubled();
            assertThat(found).as("commit %d of %d", commit, counting.seen).isEqualTo(expected);
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
                        .formatted(way, tries, counting.seen, failed));
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
            return Things.remains(Connections.of(database.url(), "postgres", ""), report);
        }
    }
}
