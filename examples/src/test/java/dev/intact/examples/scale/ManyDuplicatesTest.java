package dev.intact.examples.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Duplicates are found without holding the records: a million of them in 64 megabytes by default, ten million in 512 in
 * the profile {@code scale}.
 */
class ManyDuplicatesTest {
    private static final long RECORDS = Long.getLong("intact.persons", 1_000_000);
    private static final String HEAP = System.getProperty("intact.persons.heap", "64m");

    @Test
    void duplicates_among_many_records_are_found_in_a_small_heap() throws Exception {
        Process matching = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + HEAP,
                        "-cp",
                        System.getProperty("java.class.path"),
                        ManyDuplicates.class.getName(),
                        Long.toString(RECORDS)))
                .redirectErrorStream(true)
                .start();

        String printed = new String(matching.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        System.out.println("dedup of %s records by 3 keys: %s"
                .formatted(RECORDS, printed.lines().findFirst().orElse("")));
        assertThat(matching.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(printed)
                .contains("records=%s ".formatted(RECORDS))
                .contains(" clusters=%s ".formatted(clusters()))
                .contains("[phone: %s × [000000]]".formatted(RECORDS / 4));
        assertThat(matching.exitValue()).isZero();
    }

    /** One of ten has a duplicate, but where the key that they share is a telephone number that is nobody's. */
    private static long clusters() {
        long clusters = 0;
        for (long id = 9; id < RECORDS; id += 10) {
            clusters += id / 10 % 3 != 1 || (id % 4 != 0 && (id - 1) % 4 != 0) ? 1 : 0;
        }
        return clusters;
    }
}
