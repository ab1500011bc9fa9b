package dev.intact;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HeapTest {
    @Test
    void the_heap_does_not_grow_with_the_number_of_records() throws Exception {
        Process run = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ManyRecords.class.getName(),
                        "200000")
                .redirectErrorStream(true)
                .start();

        String said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(run.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(said)
                .isEqualToNormalizingNewlines("read=200000 migrated=160000 merged=0 excluded=20000 rejected=20000"
                        + " archived=0 unchanged=0\n");
    }
}
