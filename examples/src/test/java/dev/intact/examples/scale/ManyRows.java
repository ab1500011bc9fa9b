package dev.intact.examples.scale;

import static dev.intact.convert.Text.lower;
import static dev.intact.convert.Text.trim;
import static dev.intact.mapping.FieldRule.map;

import dev.intact.Migration;
import dev.intact.Migrator;
import dev.intact.Move;
import dev.intact.convert.Dates;
import dev.intact.convert.Numbers;
import dev.intact.csv.CsvSource;
import dev.intact.jdbc.Connections;
import dev.intact.jdbc.JdbcTarget;
import dev.intact.mapping.Mapping;
import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Moves as many generated rows as it is told from a CSV file into an H2 file; run in a JVM with a small heap. */
final class ManyRows {
    private ManyRows() {}

    record Line(
            long id,
            String name,
            String email,
            String amount,
            String day,
            @Nullable String note) {}

    record Entry(
            long id,
            String name,
            String email,
            BigDecimal amount,
            LocalDate bookedOn,
            @Nullable String note) {}

    static Mapping<Line, Entry> mapping() {
        return Mapping.from(Line.class)
                .to(Entry.class)
                .key(Line::id)
                .field(map(Entry::id).copiedFrom(Line::id))
                .field(map(Entry::name).from(Line::name).via(trim()))
                .field(map(Entry::email).from(Line::email).via(lower()))
                .field(map(Entry::amount).from(Line::amount).via(Numbers.decimal(',', '.')))
                .field(map(Entry::bookedOn).from(Line::day).via(Dates.date("dd.MM.yyyy")))
                .field(map(Entry::note).copiedFrom(Line::note))
                .require("the amount is not negative", entry -> entry.amount().signum() >= 0)
                .build();
    }

    public static void main(String... args) throws IOException, SQLException {
        Path folder = Path.of(args[0]);
        long rows = Long.parseLong(args[1]);
        Path file = folder.resolve("lines.csv");
        write(file, rows);
        Connections ledger = Connections.of("jdbc:h2:file:" + folder.resolve("ledger") + ";CACHE_SIZE=8192", "sa", "");
        try (Connection connection = ledger.open();
                Statement statement = connection.createStatement()) {
            statement.execute("create table entry (id bigint primary key, name varchar(40), email varchar(60),"
                    + " amount decimal(12, 2), booked_on date, note varchar(60))");
        }
        Migration migration = Migration.of(
                "many rows",
                Move.named("lines")
                        .from(CsvSource.of(file, Line.class).expectRows(rows).build())
                        .to(mapping(), JdbcTarget.of(ledger).table("entry", Entry.class)));
        System.out.println(Migrator.create().run(migration).moves().get(0));
    }

    private static void write(Path file, long rows) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("id,name,email,amount,day,note\n");
            for (long id = 1; id <= rows; id++) {
                String amount = (id % 100 == 7 ? "-" : "") + id % 5000 + ",5";
                out.write(id + ", Name " + id + " ,USER" + id + "@example.com,\"" + amount + "\"," + (10 + id % 18)
                        + ".0" + (1 + id % 9) + ".2024," + (id % 3 == 0 ? "" : "\"two\nlines\"") + "\n");
            }
        }
    }
}
