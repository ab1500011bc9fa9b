package dev.intact.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HugeFieldTest {
    private static final int MEGABYTE = 1 << 20;

    @TempDir
    Path folder;

    record Pair(String a, String b) {}

    /** Run in a small JVM of its own. */
    public static void main(String[] arguments) {
        Reading<Pair> reading = Reading.all(
                CsvSource.of(Path.of(arguments[0]), Pair.class).expectRows(5).build());
        System.out.print(reading.rows + " " + reading.rejected);
    }

    @Test
    void a_bomb_of_huge_fields_and_endless_columns_fits_a_small_heap() throws IOException, InterruptedException {
        Path bomb = folder.resolve("bomb.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(bomb))) {
            out.write(bytes("a,b\n1,\""));
            fill(out, 'x', 100);
            out.write(bytes("\"\n2,"));
            fill(out, '\t', 10);
            out.write(bytes("\n3"));
            fill(out, ',', 10);
            out.write(bytes("\n4,\""));
            fill(out, '"', 10);
            out.write(bytes("\"\n5,y\n"));
        }

        assertThat(run(bomb))
                .startsWith("[Pair[a=5, b=y]] [@bomb.csv.gz:2 b: is longer than 1048576 characters")
                .contains("@bomb.csv.gz:3 b: is longer than 1048576 characters")
                .contains("@bomb.csv.gz:4 the row has 10485761 fields instead of 2")
                .contains("@bomb.csv.gz:5 b: is longer than 1048576 characters");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void fill(OutputStream out, char with, int megabytes) throws IOException {
        byte[] megabyte = new byte[MEGABYTE];
        Arrays.fill(megabyte, (byte) with);
        for (int i = 0; i < megabytes; i++) {
            out.write(megabyte);
        }
    }

    private static String run(Path bomb) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(List.of(
                        java,
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HugeFieldTest.class.getName(),
                        bomb.toString()))
                .redirectErrorStream(true)
                .start();
        try (InputStream output = process.getInputStream()) {
            String said = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            return said;
        }
    }
}
