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

    @Test
    void a_work_whose_disk_is_full_is_gone_on_with_when_there_is_space() throws Exception {
        provoked(LaterFault.DISK, Math.max(PARTS, TRIES), Math.max(PARTS, TRIES) * 2 / 3);
    }

    /** H2 makes up for some of them, so that not each is told. */
    @Test
    void a_work_whose_calls_to_the_disk_fail_is_gone_on_with() throws Exception {
        provoked(LaterFault.CALL, TRIES, TRIES);
    }

    private void provoked(LaterFault fault, int most, int least) throws Exception {
        List<String> arguments = new ArrayList<>(
                List.of(folder.toString(), fault.name(), Integer.toString(most), Long.toString(SEED)));
        WORKS.forEach(work -> arguments.add(work.name()));
        List<String> said = FaultyJvm.run(LaterDisk.class, List.of(FaultyFileSystem.OPTION), arguments);
        List<String> lines = said.stream()
                .filter(line -> line.startsWith(LaterDisk.TOLD))
                .map(line -> line.substring(LaterDisk.TOLD.length()))
                .toList();
        for (int i = 0; i < WORKS.size(); i++) {
            Told told = Told.of(lines.get(i));
            LaterWork work = WORKS.get(i);
            assertThat(told.tries()).as("%s, seed %s", work, SEED).isGreaterThanOrEqualTo(least);
            fault.tell(
                    work,
                    told.tries(),
                    told.lost(),
                    told.doubled(),
                    "%s: %s failed and were started again".formatted(work, told.failed()));
        }
    }
}
