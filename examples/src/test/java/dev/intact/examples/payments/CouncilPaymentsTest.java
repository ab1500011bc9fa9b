package dev.intact.examples.payments;

import static dev.intact.convert.Text.trim;
import static dev.intact.mapping.FieldRule.map;
import static dev.intact.quality.Rule.on;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.intact.Migration;
import dev.intact.Migrator;
import dev.intact.Move;
import dev.intact.convert.Numbers;
import dev.intact.csv.CsvSource;
import dev.intact.csv.Dialect;
import dev.intact.jdbc.Connections;
import dev.intact.jdbc.JdbcTarget;
import dev.intact.mapping.Mapping;
import dev.intact.run.RunReport;
import dev.intact.source.Source;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A real file of a real council, ISO-8859-1 with a title line above the header, moves whole. */
class CouncilPaymentsTest {
    private static final Path FILE = Path.of(
            System.getProperty("intact.data", "../../shared/data"), "csv/gov-spend/ESCC-payment-data-Q2281011.csv");
    private static final int PAYMENTS = 5767;

    record PublishedPayment(
            String name,
            String paymentCategory,
            BigDecimal amount,
            String department,
            long documentNo,
            String postCode) {}

    record Payment(
            long documentNo, String payee, String category, String department, BigDecimal pounds, String postCode) {}

    static Mapping<PublishedPayment, Payment> payments() {
        return Mapping.from(PublishedPayment.class)
                .to(Payment.class)
                .key(PublishedPayment::documentNo)
                .field(map(Payment::documentNo).copiedFrom(PublishedPayment::documentNo))
                .field(map(Payment::payee).from(PublishedPayment::name).via(trim()))
                .field(map(Payment::category)
                        .from(PublishedPayment::paymentCategory)
                        .via(trim()))
                .field(map(Payment::department)
                        .from(PublishedPayment::department)
                        .via(trim()))
                .field(map(Payment::pounds).copiedFrom(PublishedPayment::amount))
                .field(map(Payment::postCode).from(PublishedPayment::postCode).via(trim()))
                .require(on(Payment::pounds).atLeast(new BigDecimal("500")).because("smaller ones are not published"))
                .build();
    }

    static Source<PublishedPayment> published() {
        return CsvSource.of(FILE, PublishedPayment.class)
                .dialect(Dialect.rfc4180().charset(StandardCharsets.ISO_8859_1).skipLines(1))
                .column(PublishedPayment::name, "Name")
                .column(PublishedPayment::paymentCategory, "Payment category")
                .column(
                        PublishedPayment::amount,
                        "Amount",
                        Numbers.decimal('.', ',').stripping("£"))
                .column(PublishedPayment::department, "Department")
                .column(PublishedPayment::documentNo, "Document no.")
                .column(PublishedPayment::postCode, "Post code")
                .expectRows(PAYMENTS)
                .build();
    }

    @Test
    void every_payment_arrives_and_the_sum_is_right_to_the_penny() throws Exception {
        boolean there = Files.exists(FILE);
        if (!there && Boolean.getBoolean("intact.data.required")) {
            throw new AssertionError("the real data is required, but %s is absent".formatted(FILE));
        }
        assumeTrue(there, () -> "skipped: no real data at " + FILE.toAbsolutePath());
        Connections finance = Connections.of("jdbc:h2:mem:finance;DB_CLOSE_DELAY=-1", "sa", "");
        execute(
                finance,
                "create table payment (document_no bigint primary key, payee varchar(80) not null, category varchar(80),"
                        + " department varchar(80), pounds decimal(12, 2) not null, post_code varchar(10))");
        Migration migration = Migration.of(
                "published payments",
                Move.named("payments")
                        .from(published())
                        .to(payments(), JdbcTarget.of(finance).table("payment", Payment.class)));

        RunReport report = Migrator.create().run(migration);

        assertThat(report.moves().get(0))
                .hasToString("balance payments: read=5767 migrated=5767 merged=0 excluded=0 rejected=0 archived=0"
                        + " unchanged=0");
        assertThat(sum(finance)).isEqualByComparingTo(sumOfTheText()).isEqualByComparingTo("70686198.00");
    }

    /** The same sum by other means: every amount that the text of the file holds. */
    private static BigDecimal sumOfTheText() throws IOException {
        return Pattern.compile("£([0-9,]+)")
                .matcher(Files.readString(FILE, StandardCharsets.ISO_8859_1))
                .results()
                .map((MatchResult match) -> new BigDecimal(match.group(1).replace(",", "")))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal sum(Connections finance) throws SQLException {
        try (Connection connection = finance.open();
                Statement statement = connection.createStatement();
                ResultSet sum = statement.executeQuery("select sum(pounds) from payment")) {
            sum.next();
            return sum.getBigDecimal(1);
        }
    }

    private static void execute(Connections connections, String statements) throws SQLException {
        try (Connection connection = connections.open();
                Statement statement = connection.createStatement()) {
            statement.execute(statements);
        }
    }
}
