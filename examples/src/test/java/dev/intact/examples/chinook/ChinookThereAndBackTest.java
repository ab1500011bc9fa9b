package dev.intact.examples.chinook;

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
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One real database moves there and back, once for all tests. */
class ChinookThereAndBackTest {
    private static final ByteArrayOutputStream PRINTED = new ByteArrayOutputStream();

    @TempDir
    private static Path directory;

    private static Postgres moved;
    private static Path returned;
    private static Summary summary;

    @BeforeAll
    static void move() throws Exception {
        RealDataTests.need(ChinookDatabases.SHOP);
        moved = Postgres.createOrSkip();
        returned = directory.resolve("back.sqlite");
        summary = ChinookThereAndBack.prepared(moved, returned)
                .run(Migrator.create(), new PrintStream(PRINTED, true, StandardCharsets.UTF_8));
    }

    @AfterAll
    static void drop() {
        if (moved != null) {
            moved.close();
        }
    }

    @Test
    void every_record_arrives_and_comes_back() {
        for (RunReport report : List.of(summary.there(), summary.back())) {
            assertThat(report.state()).isEqualTo(State.COMPLETED);
            assertThat(report.moves())
                    .hasSize(11)
                    .allMatch(MoveReport::closes)
                    .allMatch(move -> move.balance().of(Outcome.MIGRATED)
                            == move.balance().read());
        }
    }

    @Test
    void what_comes_back_equals_the_start_row_by_row() {
        assertThat(summary.compared())
                .extracting(Table::toString)
                .containsExactly(
                        "Album: 347 rows, equal",
                        "Artist: 275 rows, equal",
                        "Customer: 59 rows, equal",
                        "Employee: 8 rows, equal",
                        "Genre: 25 rows, equal",
                        "Invoice: 412 rows, equal",
                        "InvoiceLine: 2240 rows, equal",
                        "MediaType: 5 rows, equal",
                        "Playlist: 18 rows, equal",
                        "PlaylistTrack: 8715 rows, equal",
                        "Track: 3503 rows, equal");
    }

    @Test
    void no_reference_of_what_comes_back_is_broken() throws Exception {
        assertThat(ChinookDatabases.brokenReferences(ChinookDatabases.open(returned)))
                .isEmpty();
    }

    @Test
    void both_databases_compute_the_same_figures() {
        assertThat(summary.figures())
                .hasSize(18)
                .allMatch(Figure::agrees)
                .extracting(figure -> figure.name() + " " + figure.target())
                .contains(
                        "employee.manager_id 7",
                        "playlist_track.track_id 8,715",
                        "report to Nancy Edwards 3",
                        "cents invoiced 232860",
                        "cents sold 232860");
    }

    @Test
    void all_of_it_is_printed() {
        assertThat(PRINTED.toString(StandardCharsets.UTF_8))
                .contains(
                        "edges employees: employee.managerId → chinook/employee: 7 edges, 7 linked",
                        "balance tracks of playlists: read=8715 migrated=8715 merged=0",
                        "employee.manager_id                     7             7  equal",
                        "PlaylistTrack: 8715 rows, equal");
    }
}
