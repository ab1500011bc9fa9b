package dev.intact.examples.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.intact.examples.faults.FaultyJvm.Told;
import dev.intact.run.RunFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/**
 * The disk is full, at a random byte: the run says so, the file that was there stays, and what is begun is gone on
 * with.
 */
@Timeout(1800)
class FullDiskTest {
    private static final int TRIES = Integer.getInteger("intact.fault.tries", 20);
    private static final long SEED = Long.getLong("intact.fault.seed", System.nanoTime());

    @TempDir
    private Path folder;

    @Test
    void a_file_whose_disk_is_full_is_gone_on_with_when_there_is_space() throws Exception {
        Told told = FaultyJvm.files(FullDisk.class, folder, TRIES, SEED);

        assertThat(told.failed()).isGreaterThan(TRIES / 2);
        add(told, "a file");
    }

    @Test
    void a_database_whose_disk_is_full_is_gone_on_with_when_there_is_space() throws Exception {
        Told told = FaultyJvm.files(FullDatabase.class, folder, Math.max(1, TRIES / 10), SEED);

        add(told, "a file of H2");
    }

    @Test
    void a_real_disk_that_is_full_is_told_and_gone_on_with() throws Exception {
        Path expected = Files.createDirectory(folder.resolve("expected"));
        var unused = FileFaultRuns.run(expected);
        Path disk = Files.createDirectory(folder.resolve("disk"));
        mountOrSkip(disk);
        try {
            RunFailedException failed = catchThrowableOfType(RunFailedException.class, () -> FileFaultRuns.run(disk));
            assertThat(failed).hasMessageContaining("; check the free space and the state of the disk");
            assertThat(disk.resolve("things.csv")).doesNotExist();

            assertThat(run("mount", "-o", "remount,size=4m", disk.toString())).isZero();
            var unusedToo = FileFaultRuns.run(disk);

            assertThat(disk.resolve("things.csv")).hasSameTextualContentAs(expected.resolve("things.csv"));
            assertThat(disk.resolve("rejects.csv")).hasSameTextualContentAs(expected.resolve("rejects.csv"));
        } finally {
            assertThat(run("umount", disk.toString())).isZero();
        }
        FaultTable.add(11, "disk full", 1, 0, 0, 0, "a real one of 24 KB");
    }

    private static void mountOrSkip(Path disk) throws IOException, InterruptedException {
        int mounted = run("mount", "-t", "tmpfs", "-o", "size=24k", "tmpfs", disk.toString());
        if (mounted != 0) {
            throw new TestAbortedException(
                    "SKIPPED: a small disk can be mounted by root alone, where mounts are allowed");
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            return 127; // there is no such command here
        }
    }

    private static void add(Told told, String what) {
        FaultTable.add(
                11,
                "disk full",
                told.tries(),
                told.lost(),
                told.doubled(),
                0,
                "%s: %d runs failed and were started again".formatted(what, told.failed()));
    }
}
