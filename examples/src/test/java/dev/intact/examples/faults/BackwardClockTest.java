package dev.intact.examples.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.Migration;
import dev.intact.Migrator;
import dev.intact.examples.faults.Things.Remains;
import dev.intact.jdbc.Connections;
import dev.intact.ledger.RunState;
import dev.intact.run.Cancellation;
import dev.intact.run.Options;
import dev.intact.run.Progress;
import dev.intact.run.RunInfo;
import dev.intact.run.RunListener;
import dev.intact.run.RunReport;
import dev.intact.run.RunReport.State;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A clock that goes back by an hour whenever it is looked at, during runs and between them. */
@Timeout(120)
class BackwardClockTest {
    private static final int THINGS = 200;
    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

    /** Goes back. */
    private static final class Backward extends Clock {
        private Instant next = NOW;

        @Override
        public synchronized Instant instant() {
            next = next.minus(Duration.ofHours(1));
            return next;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("one zone is enough");
        }
    }

    private final Connections connections =
            Connections.of("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
    private final Options options = Things.options().clock(new Backward());

    private Remains expected() throws SQLException {
        Connections other = Connections.of("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
        create(other);
        return Things.remains(other, Things.run(other, THINGS));
    }

    private static void create(Connections connections) throws SQLException {
        try (Connection connection = connections.open()) {
            boolean unused = connection.createStatement().execute(Things.TABLE);
        }
    }

    @Test
    void runs_are_gone_on_with_told_apart_and_pruned_though_the_clock_goes_back() throws SQLException {
        create(connections);
        Migration migration = Things.into(Things.table(connections), THINGS);
        Cancellation wish = new Cancellation();
        RunListener stopping = new RunListener() {
            @Override
            public void chunkDone(Progress progress) {
                wish.cancel();
            }
        };

        RunReport stopped =
                Migrator.with(options.listener(stopping).cancellation(wish)).run(migration);
        RunReport complete = Migrator.with(options).run(migration);
        RunReport again = Migrator.with(options).run(migration);

        assertThat(stopped.state()).isEqualTo(State.CANCELLED);
        assertThat(complete.state()).isEqualTo(State.COMPLETED);
        assertThat(again.state()).isEqualTo(State.ALREADY_COMPLETED);
        assertThat(complete.run()).isEqualTo(stopped.run()).isEqualTo(again.run());
        assertThat(complete.duration()).isEqualTo(Duration.ZERO);
        Remains found = Things.remains(connections, complete);
        assertThat(found.rows()).isEqualTo(expected().rows());
        assertThat(found.outcomes()).isEqualTo(expected().outcomes());

        RunReport anew = Migrator.with(options.anew()).run(migration);
        Migrator migrator = Migrator.with(options);
        assertThat(migrator.runs(migration)).extracting(RunInfo::run).containsExactly(complete.run(), anew.run());
        assertThat(migrator.runs(migration)).extracting(RunInfo::state).containsOnly(RunState.COMPLETED);
        assertThat(migrator.run(migration).run()).isEqualTo(anew.run());
        assertThat(migrator.prune(migration, NOW)).isEqualTo(1);
        assertThat(migrator.runs(migration)).extracting(RunInfo::run).containsExactly(anew.run());
        FaultTable.add(16, "clock set back, zones, locales", 1, expected().lost(found), found.doubled(), 0);
    }
}
