package dev.intact.examples.sakila;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.Migrator;
import dev.intact.databases.Postgres;
import dev.intact.examples.BothSides.Figure;
import dev.intact.examples.RealDataTests;
import dev.intact.examples.RowByRow.Table;
import dev.intact.examples.ThereAndBack.Summary;
import dev.intact.ledger.Outcome;
import dev.intact.run.MoveReport;
import dev.intact.run.RunReport;
import dev.intact.run.RunReport.State;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One real database moves there and back, once for all tests. */
class SakilaThereAndBackTest {
    private static final ByteArrayOutputStream PRINTED = new ByteArrayOutputStream();
    private static final List<Postgres> DATABASES = new ArrayList<>();

    private static Summary summary;

    @BeforeAll
    static void move() throws Exception {
        RealDataTests.need(SakilaDatabases.SCHEMA, SakilaDatabases.ROWS);
        for (int i = 0; i < 3; i++) {
            DATABASES.add(Postgres.createOrSkip());
        }
        summary = SakilaThereAndBack.prepared(DATABASES.get(0), DATABASES.get(1), DATABASES.get(2))
                .run(Migrator.create(), new PrintStream(PRINTED, true, StandardCharsets.UTF_8));
    }

    @AfterAll
    static void drop() {
        DATABASES.forEach(Postgres::close);
    }

    @Test
    void every_record_arrives_and_comes_back() {
        for (RunReport report : List.of(summary.there(), summary.back())) {
            assertThat(report.state()).isEqualTo(State.COMPLETED);
            assertThat(report.moves())
                    .hasSize(15)
                    .allMatch(MoveReport::closes)
                    .allMatch(move -> move.balance().of(Outcome.MIGRATED)
                            == move.balance().read());
        }
    }

    @Test
    void what_comes_back_equals_the_start_row_by_row() {
        assertThat(summary.compared())
                .hasSize(21)
                .allMatch(Table::isEqual)
                .extracting(Table::toString)
                .contains("customer: 599 rows, equal", "payment: 16049 rows, equal", "store: 2 rows, equal");
    }

    @Test
    void both_databases_compute_the_same_figures() {
        assertThat(summary.figures())
                .hasSize(30)
                .allMatch(Figure::agrees)
                .extracting(figure -> figure.name() + " " + figure.target())
                .contains(
                        "payments 16,049",
                        "sum of payments 67,416.51",
                        "paid in Canada 593.63",
                        "payment.rental_id 16,049",
                        "store.manager_id 2");
    }

    @Test
    void all_of_it_is_printed() {
        assertThat(PRINTED.toString(StandardCharsets.UTF_8))
                .contains(
                        "balance payments: read=16049 migrated=16049 merged=0",
                        "edges stores: store.managerId → sakila/staff: 2 edges, 2 linked",
                        "sum of payments                 67,416.51     67,416.51  equal",
                        "payment: 16049 rows, equal");
    }
}
