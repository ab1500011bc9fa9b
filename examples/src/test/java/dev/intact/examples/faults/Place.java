package dev.intact.examples.faults;

import dev.intact.databases.Postgres;
import dev.intact.examples.faults.Moving.Into;
import dev.intact.jdbc.Connections;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where a run of {@link Moving} writes to: a folder, and perhaps a database. */
record Place(Into into, Path folder, @Nullable Postgres postgres) implements AutoCloseable {
    static final String UNIQUE = "create table entry (id bigint primary key, name varchar(12) not null,"
            + " amount decimal(12, 2) not null)";
    static final String ANY = "create table entry (id bigint, name varchar(12) not null, amount decimal(12, 2))";

    /** Tables for what is rejected and archived, where that is not to go into files. */
    static final List<String> LISTS = List.of(
            "create table archived (move text, source_key text, fields text, reason text)",
            "create table rejected (move text, source_key text, field text, value text, problem text, rule text,"
                    + " advice text)");

    /** An empty place. */
    static Place create(Into into, Path parent) throws IOException, SQLException {
        return create(into, parent, UNIQUE);
    }

    /** An empty place, and in a database a table that is made so. */
    static Place create(Into into, Path parent, String table) throws IOException, SQLException {
        Place place = new Place(
                into,
                Files.createTempDirectory(parent, into.name()),
                into == Into.POSTGRES ? Postgres.createOrSkip() : null);
        if (into != Into.CSV) {
            place.execute(table);
        }
        return place;
    }

    /** A file of lines to be moved: of 200 of them, one is negative, and four are too long for a database. */
    static Path lines(Path file, int rows) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("id,name,amount,remark\n");
            for (int id = 1; id <= rows; id++) {
                String name = (id % 50 == 13 ? "Too long a name " : "Name ") + id;
                out.write("%d,%s,\"%s%d,5\",remark %d\n".formatted(id, name, id % 200 == 7 ? "-" : "", id % 5000, id));
            }
        }
        return file;
    }

    /** How many of these lines are rejected. */
    static int rejected(int rows, Into into) {
        return rows / 200 + (into == Into.CSV ? 0 : rows / 50);
    }

    String url() {
        return postgres == null ? "none" : postgres.url();
    }

    /** The arguments of {@link Moving#main}. */
    List<String> arguments(Path lines, int chunkSize) {
        return List.of(lines.toString(), into.name(), folder.toString(), url(), Integer.toString(chunkSize));
    }

    /** Moves in this process, to the end. */
    Remains moved(Path lines, int chunkSize) throws IOException, SQLException {
        return remains(Moving.move(lines, into, folder, url(), chunkSize)
                .moves()
                .get(0)
                .toString());
    }

    Connections connections() {
        return Moving.connections(into, folder, url());
    }

    Connection open() throws SQLException {
        return connections().open();
    }

    void execute(String... statements) throws SQLException {
        try (Connection connection = open();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    Remains remains(String balance) throws IOException, SQLException {
        return new Remains(
                balance,
                into == Into.CSV ? lines("entries.csv") : rows("select id, name, amount from entry order by id"),
                lines("rejects.csv"),
                lines("archive.jsonl"),
                files());
    }

    /** What is left where all of it stands in tables. */
    Remains tables(String balance) throws IOException, SQLException {
        return new Remains(
                balance,
                rows("select id, name, amount from entry order by id"),
                rows("select * from rejected order by 1, 2, 3"),
                rows("select * from archived order by 1, 2"),
                files());
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(file -> file.getFileName().toString())
                    .filter(name -> !name.endsWith(".db") && !name.equals("phase"))
                    .sorted()
                    .toList();
        }
    }

    private List<String> lines(String file) throws IOException {
        return Files.readAllLines(folder.resolve(file));
    }

    List<String> rows(String query) throws SQLException {
        try (Connection connection = open();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> all = new ArrayList<>();
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    row.add(rows.getString(column));
                }
                all.add(String.join(" ", row));
            }
            return all;
        }
    }

    @Override
    public void close() {
        if (postgres != null) {
            postgres.close();
        }
    }
}
