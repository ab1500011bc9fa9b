package dev.intact.examples.crm;

import dev.intact.Migration;
import dev.intact.Migrator;
import dev.intact.Move;
import dev.intact.Role;
import dev.intact.convert.Dates;
import dev.intact.convert.Numbers;
import dev.intact.csv.CsvSink;
import dev.intact.csv.CsvSource;
import dev.intact.csv.Dialect;
import dev.intact.examples.crm.LegacyCrm.LegacyActivity;
import dev.intact.examples.crm.LegacyCrm.LegacyCompany;
import dev.intact.examples.crm.LegacyCrm.LegacyCustomer;
import dev.intact.examples.crm.LegacyCrm.LegacyDeal;
import dev.intact.examples.crm.LegacyCrm.LegacyOwner;
import dev.intact.examples.crm.NewCrm.Activity;
import dev.intact.examples.crm.NewCrm.Company;
import dev.intact.examples.crm.NewCrm.Contact;
import dev.intact.examples.crm.NewCrm.Deal;
import dev.intact.examples.crm.NewCrm.User;
import dev.intact.field.Naming;
import dev.intact.jdbc.Connections;
import dev.intact.jdbc.JdbcSource;
import dev.intact.jdbc.JdbcTarget;
import dev.intact.ledger.Outcome;
import dev.intact.ledger.Reason;
import dev.intact.run.MoveReport;
import dev.intact.run.Options;
import dev.intact.run.ProgressDisplay;
import dev.intact.run.RunReport;
import dev.intact.sink.Archived;
import dev.intact.sink.Rejected;
import dev.intact.sink.Sink;
import dev.intact.source.Source;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * A legacy CRM, in files and a database, becomes a new one: owners, companies, customers, deals and activities. The old
 * data is generated, messy as such data is, and the same in every run.
 */
public final class CrmMigration {
    private static final int PREVIEWED = 2;
    private static final int TOP_REASONS = 8;

    private final Path folder;
    private final Connections legacy;
    private final Connections crm;

    CrmMigration(Path folder) {
        this.folder = folder.toAbsolutePath();
        this.legacy = Connections.of("jdbc:h2:file:" + this.folder.resolve("legacy") + ";DB_CLOSE_DELAY=60", "sa", "");
        this.crm = Connections.of("jdbc:h2:file:" + this.folder.resolve("crm") + ";DB_CLOSE_DELAY=60", "sa", "");
    }

    /**
     * Runs the example.
     *
     * @param args the folder to work in, which is emptied first; by default {@code target/crm}
     * @throws IOException if the old files cannot be written
     * @throws SQLException if the databases cannot be made
     */
    public static void main(String... args) throws IOException, SQLException {
        Path folder = args.length > 0 ? Path.of(args[0]) : Path.of("target", "crm");
        CrmMigration example = new CrmMigration(folder);
        LegacyData.standard().writeTo(example.folder, example.legacy);
        example.createTables();
        RunReport report = example.run(System.out);
        System.out.println();
        report.moves().forEach(System.out::println);
    }

    void createTables() throws SQLException {
        Databases.execute(crm, NewCrm.TABLES);
    }

    // spotless:off
    // region migration
    Migration migration() {
        JdbcTarget target = JdbcTarget.of(crm);
        Sink<Archived> archive = target.table("archive", Archived.class);
        return Migration.of("legacy CRM to new CRM",
            Move.named("owners").from(owners()).to(CrmMappings.users(), target.table("app_user", User.class))
                .purpose("Everyone who sells has an account before the first customer arrives"),
            Move.named("companies").from(companies()).to(CrmMappings.companies(), target.table("company", Company.class))
                .purpose("Finance and Sales speak of the same companies")
                .owner(Role.BUSINESS_RULES, "Finance"),
            Move.named("customers").from(customers()).to(CrmMappings.contacts(), target.table("contact", Contact.class))
                .purpose("Sales works with its customers in the new CRM from day one")
                .owner(Role.BUSINESS_RULES, "Head of Sales").owner(Role.DATA_QUALITY, "Sales Operations")
                .sourceOfTruth("the legacy CRM, until cutover")
                .notMigrated("recipients of the newsletter", "they stay in the mailing tool, agreed with Marketing")
                .archiveInto(archive),
            Move.named("deals").from(deals()).to(CrmMappings.deals(), target.table("deal", Deal.class))
                .purpose("The forecast goes on without a gap")
                .owner(Role.BUSINESS_RULES, "Head of Sales")
                .notMigrated("quotes", "drawn up anew in the new CRM, agreed with Sales"),
            Move.named("activities").from(activities()).to(CrmMappings.activities(), target.table("activity", Activity.class))
                .purpose("Whoever calls a customer knows what was said before")
                .archiveInto(archive))
            .purpose("One CRM for Sales, Finance and Marketing, so that the old one can be switched off")
            .owner(Role.TECHNICAL, "CRM platform team").owner(Role.APPROVAL, "Head of Sales");
    }
    // endregion migration
    // spotless:on

    // region customers
    Source<LegacyCustomer> customers() {
        return CsvSource.of(folder.resolve("customers.csv"), LegacyCustomer.class)
                .naming(Naming.SNAKE_CASE)
                .format(LocalDate.class, Dates.date("dd/MM/yyyy"))
                .build();
    }
    // endregion customers

    Source<LegacyCompany> companies() {
        return CsvSource.of(folder.resolve("companies.csv"), LegacyCompany.class)
                .dialect(Dialect.rfc4180()
                        .separator(';')
                        .charset(StandardCharsets.ISO_8859_1)
                        .skipLines(1))
                .naming(Naming.SNAKE_CASE)
                .format(BigDecimal.class, Numbers.decimal(',', '.'))
                .build();
    }

    Source<LegacyOwner> owners() {
        return JdbcSource.table(legacy, "owners", LegacyOwner.class);
    }

    Source<LegacyDeal> deals() {
        return JdbcSource.table(legacy, "deals", LegacyDeal.class).pagedBy(LegacyDeal::id);
    }

    Source<LegacyActivity> activities() {
        return JdbcSource.table(legacy, "activities", LegacyActivity.class).pagedBy(LegacyActivity::id);
    }

    RunReport run(PrintStream out) {
        Path rejects = folder.resolve("rejects.csv");
        Options options = Options.defaults()
                .rejectsInto(CsvSink.of(rejects, Rejected.class)
                        .neutralisingFormulas()
                        .build())
                .listener(ProgressDisplay.automatic());
        Migration migration = migration();

        out.println("Preview:");
        out.println(Migrator.with(options).preview(migration, PREVIEWED));
        RunReport report = Migrator.with(options).run(migration);
        out.println("Why records were rejected, most frequent first:");
        topReasons(report).forEach(line -> out.println("  " + line));
        out.println("Each rejected record, with field, value and what to do: " + rejects);
        return report;
    }

    private static List<String> topReasons(RunReport report) {
        record Line(MoveReport move, Reason reason) {}
        return report.moves().stream()
                .flatMap(move -> move.reasons(Outcome.REJECTED).stream().map(reason -> new Line(move, reason)))
                .sorted(Comparator.comparingLong((Line line) -> line.reason().count())
                        .reversed())
                .limit(TOP_REASONS)
                .map(line -> "%s: %s".formatted(line.move().move(), line.reason()))
                .toList();
    }
}
