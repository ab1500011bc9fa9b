package dev.intact.examples.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.examples.faults.FaultyJvm.Told;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Forcing a file or a directory to the disk, renaming, writing, cutting off and opening fail, at each call of a run in
 * turn: no run says that it is complete where it is not, and each can be gone on with.
 */
@Timeout(1800)
class FailingFileCallsTest {
    private static final int EACH = Integer.getInteger("intact.fault.tries", 3);

    @TempDir
    private Path folder;

    @Test
    void a_run_whose_calls_fail_says_so_and_can_be_gone_on_with() throws Exception {
        Told told = FaultyJvm.files(FailingCalls.class, folder, EACH);

        assertThat(told.failed()).isGreaterThan(told.tries() / 2);
        FaultTable.add(
                12,
                "fsync, rename or another call fails",
                told.tries(),
                told.lost(),
                told.doubled(),
                0,
                "%d runs failed and were started again".formatted(told.failed()));
    }
}
