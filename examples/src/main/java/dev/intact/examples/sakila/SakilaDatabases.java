package dev.intact.examples.sakila;

import dev.intact.databases.Postgres;
import dev.intact.examples.RealData;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;

/** The three databases of this example, as they are before anything moves. */
final class SakilaDatabases {
    static final String SCHEMA = "sakila/postgres-sakila-schema.sql";
    static final String ROWS = "sakila/postgres-sakila-insert-data-using-copy.sql";

    private static final String FIRST_REFERENCE = "ALTER TABLE ONLY address\n    ADD CONSTRAINT address_city_id_fkey";

    private SakilaDatabases() {}

    /** Sakila with its rows. */
    static void fill(Postgres database) throws IOException, SQLException {
        String schema = schema();
        database.execute(schema);
        try (Connection connection = database.open()) {
            PgDump.load(connection, RealData.require(ROWS));
        }
    }

    /** Sakila without rows, and without its references, of which two form a circle that no row can be the first in. */
    static void createEmpty(Postgres database) {
        String schema = schema();
        database.execute(schema.substring(0, schema.indexOf(FIRST_REFERENCE)));
    }

    /** Sakila's references are made when all rows are there, as its own dump does it; PostgreSQL checks each row. */
    static void addReferences(Postgres database) {
        String schema = schema();
        database.execute("set search_path = public, pg_catalog;\n" + schema.substring(schema.indexOf(FIRST_REFERENCE)));
    }

    /** The new database, empty. */
    static void createNew(Postgres database) throws IOException {
        try (InputStream schema = SakilaDatabases.class.getResourceAsStream("new-schema.sql")) {
            database.execute(new String(
                    Objects.requireNonNull(schema, "new-schema.sql").readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** For the way back, by which new ids are looked for. */
    static void addIndexToNew(Postgres database) {
        database.execute("create index on intact_key_map(map, new_id)");
    }

    private static String schema() {
        try {
            return Files.readString(RealData.require(SCHEMA), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
