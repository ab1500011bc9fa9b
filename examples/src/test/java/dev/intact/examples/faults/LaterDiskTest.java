package dev.intact.examples.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.examples.faults.FaultyJvm.Told;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * The disk below the database of a replay, an undo, or a further run is full, or a call to it fails: the work says so,
 * and done again it ends as one that nothing has disturbed.
 */
@Timeout(1800)
class LaterDiskTest {
    private static final int TRIES = Integer.getInteger("intact.fault.tries", 1);
    private static final long SEED = Long.getLong("intact.fault.seed", System.nanoTime());

    /** A disk is full early, in the middle, and late. */
    private static final int PARTS = 3;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "BY_HIGH_WATER")
    void a_work_whose_disk_is_full_is_gone_on_with_when_there_is_space(LaterWork work) throws Exception {
        Told told = provoked(work, LaterFault.DISK, Math.max(PARTS, TRIES));

        assertThat(told.failed()).as("seed %s", SEED).isGreaterThanOrEqualTo(told.tries() / 2);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "BY_HIGH_WATER")
    void a_work_whose_calls_to_the_disk_fail_is_gone_on_with(LaterWork work) throws Exception {
        Told told = provoked(work, LaterFault.CALL, TRIES);

        assertThat(told.failed()).as("seed %s", SEED).isPositive();
    }

    private Told provoked(LaterWork work, LaterFault fault, int most) throws Exception {
        Told told = FaultyJvm.files(LaterDisk.class, folder, work, fault, most, SEED);
        fault.tell(
                work,
                told.tries(),
                told.lost(),
                told.doubled(),
                "%s: %s works failed and were started again".formatted(work, told.failed()));
        return told;
    }
}
