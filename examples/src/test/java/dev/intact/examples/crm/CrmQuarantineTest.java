package dev.intact.examples.crm;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import dev.intact.Migration;
import dev.intact.Migrator;
import dev.intact.csv.QuarantineCsv;
import dev.intact.field.Key;
import dev.intact.jdbc.Connections;
import dev.intact.ledger.Balance;
import dev.intact.ledger.Outcome;
import dev.intact.run.Fixes;
import dev.intact.run.Quarantine;
import dev.intact.run.QuarantineGroup;
import dev.intact.run.QuarantinedRecord;
import dev.intact.run.ReplayReport;
import dev.intact.run.ReplayedRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the CRM migration rejects is fixed in a file, and moved; nothing else is. */
class CrmQuarantineTest {
    private static final Map<String, String> REPAIRS = Map.of(
            "type", "A", "last", "Smith", "country", "Germany", "salesOwner", "kim.berg", "email", "mail@example.com");
    private static final Duration RETENTION = Duration.ofDays(90);

    @TempDir
    Path folder;

    private final Migrator migrator = Migrator.create();

    private CrmMigration moved() throws IOException, SQLException {
        CrmMigration example = new CrmMigration(folder.resolve("crm"));
        LegacyData.small()
                .writeTo(
                        folder.resolve("crm"),
                        Connections.of(
                                "jdbc:h2:file:" + folder.resolve("crm").resolve("legacy") + ";DB_CLOSE_DELAY=60",
                                "sa",
                                ""));
        example.createTables();
        var unused = example.run(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
        return example;
    }

    private long count(String table) throws SQLException {
        try (Connection connection = Connections.of(
                                "jdbc:h2:file:" + folder.resolve("crm").resolve("crm") + ";DB_CLOSE_DELAY=60", "sa", "")
                        .open();
                Statement statement = connection.createStatement();
                ResultSet counted = statement.executeQuery("select count(*) from " + table)) {
            counted.next();
            return counted.getLong(1);
        }
    }

    private Map<String, Balance> checkedBalance(Migration migration) throws SQLException {
        // region balance
        Map<String, Balance> balance = migrator.balance(migration);
        // endregion balance
        assertThat(balance)
                .hasSize(5)
                .allSatisfy((move, its) -> assertThat(its.closes()).isTrue());
        assertThat(count("contact")).isEqualTo(balance.get("customers").of(Outcome.MIGRATED));
        assertThat(count("deal")).isEqualTo(balance.get("deals").of(Outcome.MIGRATED));
        assertThat(count("activity")).isEqualTo(balance.get("activities").of(Outcome.MIGRATED));
        Quarantine quarantine = migrator.quarantine(migration);
        balance.forEach((move, its) -> assertThat(its.of(Outcome.REJECTED))
                .isEqualTo(quarantine.records(move).size()));
        return balance;
    }

    /** Repairs every second record that waits for nothing, as somebody does in a spreadsheet. */
    private static Set<String> edited(Path file) throws IOException {
        Set<String> fixed = new HashSet<>();
        List<List<String>> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(file)) {
            csv.forEach(row -> rows.add(new ArrayList<>(row.getFields())));
        }
        List<String> header = rows.get(0);
        boolean isTurn = true;
        for (List<String> row : rows.subList(1, rows.size())) {
            boolean canBeFixed = row.get(header.indexOf("#waits for")).isEmpty()
                    && !row.get(header.indexOf("id")).isEmpty();
            if (canBeFixed && isTurn) {
                REPAIRS.forEach((field, value) -> row.set(header.indexOf(field), value));
                fixed.add(row.get(header.indexOf("#key")));
            }
            isTurn ^= canBeFixed;
        }
        try (Writer out = Files.newBufferedWriter(file);
                CsvWriter csv = CsvWriter.builder().build(out)) {
            rows.forEach(csv::writeRecord);
        }
        return fixed;
    }

    @Test
    void exactly_the_half_that_was_fixed_arrives_and_its_children_with_it() throws Exception {
        Migration migration = moved().migration();
        Map<String, Balance> before = checkedBalance(migration);
        Path file = folder.resolve("customers-to-fix.csv");

        // region export
        Quarantine quarantine = migrator.quarantine(migration);
        QuarantineCsv customers = QuarantineCsv.of(quarantine, "customers");
        customers.export(file);
        // endregion export
        assertThat(Files.readString(file)).contains("***").doesNotContainIgnoringCase("example.com");
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
        Set<String> fixed = edited(file);
        assertThat(fixed).hasSizeGreaterThan(3);

        // region replay
        ReplayReport report = migrator.replay(migration, customers.fixes(file));
        // endregion replay

        assertThat(report.records())
                .filteredOn(record -> !record.isReleased())
                .allMatch(record -> record.move().equals("customers"))
                .allMatch(record ->
                        record.outcome().filter(Outcome.MIGRATED::equals).isPresent())
                .extracting(ReplayedRecord::key)
                .containsExactlyInAnyOrderElementsOf(fixed);
        Map<String, Balance> after = checkedBalance(migration);
        assertThat(after.get("customers").of(Outcome.MIGRATED))
                .isEqualTo(before.get("customers").of(Outcome.MIGRATED) + fixed.size());
        checkChildren(migration, report, fixed, before, after);
        assertThat(migrator.replay(migration, Fixes.chosen()).records(Outcome.MIGRATED))
                .isEmpty();
        assertThat(checkedBalance(migration)).isEqualTo(after);
    }

    private void checkChildren(
            Migration migration,
            ReplayReport report,
            Set<String> fixed,
            Map<String, Balance> before,
            Map<String, Balance> after) {
        Map<String, Long> arrived = new HashMap<>();
        report.records(Outcome.MIGRATED).stream()
                .filter(ReplayedRecord::isReleased)
                .forEach(record -> arrived.merge(record.move(), 1L, Long::sum));
        for (String move : List.of("deals", "activities")) {
            assertThat(arrived.getOrDefault(move, 0L)).isPositive();
            assertThat(after.get(move).of(Outcome.MIGRATED))
                    .isEqualTo(before.get(move).of(Outcome.MIGRATED) + arrived.get(move));
            assertThat(migrator.quarantine(migration).records(move))
                    .filteredOn(QuarantinedRecord::isReleasable)
                    .noneMatch(record -> fixed.contains(
                            record.fields().get("customerId").text().orElseThrow()));
        }
    }

    @Test
    void what_is_wrong_is_told_largest_cause_first_and_goes_after_its_time() throws Exception {
        Migration migration = moved().migration();

        // region groups
        Quarantine quarantine = migrator.quarantine(migration);
        List<QuarantineGroup> groups = quarantine.groups();
        // endregion groups
        assertThat(groups.get(0).count()).isGreaterThanOrEqualTo(groups.get(1).count());
        QuarantinedRecord any = quarantine.records("customers").stream()
                .filter(record -> !record.fields().isEmpty())
                .findFirst()
                .orElseThrow();
        Key key = Key.of(Long.parseLong(any.key()));
        // region erase
        int one = quarantine.erase("customers", key);
        int old = quarantine.eraseOlderThan(Instant.now().minus(RETENTION));
        // endregion erase
        assertThat(one).isEqualTo(1);
        assertThat(old).isZero();
    }
}
