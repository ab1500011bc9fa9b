package dev.intact.examples.sakila;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.Migrator;
import dev.intact.databases.Postgres;
import dev.intact.examples.BothSides.Figure;
import dev.intact.examples.RealDataTests;
import dev.intact.examples.RowByRow.Table;
import dev.intact.ledger.Outcome;
import dev.intact.run.MoveReport;
import dev.intact.run.RunReport;
import dev.intact.run.RunReport.State;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One real database moves there and back, once for all tests. */
class SakilaThereAndBackTest {
    private static Postgres sakila;
    private static Postgres moved;
    private static Postgres returned;
    private static SakilaThereAndBack example;
    private static RunReport there;
    private static RunReport back;

    @BeforeAll
    static void move() throws Exception {
        RealDataTests.need(SakilaDatabases.SCHEMA, SakilaDatabases.ROWS);
        sakila = Postgres.createOrSkip();
        moved = Postgres.createOrSkip();
        returned = Postgres.createOrSkip();
        SakilaDatabases.fill(sakila);
        SakilaDatabases.createNew(moved);
        SakilaDatabases.createEmpty(returned);
        example = new SakilaThereAndBack(sakila, moved, returned);
        long t = System.nanoTime();
        there = Migrator.create().run(example.there());
        SakilaDatabases.addReferencesToNew(moved);
        System.out.println("there " + (System.nanoTime() - t) / 1000000);
        t = System.nanoTime();
        back = Migrator.create().run(example.back());
        System.out.println("back " + (System.nanoTime() - t) / 1000000);
        SakilaDatabases.addReferences(returned);
        example.figures().forEach(System.out::println);
        example.compared().forEach(System.out::println);
        there.moves().forEach(System.out::println);
    }

    @AfterAll
    static void drop() {
        for (Postgres database : new Postgres[] {sakila, moved, returned}) {
            if (database != null) {
                database.close();
            }
        }
    }

    @Test
    void every_record_arrives_and_comes_back() {
        for (RunReport report : new RunReport[] {there, back}) {
            assertThat(report.state()).isEqualTo(State.COMPLETED);
            assertThat(report.moves())
                    .hasSize(15)
                    .allMatch(MoveReport::closes)
                    .allMatch(move -> move.balance().of(Outcome.MIGRATED)
                            == move.balance().read());
        }
    }

    @Test
    void what_comes_back_equals_the_start_row_by_row() throws Exception {
        assertThat(example.compared()).hasSize(21).allMatch(Table::isEqual);
    }

    @Test
    void both_databases_compute_the_same_figures() throws Exception {
        assertThat(example.figures())
                .allMatch(Figure::agrees)
                .extracting(figure -> figure.name() + " " + figure.target())
                .contains("payments 16,049", "sum of payments 67,416.51", "payment.rental_id 16,049");
    }
}
