package dev.intact.examples.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.examples.faults.Things.Remains;
import dev.intact.jdbc.Connections;
import dev.intact.run.RunReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Random;

/** A program that writes to a file of H2, whose disk is full after a random number of bytes, again and again. */
final class FullDatabase {
    private static final int THINGS = 600;

    private final Path parent;
    private int failed;

    private FullDatabase(Path parent) {
        this.parent = parent;
    }

    private Remains tried(FullDisk disk) throws IOException, SQLException {
        Path file = Files.createTempDirectory(parent, "h2").resolve("things");
        Connections connections = Connections.of("jdbc:h2:file:" + file, "sa", "");
        try (Connection connection = connections.open()) {
            boolean unused = connection.createStatement().execute(Things.TABLE);
        }
        FaultyFileSystem.set(disk);
        RunReport report = Things.untilComplete(() -> Things.run(connections, THINGS), e -> {
            FaultyFileSystem.clear();
            failed++;
            assertThat(e.getMessage()).contains("SQLState");
        });
        FaultyFileSystem.clear();
        return Things.remains(connections, report);
    }

    /** The folder, the number of tries, and a seed. */
    public static void main(String... args) throws IOException, SQLException {
        FullDatabase database = new FullDatabase(Path.of(args[0]));
        int tries = Integer.parseInt(args[1]);
        Random random = new Random(Long.parseLong(args[2]));
        FullDisk counting = new FullDisk(Long.MAX_VALUE);
        Remains expected = database.tried(counting);
        long lost = 0;
        long doubled = 0;
        for (int i = 0; i < tries; i++) {
            long room = (long) ((i + random.nextDouble()) / tries * counting.written()); // the last is close to the end
            Remains found = database.tried(new FullDisk(room));
            lost += expected.lost(found);
            doubled += found.doubled();
            assertThat(found).as("full after %d bytes", room).isEqualTo(expected);
        }
        System.out.println("%d %d %d %d".formatted(tries, lost, doubled, database.failed));
    }
}
