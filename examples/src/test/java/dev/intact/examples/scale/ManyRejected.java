package dev.intact.examples.scale;

import static dev.intact.mapping.FieldRule.map;

import dev.intact.Migration;
import dev.intact.Migrator;
import dev.intact.Move;
import dev.intact.csv.CsvSource;
import dev.intact.csv.QuarantineCsv;
import dev.intact.jdbc.Connections;
import dev.intact.jdbc.JdbcTarget;
import dev.intact.mapping.Mapping;
import dev.intact.run.Quarantine;
import dev.intact.run.QuarantineGroup;
import dev.intact.run.RunReport;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;

/** Rejects as many generated records as it is told, and reads the quarantine; run in a JVM with a small heap. */
final class ManyRejected {
    private static final int TEXT = 4_000; // characters of a record, which are kept with it

    private ManyRejected() {}

    record Line(long id, String text) {}

    record Entry(long id, String text) {}

    public static void main(String... args) throws IOException, SQLException {
        Path folder = Path.of(args[0]);
        long rows = Long.parseLong(args[1]);
        Path file = folder.resolve("lines.csv");
        write(file, rows);
        Connections database =
                Connections.of("jdbc:sqlite:%s?synchronous=OFF".formatted(folder.resolve("ledger")), "", "");
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            statement.execute("create table entry (id bigint primary key, text varchar(8000))");
        }
        Mapping<Line, Entry> mapping = Mapping.from(Line.class)
                .to(Entry.class)
                .key(Line::id)
                .field(map(Entry::id).copiedFrom(Line::id))
                .field(map(Entry::text).copiedFrom(Line::text))
                .require("the number is divisible by seven", entry -> entry.id() % 7 == 0)
                .build();
        Migration migration = Migration.of(
                "many rejected",
                Move.named("lines")
                        .from(CsvSource.of(file, Line.class).build())
                        .to(mapping, JdbcTarget.of(database).table("entry", Entry.class)));
        RunReport unused = Migrator.create().run(migration);
        Quarantine quarantine = Migrator.create().quarantine(migration);
        System.out.println(Migrator.create().balance(migration));
        for (QuarantineGroup group : quarantine.groups()) {
            System.out.println(group.count() + " " + group.words() + " " + group.examples());
        }
        Path export = folder.resolve("rejected.csv");
        QuarantineCsv.of(quarantine, "lines").export(export);
        try (Stream<String> lines = Files.lines(export)) {
            System.out.println(quarantine.size() + " " + lines.count());
        }
    }

    private static void write(Path file, long rows) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("id,text\n");
            for (long id = 1; id <= rows; id++) {
                out.write(id + "," + Long.toString(id % 10).repeat(TEXT) + "\n");
            }
        }
    }
}
