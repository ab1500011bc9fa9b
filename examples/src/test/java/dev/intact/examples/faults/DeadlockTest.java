package dev.intact.examples.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.databases.Postgres;
import dev.intact.examples.faults.Things.Remains;
import dev.intact.jdbc.Connections;
import dev.intact.run.RunReport;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Another session and a run want the same two keys, each the one that the other has: PostgreSQL finds the deadlock, and
 * ends it by taking back what the run has written of its chunk.
 */
@Timeout(600)
class DeadlockTest {
    private static final int TRIES = Math.min(10, Integer.getInteger("intact.fault.tries", 1));
    private static final int THINGS = 60;
    private static final String KEY = "alter table thing add primary key (id)";

    /**
     * Counts how often the run has come to thing 41, whatever is taken back, and gives others time once it is there.
     */
    private static final String TRIGGER = """
            create sequence met;
            create function meet() returns trigger language plpgsql as $$
              begin
                if new.id = 41 and current_setting('application_name') like 'intact %' then
                  perform nextval('met'); perform pg_sleep(0.5);
                end if;
                return new;
              end $$;
            create trigger meeting after insert on thing for each row execute function meet()""";

    @Test
    void a_chunk_that_a_deadlock_takes_back_is_written_again() throws Exception {
        Remains expected;
        try (Postgres database = Postgres.createOrSkip().execute(Things.TABLE, KEY)) {
            expected = Things.remains(connections(database), Things.run(connections(database), THINGS));
        }
        long lost = 0;
        long doubled = 0;
        for (int i = 0; i < TRIES; i++) {
            Remains found = tried();
            lost += expected.lost(found);
            doubled += found.doubled();
            assertThat(found).isEqualTo(expected);
        }
        FaultTable.add(7, "deadlock", TRIES, lost, doubled, 0);
    }

    /** The run is the first to look for deadlocks, so that it is the one to be taken back. */
    private static Connections connections(Postgres database) {
        return Connections.of(database.url() + "?options=-c%20deadlock_timeout=50ms", "postgres", "");
    }

    private static Remains tried() throws Exception {
        try (Postgres database = Postgres.createOrSkip().execute(Things.TABLE, KEY, TRIGGER);
                Connection other = database.open();
                Connection looking = database.open()) {
            other.setAutoCommit(false);
            execute(other, "set deadlock_timeout = '60s'");
            execute(other, "insert into thing values (60, 'ours', 0)");
            CompletableFuture<RunReport> run =
                    CompletableFuture.supplyAsync(() -> Things.run(connections(database), THINGS));
            await(looking, "select is_called from met", "t");
            execute(other, "insert into thing values (41, 'ours', 0)"); // waits until the run is taken back
            other.rollback();
            RunReport report = run.join();
            await(looking, "select last_value from met", "2");
            return Things.remains(connections(database), report);
        }
    }

    private static void await(Connection connection, String sql, String wanted)
            throws SQLException, InterruptedException {
        while (!Things.texts(connection, sql).contains(wanted)) {
            Thread.sleep(10);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
