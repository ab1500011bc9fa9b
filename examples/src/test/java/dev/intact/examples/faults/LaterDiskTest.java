package dev.intact.examples.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.examples.faults.FaultyJvm.Told;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The disk below the database of a replay, an undo, or a further run is full, or a call to it fails: the work says so,
 * and done again it ends as one that nothing has disturbed.
 */
@Timeout(1800)
class LaterDiskTest {
    private static final int TRIES = Integer.getInteger("intact.fault.tries", 1);
    private static final long SEED = Long.getLong("intact.fault.seed", System.nanoTime());
    private static final List<LaterWork> WORKS = List.of(LaterWork.REPLAY, LaterWork.UNDO, LaterWork.BY_ROW_HASH);

    /** A disk is full early, in the middle, and late. */
    private static final int PARTS = 3;

    @TempDir
    private Path folder;

    /** H2 makes up for some calls that fail, so that not each of them is told. */
    @Test
    void a_work_whose_disk_is_full_or_fails_is_gone_on_with_when_all_is_well() throws Exception {
        int parts = Math.max(PARTS, TRIES);
        List<String> arguments = new ArrayList<>(
                List.of(folder.toString(), Integer.toString(parts), Integer.toString(TRIES), Long.toString(SEED)));
        WORKS.forEach(work -> arguments.add(work.name()));
        List<String> told = FaultyJvm.run(LaterDisk.class, List.of(FaultyFileSystem.OPTION), arguments).stream()
                .filter(line -> line.startsWith(LaterDisk.TOLD))
                .map(line -> line.substring(LaterDisk.TOLD.length()))
                .toList();
        assertThat(told).hasSize(2 * WORKS.size());
        told.forEach(line -> tell(line, parts));
    }

    private static void tell(String line, int parts) {
        String[] words = line.split(" ", 3);
        LaterFault fault = LaterFault.valueOf(words[0]);
        LaterWork work = LaterWork.valueOf(words[1]);
        Told told = Told.of(words[2]);
        assertThat(told.tries())
                .as("%s, seed %s", line, SEED)
                .isGreaterThanOrEqualTo(fault == LaterFault.DISK ? parts * 2 / 3 : TRIES);
        fault.tell(
                work,
                told.tries(),
                told.lost(),
                told.doubled(),
                "%s: %s failed and were started again".formatted(work, told.failed()));
    }
}
