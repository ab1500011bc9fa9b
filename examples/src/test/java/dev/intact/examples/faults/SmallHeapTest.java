package dev.intact.examples.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.examples.faults.Moving.Into;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Many rows move in a heap of 64 megabytes, are killed in the middle, and end in such a heap: 20,000 by default,
 * 200,000 in the profile {@code faults}.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class SmallHeapTest {
    private static final int ROWS = Integer.getInteger("intact.heap.rows", 20_000);
    private static final int CHUNK_SIZE = 1_000;
    private static final String IN_THE_MIDDLE =
            "after reading the last record of a chunk=%d".formatted(ROWS / CHUNK_SIZE / 2);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void many_rows_move_in_64_megabytes_and_are_gone_on_with_in_as_many(Into into) throws Exception {
        Path lines = Place.lines(folder.resolve("lines.csv"), ROWS);
        try (Place place = Place.create(into, folder)) {
            List<String> arguments = place.arguments(lines, CHUNK_SIZE);
            String point = "-D%s=%s".formatted(Points.ARMED, IN_THE_MIDDLE);
            try (Child killed = Child.start(Moving.class, List.of("-Xmx64m", point), arguments)) {
                assertThat(killed.exit()).as("%s", killed.said()).isEqualTo(Points.HALTED);
            }
            try (Child next = Child.start(Moving.class, List.of("-Xmx64m"), arguments)) {
                assertThat(next.exit()).as("%s", next.said()).isZero();
                assertAllMoved(place.remains(next.lastWords()), into);
            }
        }
    }

    private static void assertAllMoved(Remains found, Into into) {
        int rejected = Place.rejected(ROWS, into);
        int header = into == Into.CSV ? 1 : 0;
        long lost = Math.max(0, header + ROWS - rejected - found.entries().size());
        FaultTable.add(13, "a heap of 64 MB", 1, lost, found.doubled(), 0);
        assertThat(found.balance())
                .isEqualTo("balance lines: read=%d migrated=%d merged=0 excluded=0 rejected=%d archived=0 unchanged=0"
                        .formatted(ROWS, ROWS - rejected, rejected));
        assertThat(found.entries()).hasSize(header + ROWS - rejected);
        assertThat(found.archive()).hasSize(ROWS - rejected);
        assertThat(found.rejects()).hasSize(1 + rejected);
        assertThat(found.doubled()).isZero();
    }
}
