package dev.intact.examples.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.intact.examples.faults.Losing.Way;
import dev.intact.examples.faults.Moving.Into;
import dev.intact.examples.faults.Wire.Fault;
import dev.intact.jdbc.Connections;
import dev.intact.run.Options;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * PostgreSQL loses the connections of a replay, an undo, or a further run, or takes back what it has written: it ends
 * as one that nothing has disturbed.
 */
@Timeout(1800)
class DisturbedLaterWorkTest {
    private static final int TRIES = Integer.getInteger("intact.fault.tries", 1);
    private static final long SEED = Long.getLong("intact.fault.seed", System.nanoTime());
    private static final Duration TIMEOUT = Duration.ofMillis(400);
    private static final Options FEW_RETRIES = LaterWork.options().retries(0);
    private static final List<Way> WAYS = List.of(Way.values());
    private static final int POLLED_MS = 50;
    private static final String STATE =
            "select pid, application_name, wait_event, state, query from pg_stat_activity where pid = %s";
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

    /** What writes an entry first sleeps, whoever waits for it: in the work, or already in the check before it. */
    private static final String[] SLEEPING = {
        "create sequence sleeps",
        """
        create function sleep() returns trigger language plpgsql as $$
          begin
            if %s (current_setting('application_name') like 'intact %%') then
              if nextval('sleeps') = 1 then perform pg_sleep(3600); end if;
            end if;
            return null;
          end $$""",
        "create trigger sleeping after insert or update or delete on entry for each statement execute function sleep()"
    };

    @TempDir
    private Path folder;

    private final Random random = new Random(SEED);

    private LaterTries tries(LaterWork work) throws Exception {
        return LaterTries.of(work, Into.POSTGRES, folder);
    }

    static List<LaterWork> works() {
        return LaterWork.of(TRIES);
    }

    private static void tellsTheState(Exception failed) {
        assertThat(failed).hasMessageContaining("SQLState");
    }

    @ParameterizedTest
    @MethodSource("works")
    void a_work_whose_connections_are_cut_ends_as_one_whose_are_not(LaterWork work) throws Exception {
        LaterTries tries = tries(work);
        AtomicInteger cuts = new AtomicInteger();
        for (int i = 0; i < TRIES; i++) {
            tries.tried(SEED, place -> {
                try (Wire wire = Wire.to(place.place().url())) {
                    Cutting cutting =
                            new Cutting(wire, random, tries.undisturbed().bytes());
                    wire.set(cutting);
                    tries.untilComplete(
                            place,
                            Undisturbed.by(wire, place),
                            LaterWork.options(),
                            DisturbedLaterWorkTest::tellsTheState);
                    cuts.addAndGet(cutting.cuts());
                }
            });
        }
        tries.tell(LaterFault.CUT, "%s: %s cuts".formatted(work, cuts));
    }

    /** The network is back when the work has failed. */
    @ParameterizedTest
    @MethodSource("works")
    void a_work_whose_connections_fall_silent_gives_up_and_can_be_gone_on_with(LaterWork work) throws Exception {
        LaterTries tries = tries(work);
        AtomicInteger silent = new AtomicInteger();
        for (int i = 0; i < Math.min(TRIES, 20); i++) {
            tries.tried(SEED, place -> {
                try (Wire wire = Wire.to(place.place().url())) {
                    BlackHole hole =
                            new BlackHole(random.nextLong(tries.undisturbed().bytes()), Duration.ofDays(1));
                    wire.set(hole);
                    Throwable failed = catchThrowable(
                            () -> place.end(Undisturbed.by(wire, place).timeout(TIMEOUT), FEW_RETRIES));
                    wire.cut();
                    wire.set(Fault.NONE);
                    if (failed != null) {
                        assertThat(failed).hasMessageContaining("it did not answer for 400 ms");
                        tries.untilComplete(
                                place,
                                Undisturbed.by(wire, place),
                                LaterWork.options(),
                                DisturbedLaterWorkTest::tellsTheState);
                    }
                    silent.addAndGet(hole.hasSwallowed() ? 1 : 0);
                }
            });
        }
        tries.tell(LaterFault.SILENCE, "%s: %s networks fell silent".formatted(work, silent));
    }

    @ParameterizedTest
    @MethodSource("works")
    void a_work_that_loses_the_reply_to_a_commit_ends_as_one_that_gets_it(LaterWork work) throws Exception {
        LaterTries tries = tries(work);
        AtomicInteger replies = new AtomicInteger();
        for (int i = 0; i < TRIES; i++) {
            Way way = WAYS.get(random.nextInt(WAYS.size()));
            tries.tried("%s, seed %s".formatted(way, SEED), place -> {
                try (Wire wire = Wire.to(place.place().url())) {
                    Losing losing = new Losing(
                            way, 1 + random.nextInt(tries.undisturbed().commits()));
                    wire.set(losing);
                    tries.untilComplete(
                            place,
                            Undisturbed.by(wire, place),
                            LaterWork.options(),
                            DisturbedLaterWorkTest::tellsTheState);
                    replies.addAndGet(losing.lost());
                }
            });
        }
        assertThat(replies).hasValue(TRIES);
        tries.tell(LaterFault.REPLY, "%s: %s replies".formatted(work, replies));
    }

    @ParameterizedTest
    @MethodSource("works")
    void a_change_that_a_deadlock_takes_back_is_made_again(LaterWork work) throws Exception {
        LaterTries tries = tries(work);
        for (int i = 0; i < Math.min(TRIES, 10); i++) {
            tries.tried("deadlock", place -> {
                place.place().execute(MEETING);
                meet(place);
                assertThat(place.place().rows("select last_value > 1 from met")).containsExactly("t");
            });
        }
        tries.tell(LaterFault.DEADLOCK);
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
                Thread.sleep(POLLED_MS);
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
    @MethodSource("works")
    void what_the_server_does_for_a_dead_process_keeps_nobody_waiting(LaterWork work) throws Exception {
        LaterTries tries = tries(work);
        for (int i = 0; i < Math.min(TRIES, 2); i++) {
            tries.tried("asleep", place -> gonePast(place, ""));
        }
        tries.tell(LaterFault.ZOMBIE);
    }

    /** An undo has no such check; that of a further run is the same. */
    @Test
    void what_the_server_checks_for_a_dead_process_keeps_nobody_waiting() throws Exception {
        LaterTries tries = tries(LaterWork.REPLAY);
        tries.tried("asleep while it checks", place -> gonePast(place, "not"));
        tries.tell(LaterFault.ZOMBIE);
    }

    private static void gonePast(LaterPlace place, String not) throws Exception {
        for (String sql : SLEEPING) {
            place.place().execute(sql.contains("%s") ? sql.formatted(not) : sql);
        }
        String zombie = killedInSleep(place);
        place.end();
        awaitEnd(place, zombie);
    }

    /** It was told to end, or finds its client gone; that takes a moment. */
    private static void awaitEnd(LaterPlace place, String backend) throws Exception {
        long until = System.nanoTime() + PATIENCE.toNanos();
        List<String> asleep = place.place().rows(STATE.formatted(backend));
        while (!asleep.isEmpty()) {
            assertThat(System.nanoTime()).as("%s", asleep).isLessThan(until);
            Thread.sleep(POLLED_MS);
            asleep = place.place().rows(STATE.formatted(backend));
        }
    }

    private static String killedInSleep(LaterPlace place) throws Exception {
        try (Child child = Child.start(LaterWork.Program.class, List.of(), place.arguments(12))) {
            String asleep =
                    "select pid from pg_stat_activity where wait_event = 'PgSleep' and datname = current_database()";
            List<String> zombies = place.place().rows(asleep);
            while (zombies.isEmpty()) {
                assertThat(child.endsWithin(Duration.ofMillis(POLLED_MS)))
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
    @MethodSource("works")
    void a_change_that_could_not_be_serialized_is_made_again(LaterWork work) throws Exception {
        LaterTries tries = tries(work);
        for (int i = 0; i < Math.min(TRIES, 10); i++) {
            tries.tried("not serialized", place -> {
                place.place().execute(REFUSING);
                place.end();
                assertThat(place.place()
                                .rows("select a.last_value > 1 and b.last_value > 1 from met_customer a, met_entry b"))
                        .containsExactly("t");
            });
        }
        tries.tell(LaterFault.SERIALIZATION);
    }
}
