package dev.intact.examples.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.examples.faults.Losing.Way;
import dev.intact.examples.faults.Moving.Into;
import dev.intact.jdbc.Connections;
import dev.intact.ledger.LedgerException;
import dev.intact.run.RunFailedException;
import dev.intact.run.UndoFailedException;
import dev.intact.sink.TargetException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * PostgreSQL loses the connections of a replay, an undo, or a further run, or takes back what it has written: it ends
 * as one that nothing has disturbed.
 */
@Timeout(1800)
class DisturbedLaterWorkTest {
    private static final int TRIES = Integer.getInteger("intact.fault.tries", 1);
    private static final long SEED = Long.getLong("intact.fault.seed", System.nanoTime());
    private static final int MOST_STARTS = 20;
    private static final List<Way> WAYS = List.of(Way.values());
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Whoever writes first waits for another, who waits for it then. */
    private static final String[] MEETING = {
        "create sequence met",
        """
        create function meet() returns trigger language plpgsql as $$
          begin
            if current_setting('application_name') like 'intact %' then
              perform pg_advisory_xact_lock(1);
              if nextval('met') = 1 then perform pg_sleep(0.3); perform pg_advisory_xact_lock(2); end if;
            end if;
            return null;
          end $$""",
        "create trigger meeting after insert or update or delete on entry for each statement execute function meet()"
    };

    /** What writes into each of the tables first is taken back. */
    private static final String[] REFUSING = {
        "create sequence met_customer",
        "create sequence met_entry",
        """
        create function refuse() returns trigger language plpgsql as $$
          begin
            if current_setting('application_name') like 'intact %' then
              if nextval('met_' || tg_table_name) = 1 then
                raise exception 'could not serialize access' using errcode = 'serialization_failure';
              end if;
            end if;
            return null;
          end $$""",
        "create trigger refusing after insert or update or delete on entry for each statement execute function refuse()",
        "create trigger refusing after insert or update or delete on customer for each statement execute function refuse()"
    };

    /** What writes an entry first sleeps, whoever waits for it. */
    private static final String[] SLEEPING = {
        "create sequence sleeps",
        """
        create function sleep() returns trigger language plpgsql as $$
          begin
            if nextval('sleeps') = 1 then perform pg_sleep(3600); end if;
            return null;
          end $$""",
        "create trigger sleeping after insert or update or delete on entry for each statement execute function sleep()"
    };

    @TempDir
    private Path folder;

    private final Random random = new Random(SEED);
    private int failed;
    private int tries;
    private long lost;
    private long doubled;

    /** Does a work once, with what disturbs it. */
    private interface Disturbing {
        int work(LaterPlace place, Undisturbed undisturbed) throws Exception;
    }

    private int tried(LaterWork work, Disturbing disturbing) throws Exception {
        Undisturbed undisturbed = Undisturbed.of(work, Into.POSTGRES, folder);
        try (LaterPlace place = undisturbed.place(folder)) {
            int answer = disturbing.work(place, undisturbed);
            Remains found = place.remains();
            tries++;
            lost += found.lostOf(undisturbed.remains());
            doubled += found.doubled();
            assertThat(found.differencesFrom(undisturbed.remains()))
                    .as("%s, seed %s", undisturbed, SEED)
                    .isEmpty();
            return answer;
        }
    }

    private void tell(LaterFault fault, LaterWork work, String... notes) {
        if (tries > 0) {
            String[] all = Stream.of(notes)
                    .map(note -> "%s; %s failed and were started again".formatted(note, failed))
                    .toArray(String[]::new);
            fault.tell(work, tries, lost, doubled, all);
        }
    }

    /** Starts a work again until it is complete. */
    private void untilComplete(LaterPlace place, Connections connections) throws SQLException {
        for (int starts = 1; ; starts++) {
            try {
                place.end(connections);
                return;
            } catch (RunFailedException | UndoFailedException | TargetException | LedgerException e) {
                failed++;
                assertThat(e).as("start %s", starts).hasMessageContaining("SQLState");
                assertThat(starts).as("%s", e.getMessage()).isLessThan(MOST_STARTS);
            }
        }
    }

    /** Further runs are alike here; if there is little time, one of them is enough. */
    private static int tries(LaterWork work) {
        return work == LaterWork.BY_HIGH_WATER && TRIES == 1 ? 0 : TRIES;
    }

    @ParameterizedTest
    @EnumSource
    void a_work_whose_connections_are_cut_ends_as_one_whose_are_not(LaterWork work) throws Exception {
        int cuts = 0;
        for (int i = 0; i < tries(work); i++) {
            cuts += tried(work, (place, undisturbed) -> {
                try (Wire wire = Wire.to(place.place().url())) {
                    Cutting cutting = new Cutting(wire, random, undisturbed.bytes());
                    wire.set(cutting);
                    untilComplete(place, Undisturbed.by(wire, place));
                    return cutting.cuts();
                }
            });
        }
        tell(LaterFault.CUT, work, "%s: %s cuts".formatted(work, cuts));
    }

    @ParameterizedTest
    @EnumSource
    void a_work_that_loses_the_reply_to_a_commit_ends_as_one_that_gets_it(LaterWork work) throws Exception {
        int replies = 0;
        for (int i = 0; i < tries(work); i++) {
            Way way = WAYS.get(random.nextInt(WAYS.size()));
            replies += tried(work, (place, undisturbed) -> {
                try (Wire wire = Wire.to(place.place().url())) {
                    Losing losing = new Losing(way, 1 + random.nextInt(undisturbed.commits()));
                    wire.set(losing);
                    untilComplete(place, Undisturbed.by(wire, place));
                    return losing.lost();
                }
            });
        }
        assertThat(replies).isEqualTo(tries(work));
        tell(LaterFault.REPLY, work, "%s: %s replies".formatted(work, replies));
    }

    @ParameterizedTest
    @EnumSource
    void a_change_that_a_deadlock_takes_back_is_made_again(LaterWork work) throws Exception {
        int most = Math.min(10, tries(work));
        for (int i = 0; i < most; i++) {
            int unused = tried(work, (place, undisturbed) -> {
                place.place().execute(MEETING);
                meet(place);
                assertThat(place.place().rows("select last_value > 1 from met")).containsExactly("t");
                return 1;
            });
        }
        tell(LaterFault.DEADLOCK, work);
    }

    /** The work is the first to look for deadlocks, so that it is the one to be taken back. */
    private static void meet(LaterPlace place) throws Exception {
        try (Connection other = place.place().open();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("set deadlock_timeout = '60s'");
            statement.execute("select pg_advisory_xact_lock(2)");
            String url = place.place().url() + "?options=-c%20deadlock_timeout=50ms";
            Connections impatient =
                    Moving.connections(Into.POSTGRES, place.place().folder(), url);
            CompletableFuture<Void> working = CompletableFuture.runAsync(() -> end(place, impatient));
            while (!working.isDone()
                    && place.place()
                            .rows("select 1 from pg_locks where locktype = 'advisory' and objid = 1")
                            .isEmpty()) {
                Thread.sleep(10);
            }
            statement.execute("select pg_advisory_xact_lock(1)"); // waits until the work is taken back
            other.rollback();
            Void unused = working.join();
        }
    }

    private static void end(LaterPlace place, Connections connections) {
        try {
            place.end(connections);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is killed while the server works for it may hold locks for ever. */
    @ParameterizedTest
    @EnumSource
    void what_the_server_does_for_a_dead_process_keeps_nobody_waiting(LaterWork work) throws Exception {
        int most = Math.min(2, tries(work));
        for (int i = 0; i < most; i++) {
            int unused = tried(work, (place, undisturbed) -> {
                place.place().execute(SLEEPING);
                String zombie = killedInSleep(place);
                place.end();
                awaitEnd(place, zombie);
                return 1;
            });
        }
        tell(LaterFault.ZOMBIE, work);
    }

    /** It was told to end; that takes a moment. */
    private static void awaitEnd(LaterPlace place, String backend) throws Exception {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!place.place()
                .rows("select 1 from pg_stat_activity where pid = " + backend)
                .isEmpty()) {
            assertThat(System.nanoTime()).as("backend %s", backend).isLessThan(until);
            Thread.sleep(20);
        }
    }

    private static String killedInSleep(LaterPlace place) throws Exception {
        try (Child child = Child.start(LaterWork.Program.class, List.of(), place.arguments(12))) {
            String asleep =
                    "select pid from pg_stat_activity where wait_event = 'PgSleep' and datname = current_database()";
            List<String> zombies = place.place().rows(asleep);
            while (zombies.isEmpty()) {
                assertThat(child.endsWithin(Duration.ofMillis(20)))
                        .as("%s", child.said())
                        .isFalse();
                zombies = place.place().rows(asleep);
            }
            child.kill();
            assertThat(child.exit()).isEqualTo(Child.KILLED);
            return zombies.get(0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_change_that_could_not_be_serialized_is_made_again(LaterWork work) throws Exception {
        int most = Math.min(10, tries(work));
        for (int i = 0; i < most; i++) {
            int unused = tried(work, (place, undisturbed) -> {
                place.place().execute(REFUSING);
                place.end();
                assertThat(place.place()
                                .rows("select a.last_value > 1 and b.last_value > 1 from met_customer a, met_entry b"))
                        .containsExactly("t");
                return 1;
            });
        }
        tell(LaterFault.SERIALIZATION, work);
    }
}
