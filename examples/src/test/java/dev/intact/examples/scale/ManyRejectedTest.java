package dev.intact.examples.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The heap does not grow with the number of rejected records, of which 80 megabytes are kept here. */
class ManyRejectedTest {
    @Test
    void what_was_rejected_is_counted_grouped_and_exported_in_48_megabytes(@TempDir Path folder) throws Exception {
        Process rejecting = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx48m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ManyRejected.class.getName(),
                        folder.toString(),
                        "21000"))
                .redirectErrorStream(true)
                .start();

        String printed = new String(rejecting.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(rejecting.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(printed.strip().lines().toList())
                .endsWith(
                        "{lines=read=21000 migrated=3000 merged=0 excluded=0 rejected=18000 archived=0 unchanged=0}",
                        "18000 breaks a rule (rule: the number is divisible by seven) [1, 2, 3, 4, 5]",
                        "18000 18001");
        assertThat(rejecting.exitValue()).isZero();
    }
}
