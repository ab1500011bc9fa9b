package dev.intact.examples.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.intact.examples.faults.LaterWork.Twist;
import dev.intact.examples.faults.Moving.Into;
import dev.intact.ledger.HeldException;
import dev.intact.ledger.LedgerException;
import dev.intact.run.RunFailedException;
import dev.intact.run.UndoFailedException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * While a replay, an undo, or a further run is under way, its table, its rows or its mapping change, or others do the
 * same: once all is as it was, it ends as one that nothing has disturbed.
 */
@Timeout(600)
class ChangedLaterWorkTest {
    private static final int TRIES = Math.min(10, Integer.getInteger("intact.fault.tries", 1));

    private static final String UNIQUE = "create unique index each_thing_once on entry (customer, name)";
    private static final String CLEARED = "delete from entry where id = 9001";
    private static final String TAKEN = "has a value that is already there (rule: ENTRY(CUSTOMER, NAME) unique)";

    @TempDir
    private Path folder;

    private final ExecutorService two = Executors.newFixedThreadPool(2);

    @AfterEach
    void stop() {
        LaterWork.twist(Twist.NONE);
        two.shutdown();
    }

    static List<LaterWork> works() {
        return LaterWork.of(TRIES);
    }

    static List<LaterWork> mapping() {
        return works().stream().filter(work -> work != LaterWork.UNDO).toList();
    }

    private LaterTries tries(LaterWork work) throws Exception {
        return LaterTries.of(work, Into.H2, folder);
    }

    /** A stranger's row that has the customer and the name of one that is about to be written. */
    private static String inTheWay(LaterWork work) {
        String of = "insert into entry select 9001, cast(trim(both '''' from \"new_id\") as bigint), %s"
                + " from \"intact_key_map\" where \"old_id\" = '%s'";
        return switch (work) {
            case REPLAY -> of.formatted("'right'", 9);
            case UNDO -> of.formatted("'Gift 4'", 4);
            case BY_HIGH_WATER, BY_ROW_HASH -> of.formatted("'other'", 6);
        };
    }

    /** A point in the middle of a work: what is committed there is only a part of it. */
    private static String committed(LaterWork work) {
        return "after commit after check of the " + (work == LaterWork.UNDO ? "holder" : "epoch");
    }

    @ParameterizedTest
    @MethodSource("works")
    void a_table_that_changes_under_a_work_stops_it_and_it_goes_on_once_all_is_well(LaterWork work) throws Exception {
        LaterTries tries = tries(work);
        int passes = tries.undisturbed().passes().getOrDefault(committed(work), 0);
        assertThat(passes).isGreaterThan(1);
        for (int pass = 1; pass <= Math.min(passes - 1, TRIES); pass++) {
            int at = pass;
            tries.tried("altered at " + at, place -> {
                Throwable failed = catchThrowable(() -> Points.doing(
                        committed(work),
                        at,
                        () -> place.place().execute("alter table entry alter column name rename to title"),
                        place::end));
                if (at == 1 || failed != null) { // towards the end, nothing may be left to be written
                    assertThat(failed).hasMessageContaining("SQLState 42S22");
                }
                place.place().execute("alter table entry alter column title rename to name");
                place.end();
            });
        }
        tries.tell(LaterFault.TABLE);
    }

    @ParameterizedTest
    @MethodSource("works")
    void a_table_that_has_changed_before_a_work_stops_it_and_it_is_done_once_all_is_well(LaterWork work)
            throws Exception {
        LaterTries tries = tries(work);
        tries.tried("altered before", place -> {
            place.place().execute("alter table entry alter column name rename to title");
            assertThat(catchThrowable(place::end)).hasMessageContaining("'name' is no column of ENTRY");
            place.place().execute("alter table entry alter column title rename to name");
            place.end();
        });
        tries.tell(LaterFault.TABLE);
    }

    /** An undo maps nothing. */
    @ParameterizedTest
    @MethodSource("mapping")
    void what_a_conversion_that_throws_has_rejected_is_replayed_once_it_is_sound(LaterWork work) throws Exception {
        LaterTries tries = tries(work);
        tries.triedWithMoreRuns("thrown", place -> {
            LaterWork.twist(Twist.THROWS);
            place.end();
            assertThat(place.rejects()).contains("could not be converted (IllegalStateException)");
            LaterWork.twist(Twist.NONE);
            place.replay();
        });
        tries.tell(LaterFault.THROWS);
    }

    /** A replay takes the mapping that there is, and an undo needs none. */
    @Test
    void a_mapping_that_has_changed_is_told_and_a_further_run_goes_on_with_the_old_one() throws Exception {
        LaterWork work = LaterWork.BY_ROW_HASH;
        LaterTries tries = tries(work);
        tries.tried("mapping", place -> {
            stopped(place);
            LaterWork.twist(Twist.OTHER_VERSION);
            assertThat(catchThrowable(place::end))
                    .hasMessageContaining("the definition of move 'people' has changed since");
            LaterWork.twist(Twist.NONE);
            place.end();
        });
        tries.tell(LaterFault.MAPPING);
    }

    private static void stopped(LaterPlace place) throws SQLException {
        Throwable failed = catchThrowable(() -> Points.doing(
                committed(place.work()),
                1,
                () -> place.place().execute("alter table entry rename to gone"),
                place::end));
        assertThat(failed).hasMessageContaining("SQLState 42S02");
        place.place().execute("alter table gone rename to entry");
    }

    @ParameterizedTest
    @MethodSource("mapping")
    void a_row_in_the_way_rejects_one_record_which_is_replayed_once_it_is_gone(LaterWork work) throws Exception {
        LaterTries tries = tries(work);
        tries.triedWithMoreRuns("in the way", place -> {
            place.place().execute(UNIQUE, inTheWay(work));
            place.end();
            assertThat(place.rejects()).containsOnlyOnce(TAKEN);
            place.place().execute(CLEARED);
            place.replay();
        });
        tries.tell(LaterFault.UNIQUE);
    }

    @Test
    void a_row_in_the_way_is_told_by_an_undo_which_puts_the_other_back_once_it_is_gone() throws Exception {
        LaterTries tries = tries(LaterWork.UNDO);
        tries.tried("in the way", place -> {
            place.place().execute(UNIQUE, inTheWay(LaterWork.UNDO));
            assertThat(place.undo().refused().toString()).matches("\\[entry 9: the database refused it: .*23505.*\\]");
            place.place().execute(CLEARED);
            assertThat(place.undo().refused()).isEmpty();
        });
        tries.tell(LaterFault.UNIQUE);
    }

    /** Whoever died while it held the migration has left a row that says so. */
    @ParameterizedTest
    @MethodSource("works")
    void what_a_dead_process_holds_is_taken_over_without_anybodys_help(LaterWork work) throws Exception {
        LaterTries tries = tries(work);
        tries.tried("stale", place -> {
            place.place()
                    .execute("update \"intact_migration\" set \"holder\" = 'dead', \"who\" = 'who is dead',"
                            + " \"since\" = '2026-11-22T11:00:00Z'");
            place.end();
        });
        tries.tell(LaterFault.STALE);
    }

    @ParameterizedTest
    @MethodSource("works")
    void of_two_that_do_the_same_at_once_one_does_it_and_the_other_is_told_or_has_nothing_to_do(LaterWork work)
            throws Exception {
        LaterTries tries = tries(work);
        CyclicBarrier together = new CyclicBarrier(2);
        for (int i = 0; i < TRIES; i++) {
            tries.triedWithMoreRuns("two", place -> {
                Connection held = place.place().open();
                try (held) {
                    Future<Boolean> one = two.submit(() -> isDone(place, together));
                    Future<Boolean> other = two.submit(() -> isDone(place, together));
                    assertThat(List.of(one.get(), other.get())).contains(true);
                }
            });
        }
        tries.tell(LaterFault.TWO);
    }

    /** {@return whether it was done; not if another holds the migration} */
    private static boolean isDone(LaterPlace place, CyclicBarrier together) throws Exception {
        together.await();
        try {
            place.end();
            return true;
        } catch (RunFailedException | UndoFailedException | LedgerException e) {
            assertThat(e)
                    .satisfiesAnyOf(
                            it -> assertThat(it).isInstanceOf(HeldException.class),
                            it -> assertThat(it).hasRootCauseInstanceOf(HeldException.class));
            return false;
        }
    }
}
