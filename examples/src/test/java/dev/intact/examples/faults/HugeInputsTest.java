package dev.intact.examples.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.examples.faults.Moving.Into;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A field of 100 megabytes, and a small file that unpacks to as much, in a heap of 64. */
class HugeInputsTest {
    private static final int MEGABYTE = 1 << 20;

    @TempDir
    private Path folder;

    @Test
    void a_field_of_100_megabytes_and_a_bomb_cost_their_own_records_alone() throws Exception {
        Path plain = folder.resolve("plain.csv");
        try (OutputStream out = Files.newOutputStream(plain)) {
            write(out);
        }
        Path bomb = folder.resolve("bomb.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(bomb))) {
            write(out);
        }

        for (Path lines : List.of(plain, bomb)) {
            try (Place place = Place.create(Into.CSV, folder);
                    Child child = Child.start(Moving.class, List.of("-Xmx64m"), place.arguments(lines, 10))) {
                assertThat(child.exit()).as("%s", child.said()).isZero();
                assertThat(child.lastWords())
                        .isEqualTo("balance lines: read=3 migrated=2 merged=0 excluded=0 rejected=1 archived=0"
                                + " unchanged=0");
                List<String> entries = place.remains(child.lastWords()).entries();
                FaultTable.add(21, "field of 100 MB, gzip bomb", 1, 3 - entries.size(), 0, 0);
                assertThat(entries).containsExactly("id,name,amount", "1,small,1.5", "3,small,3.5");
            }
        }
    }

    private static void write(OutputStream out) throws IOException {
        byte[] megabyte = new byte[MEGABYTE];
        Arrays.fill(megabyte, (byte) 'x');
        out.write("id,name,amount,remark\n1,small,\"1,5\",-\n2,".getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < 100; i++) {
            out.write(megabyte);
        }
        out.write(",\"2,5\",-\n3,small,\"3,5\",-\n".getBytes(StandardCharsets.UTF_8));
    }
}
