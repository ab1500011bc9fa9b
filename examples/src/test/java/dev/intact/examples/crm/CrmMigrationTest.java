package dev.intact.examples.crm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.Migrator;
import dev.intact.field.Key;
import dev.intact.jdbc.Connections;
import dev.intact.ledger.Outcome;
import dev.intact.run.MoveReport;
import dev.intact.run.RunReport;
import dev.intact.run.RunReport.State;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrmMigrationTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private CrmMigration prepared(LegacyData data) throws IOException, SQLException {
        CrmMigration example = new CrmMigration(folder);
        data.writeTo(
                folder, Connections.of("jdbc:h2:file:" + folder.resolve("legacy") + ";DB_CLOSE_DELAY=60", "sa", ""));
        example.createTables();
        return example;
    }

    private RunReport run(CrmMigration example) {
        return example.run(new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    private long count(String table) throws SQLException {
        try (Connection connection = Connections.of(
                                "jdbc:h2:file:" + folder.resolve("crm") + ";DB_CLOSE_DELAY=60", "sa", "")
                        .open();
                Statement statement = connection.createStatement();
                ResultSet counted = statement.executeQuery("select count(*) from " + table)) {
            counted.next();
            return counted.getLong(1);
        }
    }

    @Test
    void every_record_is_accounted_for_and_stands_in_the_new_crm() throws Exception {
        RunReport report = run(prepared(LegacyData.small()));

        assertThat(report.state()).isEqualTo(State.COMPLETED);
        assertThat(report.moves()).hasSize(5).allMatch(MoveReport::closes);
        assertThat(report.moves()).allMatch(move -> move.counted().isPresent());
        assertThat(count("contact"))
                .isEqualTo(report.move("customers").orElseThrow().balance().of(Outcome.MIGRATED));
        assertThat(count("deal"))
                .isEqualTo(report.move("deals").orElseThrow().balance().of(Outcome.MIGRATED));
        MoveReport activities = report.move("activities").orElseThrow();
        assertThat(count("activity")).isEqualTo(activities.balance().of(Outcome.MIGRATED));
        assertThat(count("archive where move = 'activities'"))
                .isEqualTo(activities.balance().of(Outcome.ARCHIVED));
    }

    @Test
    void a_dry_run_foretells_the_run_and_leaves_the_target_as_it_was() throws Exception {
        CrmMigration example = prepared(LegacyData.small());

        RunReport foretold = Migrator.create().dryRun(example.migration());

        assertThat(count("contact")).isZero();
        RunReport happened = run(example);
        assertThat(foretold.moves().toString()).isEqualTo(happened.moves().toString());
    }

    @Test
    void no_e_mail_address_or_phone_number_is_printed_or_listed_among_the_rejects() throws Exception {
        run(prepared(LegacyData.small()));

        assertThat(printed.toString(StandardCharsets.UTF_8)).doesNotContainIgnoringCase("example.com");
        assertThat(Files.readString(folder.resolve("rejects.csv")))
                .contains("***")
                .doesNotContainIgnoringCase("example.com")
                .doesNotContain("+44");
    }

    @Test
    void a_record_can_be_followed_through_its_rules() throws Exception {
        CrmMigration example = prepared(LegacyData.small());

        assertThat(Migrator.create()
                        .explain(example.migration(), "customers", Key.of(1))
                        .toString())
                .startsWith("customers 1\n  source  id=1, type=")
                .contains("email: *** → ***  [trimmed, blank as missing, valid e-mail, trimmed, in lower case]");
    }

    @Test
    void the_readme_shows_what_the_example_prints() throws Exception {
        RunReport report = run(prepared(LegacyData.standard()));
        String readme = Files.readString(Path.of("..", "README.md"));

        for (MoveReport move : report.moves()) {
            assertThat(readme).contains(move.toString());
        }
    }
}
