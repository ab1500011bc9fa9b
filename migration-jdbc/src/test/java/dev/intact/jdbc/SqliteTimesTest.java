package dev.intact.jdbc;

import static dev.intact.mapping.FieldRule.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.Migration;
import dev.intact.Migrator;
import dev.intact.Move;
import dev.intact.mapping.Mapping;
import dev.intact.run.RunReport;
import dev.intact.source.InMemorySource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** SQLite has no type for times: they are text, and compare as such. */
class SqliteTimesTest {
    private static final String TABLE =
            "create table visit(at datetime primary key, opens time, day date, ends timestamp)";

    record Visit(
            LocalDateTime at,
            @Nullable LocalTime opens,
            @Nullable LocalDate day,
            @Nullable LocalDateTime ends) {}

    private static final List<Visit> VISITS = List.of(
            new Visit(LocalDateTime.parse("2024-02-29T00:00"), null, null, null),
            new Visit(
                    LocalDateTime.parse("2024-02-29T07:08:09"),
                    LocalTime.parse("10:00"),
                    LocalDate.parse("2024-02-29"),
                    LocalDateTime.parse("2024-02-29T07:08:09.123456789")));

    private static RunReport move(Db db, String name, List<Visit> visits) {
        Mapping<Visit, Visit> same = Mapping.from(Visit.class)
                .to(Visit.class)
                .key(Visit::at)
                .field(map(Visit::at).copiedFrom(Visit::at))
                .field(map(Visit::opens).copiedFrom(Visit::opens))
                .field(map(Visit::day).copiedFrom(Visit::day))
                .field(map(Visit::ends).copiedFrom(Visit::ends))
                .build();
        JdbcSink<Visit> sink =
                JdbcTarget.of(db.connections()).table("visit", Visit.class).upsertOn(Visit::at);
        return Migrator.create()
                .run(Migration.of(
                        name,
                        Move.named("visits")
                                .from(InMemorySource.of(Visit.class, visits))
                                .to(same, sink)));
    }

    @Test
    void times_are_written_as_the_functions_of_the_database_write_them() {
        try (Db db = Db.Product.SQLITE.with(TABLE)) {
            RunReport unused = move(db, "visits", VISITS);

            assertThat(db.rows("select at, at = datetime(at), opens = time(opens), day = date(day) from visit"))
                    .hasToString("[[2024-02-29 00:00:00, 1, null, null], [2024-02-29 07:08:09, 1, 1, 1]]");
            assertThat(db.column("select ends from visit").toString())
                    .isEqualTo("[null, 2024-02-29 07:08:09.123456789]");
            assertThat(Reading.of(JdbcSource.table(db.connections(), "visit", Visit.class)).records)
                    .isEqualTo(VISITS);
        }
    }

    @Test
    void a_row_that_the_database_wrote_is_found_by_its_time() {
        try (Db db = Db.Product.SQLITE.with(
                TABLE, "insert into visit(at, opens) values (datetime('2024-02-29 07:08:09'), time('10:00'))")) {
            RunReport report = move(db, "visits", VISITS);

            assertThat(report.moves().get(0).rows().inserted()).isEqualTo(1);
            assertThat(report.moves().get(0).rows().updated()).isEqualTo(1);
            assertThat(db.column("select count(*) from visit")).hasToString("[2]");
        }
    }
}
