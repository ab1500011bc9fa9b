package dev.intact.examples.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The heap does not grow with the number of rows: 200,000 of them by default, two million in the profile {@code scale}.
 */
class ConstantHeapTest {
    private static final long ROWS = Long.getLong("intact.rows", 200_000);
    private static final long NEGATIVE = (ROWS + 93) / 100;

    @Test
    void many_rows_move_from_a_file_into_a_database_in_64_megabytes(@TempDir Path folder) throws Exception {
        Process moving = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ManyRows.class.getName(),
                        folder.toString(),
                        Long.toString(ROWS)))
                .redirectErrorStream(true)
                .start();

        String printed = new String(moving.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(moving.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(printed.strip())
                .endsWith("balance lines: read=%d migrated=%d merged=0 excluded=0 rejected=%d archived=0 unchanged=0"
                        .formatted(ROWS, ROWS - NEGATIVE, NEGATIVE));
        assertThat(moving.exitValue()).isZero();
    }
}
