package dev.intact.examples.crm;

import dev.intact.jdbc.Connections;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** How much old data there is; the same numbers always make the same data. */
record LegacyData(int customers, int companies, int deals, int activities) {

    static LegacyData standard() {
        return new LegacyData(20_000, 1_500, 8_000, 30_000);
    }

    /** The same mixture, smaller. */
    static LegacyData small() {
        return new LegacyData(600, 60, 300, 900);
    }

    void writeTo(Path folder, Connections legacy) throws IOException, SQLException {
        empty(folder);
        Files.createDirectories(folder);
        LegacyFiles.writeCompanies(folder.resolve("companies.csv"), companies);
        LegacyFiles.writeCustomers(folder.resolve("customers.csv"), customers, companies);
        LegacyDatabase.fill(legacy, this);
    }

    private static void empty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> found;
        try (Stream<Path> files = Files.walk(folder)) {
            found = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : found) {
            Files.delete(file);
        }
    }
}
