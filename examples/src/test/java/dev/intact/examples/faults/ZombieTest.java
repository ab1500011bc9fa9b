package dev.intact.examples.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.examples.faults.Moving.Into;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run is dead, but its statement still runs in PostgreSQL; or it was given up for dead, and wakes up again. Started
 * again meanwhile, without anybody's help, a run ends as one that nothing has stopped.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ZombieTest {
    private static final int ROWS = 600;
    private static final int CHUNK_SIZE = 100;
    private static final int HELD_BACK = 250;
    private static final List<String> IN_TABLES = List.of("-D%s=true".formatted(Moving.IN_TABLES));
    private static final String OF_RUNS = "select pid from pg_stat_activity where application_name like 'intact %'"
            + " and datname = current_database() and ";
    private static final String BLOCKED = OF_RUNS + "wait_event_type = 'Lock' and query ilike 'insert%'";
    private static final String SLEEPING = OF_RUNS + "wait_event = 'PgSleep'";

    private Path folder = Path.of("");
    private Path lines = Path.of("");
    private Remains expected = new Remains("", List.of(), List.of(), List.of(), List.of());

    @BeforeAll
    void run_without_interruption(@TempDir Path shared) throws Exception {
        folder = shared;
        lines = Place.lines(folder.resolve("lines.csv"), ROWS);
        try (Place place = place();
                Child uninterrupted = started(place)) {
            assertThat(uninterrupted.exit()).as("%s", uninterrupted.said()).isZero();
            expected = place.tables(uninterrupted.lastWords());
            assertThat(expected.rejects()).hasSize(Place.rejected(ROWS, Into.POSTGRES));
        }
    }

    @Test
    void what_waits_for_a_lock_on_behalf_of_a_dead_run_is_ended_by_the_next() throws Exception {
        try (Place place = place();
                Connection other = place.open();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("insert into entry values (%d, 'in the way', 0)".formatted(HELD_BACK));
            String zombie = killedDuring(BLOCKED, place);

            try (Child next = started(place)) {
                await(place, OF_RUNS + "pid = " + zombie, false);
                await(place, BLOCKED, true);
                other.rollback();
                assertEndsAsUninterrupted(next, place);
            }
        }
    }

    @Test
    void a_commit_that_goes_on_when_its_run_is_dead_is_waited_for_or_ended_and_never_repeated() throws Exception {
        try (Place place = place()) {
            place.execute(sleepsOnceAtCommit("0.8"));
            String unused = killedDuring(SLEEPING, place);

            try (Child next = started(place)) {
                assertEndsAsUninterrupted(next, place);
            }
        }
    }

    @Test
    void a_commit_that_never_ends_keeps_nobody_waiting_when_its_run_is_dead() throws Exception {
        try (Place place = place()) {
            place.execute(sleepsOnceAtCommit("3600"));
            String zombie = killedDuring(SLEEPING, place);

            try (Child next = started(place)) {
                assertThat(next.endsWithin(Duration.ofSeconds(45))).isTrue();
                assertEndsAsUninterrupted(next, place);
            }
            assertThat(place.rows(OF_RUNS + "pid = " + zombie)).isEmpty();
        }
    }

    @Test
    void a_run_that_was_given_up_for_dead_writes_nothing_when_it_wakes_up() throws Exception {
        try (Place place = place();
                Child sleeper = started(place)) {
            await(place, "select 1 from pg_tables where tablename = 'intact_problem'", true);
            await(place, "select 1 from intact_chunk where seq % 1000000000 = 2", true);
            sleeper.signal("STOP");
            String held = place.rows("select since from intact_migration").get(0);

            try (Child next = started(place)) {
                assertThat(next.exit()).as("%s", next.said()).isZero();
                Remains before = place.tables(next.lastWords());
                sleeper.signal("CONT");
                assertThat(sleeper.exit()).as("%s", sleeper.said()).isEqualTo(1);

                assertThat(sleeper.said())
                        .anyMatch(line -> line.contains("StaleEpochException") || line.contains("given up for dead"));
                assertThat(place.tables(next.lastWords())).isEqualTo(before);
                assertThat(place.rows("select since from intact_migration")).doesNotContain(held);
                assertEndsAsUninterrupted(next, place);
            }
        }
    }

    private Place place() throws Exception {
        Place place = Place.create(Into.POSTGRES, folder);
        place.execute(Place.LISTS.toArray(String[]::new));
        return place;
    }

    /** The commit of the chunk that holds a row takes that long, the first time. */
    private static String[] sleepsOnceAtCommit(String seconds) {
        return new String[] {
            "create sequence sleeps",
            "create function sleeps() returns trigger language plpgsql as $$ begin"
                    + " if nextval('sleeps') = 1 then perform pg_sleep(%s); end if; return new; end $$"
                            .formatted(seconds),
            "create constraint trigger sleeps after insert on entry deferrable initially deferred"
                    + " for each row when (new.id = %d) execute function sleeps()".formatted(HELD_BACK)
        };
    }

    private Child started(Place place) throws Exception {
        return Child.start(Moving.class, IN_TABLES, place.arguments(lines, CHUNK_SIZE));
    }

    /** {@return the backend that still works for a run which is killed when a query finds one} */
    private String killedDuring(String query, Place place) throws Exception {
        try (Child child = started(place)) {
            String backend = await(place, query, true).get(0);
            child.kill();
            assertThat(child.exit()).isEqualTo(Child.KILLED);
            return backend;
        }
    }

    private static List<String> await(Place place, String query, boolean any) throws Exception {
        long until = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        List<String> rows = place.rows(query);
        while (rows.isEmpty() == any) {
            assertThat(System.nanoTime()).as(query).isLessThan(until);
            Thread.sleep(20);
            rows = place.rows(query);
        }
        return rows;
    }

    private void assertEndsAsUninterrupted(Child child, Place place) throws Exception {
        int exit = child.exit();
        assertThat(exit).as("%s", child.said()).isZero();
        Remains found = place.tables(child.lastWords());
        FaultTable.add(3, "zombies in PostgreSQL", 1, found.lostOf(expected), found.doubled(), 0);
        assertThat(found.differencesFrom(expected)).isEmpty();
    }
}
