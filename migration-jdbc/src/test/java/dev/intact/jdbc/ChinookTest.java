package dev.intact.jdbc;

import static dev.intact.mapping.FieldRule.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.intact.Migration;
import dev.intact.Migrator;
import dev.intact.Move;
import dev.intact.databases.Postgres;
import dev.intact.field.Naming;
import dev.intact.mapping.Mapping;
import dev.intact.run.MoveReport;
import dev.intact.run.RunReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A music shop that others keep in SQLite and in PostgreSQL: moved from the one, it equals the other. */
class ChinookTest {
    private static final Path FOLDER = Path.of(System.getProperty("intact.data", "../shared/data"), "chinook");

    record Artist(int artistId, @Nullable String name) {}

    record Genre(int genreId, @Nullable String name) {}

    record MediaType(int mediaTypeId, @Nullable String name) {}

    record Playlist(int playlistId, @Nullable String name) {}

    private static Connections shop() {
        String message = "SKIPPED: no sample data at %s; name its place by -Dintact.data=…".formatted(FOLDER);
        if (!Files.exists(FOLDER) && Boolean.getBoolean("intact.data.required")) {
            return fail(message);
        }
        assumeTrue(Files.exists(FOLDER), message);
        Path file = FOLDER.resolve("Chinook_Sqlite.sqlite").toAbsolutePath();
        return Connections.of("jdbc:sqlite:file:" + file + "?immutable=1", "", "");
    }

    /** The dump without the lines that make the database itself, up to a mark. */
    private static String dump(boolean withRows) throws IOException {
        String sql = Files.readString(FOLDER.resolve("Chinook_PostgreSql.sql"));
        String tables = sql.substring(sql.indexOf("\\c chinook;") + "\\c chinook;".length());
        return withRows ? tables : tables.substring(0, tables.indexOf("INSERT INTO"));
    }

    private static List<String> tablesWithoutReferences(Connections connections) throws SQLException {
        TreeSet<String> tables = new TreeSet<>();
        try (Connection connection = connections.open()) {
            DatabaseMetaData catalogue = connection.getMetaData();
            try (ResultSet rows = catalogue.getTables(null, null, "%", new String[] {"TABLE"})) {
                while (rows.next()) {
                    tables.add(rows.getString("TABLE_NAME"));
                }
            }
            for (String table : List.copyOf(tables)) {
                try (ResultSet references = catalogue.getImportedKeys(null, null, table)) {
                    if (references.next()) {
                        tables.remove(table);
                    }
                }
            }
        }
        return List.copyOf(tables);
    }

    private static <S> JdbcSource<S> from(Connections shop, String table, Class<S> type) {
        return JdbcSource.table(shop, table, type).naming(Naming.AS_IS);
    }

    private static Migration migration(Connections shop, JdbcTarget target) {
        return Migration.of(
                "shop",
                Move.named("artists")
                        .from(from(shop, "Artist", Artist.class).pagedBy(Artist::artistId))
                        .to(
                                Mapping.from(Artist.class)
                                        .to(Artist.class)
                                        .key(Artist::artistId)
                                        .field(map(Artist::artistId).copiedFrom(Artist::artistId))
                                        .field(map(Artist::name).copiedFrom(Artist::name))
                                        .build(),
                                target.table("artist", Artist.class)),
                Move.named("genres")
                        .from(from(shop, "Genre", Genre.class))
                        .to(
                                Mapping.from(Genre.class)
                                        .to(Genre.class)
                                        .key(Genre::genreId)
                                        .field(map(Genre::genreId).copiedFrom(Genre::genreId))
                                        .field(map(Genre::name).copiedFrom(Genre::name))
                                        .build(),
                                target.table("genre", Genre.class)),
                Move.named("media types")
                        .from(from(shop, "MediaType", MediaType.class))
                        .to(
                                Mapping.from(MediaType.class)
                                        .to(MediaType.class)
                                        .key(MediaType::mediaTypeId)
                                        .field(map(MediaType::mediaTypeId).copiedFrom(MediaType::mediaTypeId))
                                        .field(map(MediaType::name).copiedFrom(MediaType::name))
                                        .build(),
                                target.table("media_type", MediaType.class)),
                Move.named("playlists")
                        .from(from(shop, "Playlist", Playlist.class))
                        .to(
                                Mapping.from(Playlist.class)
                                        .to(Playlist.class)
                                        .key(Playlist::playlistId)
                                        .field(map(Playlist::playlistId).copiedFrom(Playlist::playlistId))
                                        .field(map(Playlist::name).copiedFrom(Playlist::name))
                                        .build(),
                                target.table("playlist", Playlist.class).upsertOn(Playlist::playlistId)));
    }

    private static <T> List<T> rows(Postgres database, String table, Class<T> type) {
        Connections connections = Connections.of(database.url(), database.user(), database.password());
        Reading<T> reading = Reading.of(JdbcSource.table(connections, table, type));
        assertThat(reading.unreadable).isEmpty();
        return reading.records;
    }

    @Test
    void equals_the_dump_of_the_same_shop_in_all_tables_without_references() throws IOException, SQLException {
        Connections shop = shop();
        assertThat(tablesWithoutReferences(shop)).containsExactly("Artist", "Genre", "MediaType", "Playlist");
        try (Postgres expected = Postgres.createOrSkip().execute(dump(true));
                Postgres moved = Postgres.createOrSkip().execute(dump(false))) {
            JdbcTarget target = JdbcTarget.of(Connections.of(moved.url(), moved.user(), moved.password()));

            RunReport report = Migrator.create().run(migration(shop, target));

            List<Long> inserted = new ArrayList<>();
            for (MoveReport move : report.moves()) {
                assertThat(move.closes()).isTrue();
                inserted.add(move.rows().inserted());
            }
            assertThat(inserted).containsExactly(275L, 25L, 5L, 18L);
            assertThat(rows(moved, "artist", Artist.class)).isEqualTo(rows(expected, "artist", Artist.class));
            assertThat(rows(moved, "genre", Genre.class)).isEqualTo(rows(expected, "genre", Genre.class));
            assertThat(rows(moved, "media_type", MediaType.class))
                    .isEqualTo(rows(expected, "media_type", MediaType.class));
            assertThat(rows(moved, "playlist", Playlist.class)).isEqualTo(rows(expected, "playlist", Playlist.class));
        }
    }
}
