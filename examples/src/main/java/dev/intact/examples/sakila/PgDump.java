package dev.intact.examples.sakila;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** A dump of PostgreSQL in its plain form: statements, and rows between {@code COPY … FROM stdin;} and {@code \.}. */
final class PgDump {
    private static final String END_OF_ROWS = "\\.";

    private PgDump() {}

    /**
     * Fills a database, as {@code psql} does.
     *
     * @param database a connection to it
     * @param dump the file
     * @throws IOException if the file cannot be read
     * @throws SQLException if the database refuses a statement or a row
     */
    static void load(Connection database, Path dump) throws IOException, SQLException {
        CopyManager copying = database.unwrap(PGConnection.class).getCopyAPI();
        try (BufferedReader lines = Files.newBufferedReader(dump, StandardCharsets.UTF_8);
                Statement statement = database.createStatement()) {
            StringBuilder sql = new StringBuilder();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("COPY ")) {
                    long unused = copying.copyIn(line, new StringReader(rows(lines)));
                } else if (!line.startsWith("--")) {
                    sql.append(line).append('\n');
                }
                if (line.endsWith(";") && !line.startsWith("COPY ")) {
                    statement.execute(sql.toString());
                    sql.setLength(0);
                }
            }
        }
    }

    private static String rows(BufferedReader lines) throws IOException {
        StringBuilder rows = new StringBuilder();
        for (String line = lines.readLine(); line != null && !line.equals(END_OF_ROWS); line = lines.readLine()) {
            rows.append(line).append('\n');
        }
        return rows.toString();
    }
}
