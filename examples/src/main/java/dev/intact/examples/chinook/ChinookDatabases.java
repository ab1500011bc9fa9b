package dev.intact.examples.chinook;

import dev.intact.databases.Postgres;
import dev.intact.examples.RealData;
import dev.intact.jdbc.Connections;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The three databases of this example, as they are before anything moves. */
final class ChinookDatabases {
    static final String SHOP = "chinook/Chinook_Sqlite.sqlite";

    private ChinookDatabases() {}

    /** The shop, whose file nothing can change. */
    static Connections shop() {
        Path file = RealData.require(SHOP).toAbsolutePath();
        return Connections.of("jdbc:sqlite:file:" + file + "?immutable=1", "", "");
    }

    /** The new database. */
    static Connections createNew(Postgres database) throws IOException {
        try (InputStream schema = ChinookDatabases.class.getResourceAsStream("new-schema.sql")) {
            database.execute(new String(
                    Objects.requireNonNull(schema, "new-schema.sql").readAllBytes(), StandardCharsets.UTF_8));
        }
        return Connections.of(database.url(), database.user(), database.password());
    }

    /** A shop without rows, in a file: its tables are made as those of the shop were. */
    static Connections createEmpty(Path file) throws SQLException {
        Connections empty = open(file);
        List<String> tables = texts(shop(), "select sql from sqlite_master where type = 'table'");
        try (Connection connection = empty.open();
                Statement statement = connection.createStatement()) {
            for (String table : tables) {
                statement.execute(table);
            }
        }
        return empty;
    }

    static Connections open(Path file) {
        return Connections.of("jdbc:sqlite:" + file, "", "");
    }

    /** What breaks a reference of the shop: SQLite checks none while rows are written, unless it is told to. */
    static List<String> brokenReferences(Connections shop) throws SQLException {
        return texts(shop, "select \"table\" || ' ' || rowid || ' → ' || parent from pragma_foreign_key_check()");
    }

    private static List<String> texts(Connections database, String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Connection connection = database.open();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return List.copyOf(texts);
    }
}
