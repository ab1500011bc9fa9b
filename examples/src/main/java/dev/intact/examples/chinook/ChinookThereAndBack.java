package dev.intact.examples.chinook;

import dev.intact.Migration;
import dev.intact.Migrator;
import dev.intact.Move;
import dev.intact.Role;
import dev.intact.databases.Postgres;
import dev.intact.examples.BothSides;
import dev.intact.examples.RowByRow;
import dev.intact.examples.ThereAndBack;
import dev.intact.field.Naming;
import dev.intact.jdbc.Connections;
import dev.intact.jdbc.JdbcSource;
import dev.intact.jdbc.JdbcTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/**
 * The Chinook music shop moves whole from a file of SQLite into a new PostgreSQL, whose ids are UUIDs, and from there
 * into a new file of SQLite, under its old ids. Its rows are no part of this project (see
 * {@link dev.intact.examples.RealData}).
 */
public final class ChinookThereAndBack implements ThereAndBack {
    private final Connections chinook;
    private final Connections moved;
    private final Connections back;

    ChinookThereAndBack(Connections chinook, Connections moved, Connections back) {
        this.chinook = chinook;
        this.moved = moved;
        this.back = back;
    }

    /**
     * Runs the example.
     *
     * @param args none
     * @throws IOException if the data cannot be read
     * @throws SQLException if the databases cannot be queried
     */
    public static void main(String... args) throws IOException, SQLException {
        Path file = Files.createTempFile("chinook", ".sqlite");
        try (Postgres moved = Postgres.create()) {
            prepared(moved, file).run(Migrator.create(), System.out);
        } finally {
            Files.delete(file);
        }
    }

    /** The shop, and two databases without rows. */
    static ChinookThereAndBack prepared(Postgres moved, Path back) throws IOException, SQLException {
        return new ChinookThereAndBack(
                ChinookDatabases.shop(), ChinookDatabases.createNew(moved), ChinookDatabases.createEmpty(back));
    }

    private <S> JdbcSource<S> old(String table, Class<S> type) {
        return JdbcSource.table(chinook, table, type).naming(Naming.AS_IS);
    }

    // spotless:off
    @Override
    public Migration there() {
        JdbcTarget target = JdbcTarget.of(moved);
        return Migration.of("Chinook to new keys",
            Move.named("artists")
                .from(old("Artist", Chinook.Artist.class).pagedBy(Chinook.Artist::artistId))
                .to(ThereMappings.artists(), target.table("artist", NewChinook.Artist.class)),
            Move.named("albums")
                .from(old("Album", Chinook.Album.class).pagedBy(Chinook.Album::albumId))
                .to(ThereMappings.albums(), target.table("album", NewChinook.Album.class)),
            Move.named("media types")
                .from(old("MediaType", Chinook.MediaType.class).pagedBy(Chinook.MediaType::mediaTypeId))
                .to(ThereMappings.mediaTypes(), target.table("media_type", NewChinook.MediaType.class)),
            Move.named("genres")
                .from(old("Genre", Chinook.Genre.class).pagedBy(Chinook.Genre::genreId))
                .to(ThereMappings.genres(), target.table("genre", NewChinook.Genre.class)),
            Move.named("tracks")
                .from(old("Track", Chinook.Track.class).pagedBy(Chinook.Track::trackId))
                .to(ThereMappings.tracks(), target.table("track", NewChinook.Track.class)),
            Move.named("playlists")
                .from(old("Playlist", Chinook.Playlist.class).pagedBy(Chinook.Playlist::playlistId))
                .to(ThereMappings.playlists(), target.table("playlist", NewChinook.Playlist.class)),
            Move.named("tracks of playlists")
                .from(JdbcSource.query(chinook, "tracks of playlists", Chinook.PlaylistTrack.QUERY, Chinook.PlaylistTrack.class).naming(Naming.AS_IS))
                .to(ThereMappings.tracksOfPlaylists(), target.table("playlist_track", NewChinook.PlaylistTrack.class)),
            Move.named("employees")
                .from(old("Employee", Chinook.Employee.class).pagedBy(Chinook.Employee::employeeId))
                .to(ThereMappings.employees(), target.table("employee", NewChinook.Employee.class)),
            Move.named("customers")
                .from(old("Customer", Chinook.Customer.class).pagedBy(Chinook.Customer::customerId))
                .to(ThereMappings.customers(), target.table("customer", NewChinook.Customer.class)),
            Move.named("invoices")
                .from(old("Invoice", Chinook.Invoice.class).pagedBy(Chinook.Invoice::invoiceId))
                .to(ThereMappings.invoices(), target.table("invoice", NewChinook.Invoice.class)),
            Move.named("invoice lines")
                .from(old("InvoiceLine", Chinook.InvoiceLine.class).pagedBy(Chinook.InvoiceLine::invoiceLineId))
                .to(ThereMappings.lines(), target.table("invoice_line", NewChinook.InvoiceLine.class)))
            .purpose("The shops of all countries in one database, under ids that no two of them give twice")
            .owner(Role.TECHNICAL, "IT of Chinook");
    }

    @Override
    public Migration back() {
        BackMappings mappings = new BackMappings(ChinookKeys.Old.in(JdbcTarget.of(moved)));
        JdbcTarget target = JdbcTarget.of(back).parallelism(1); // SQLite has one writer
        return Migration.of("Chinook and its old keys",
            Move.named("artists")
                .from(JdbcSource.table(moved, "artist", NewChinook.Artist.class).pagedBy(NewChinook.Artist::id))
                .to(mappings.artists(), target.table("Artist", Chinook.Artist.class).naming(Naming.AS_IS)),
            Move.named("albums")
                .from(JdbcSource.table(moved, "album", NewChinook.Album.class).pagedBy(NewChinook.Album::id))
                .to(mappings.albums(), target.table("Album", Chinook.Album.class).naming(Naming.AS_IS)),
            Move.named("media types")
                .from(JdbcSource.table(moved, "media_type", NewChinook.MediaType.class).pagedBy(NewChinook.MediaType::id))
                .to(mappings.mediaTypes(), target.table("MediaType", Chinook.MediaType.class).naming(Naming.AS_IS)),
            Move.named("genres")
                .from(JdbcSource.table(moved, "genre", NewChinook.Genre.class).pagedBy(NewChinook.Genre::id))
                .to(mappings.genres(), target.table("Genre", Chinook.Genre.class).naming(Naming.AS_IS)),
            Move.named("tracks")
                .from(JdbcSource.table(moved, "track", NewChinook.Track.class).pagedBy(NewChinook.Track::id))
                .to(mappings.tracks(), target.table("Track", Chinook.Track.class).naming(Naming.AS_IS)),
            Move.named("playlists")
                .from(JdbcSource.table(moved, "playlist", NewChinook.Playlist.class).pagedBy(NewChinook.Playlist::id))
                .to(mappings.playlists(), target.table("Playlist", Chinook.Playlist.class).naming(Naming.AS_IS)),
            Move.named("tracks of playlists")
                .from(JdbcSource.query(moved, "tracks of playlists", NewChinook.PlaylistTrack.QUERY, NewChinook.PlaylistTrack.class))
                .to(mappings.tracksOfPlaylists(), target.table("PlaylistTrack", Chinook.PlaylistTrack.class).naming(Naming.AS_IS)),
            Move.named("employees")
                .from(JdbcSource.table(moved, "employee", NewChinook.Employee.class).pagedBy(NewChinook.Employee::id))
                .to(mappings.employees(), target.table("Employee", Chinook.Employee.class).naming(Naming.AS_IS)),
            Move.named("customers")
                .from(JdbcSource.table(moved, "customer", NewChinook.Customer.class).pagedBy(NewChinook.Customer::id))
                .to(mappings.customers(), target.table("Customer", Chinook.Customer.class).naming(Naming.AS_IS)),
            Move.named("invoices")
                .from(JdbcSource.table(moved, "invoice", NewChinook.Invoice.class).pagedBy(NewChinook.Invoice::id))
                .to(mappings.invoices(), target.table("Invoice", Chinook.Invoice.class).naming(Naming.AS_IS)),
            Move.named("invoice lines")
                .from(JdbcSource.table(moved, "invoice_line", NewChinook.InvoiceLine.class).pagedBy(NewChinook.InvoiceLine::id))
                .to(mappings.lines(), target.table("InvoiceLine", Chinook.InvoiceLine.class).naming(Naming.AS_IS)));
    }
    // spotless:on

    @Override
    public List<BothSides.Figure> figures() throws SQLException {
        return BothSides.ask(chinook, moved, ChinookFigures.QUESTIONS);
    }

    @Override
    public List<RowByRow.Table> compared() throws SQLException {
        return RowByRow.compare(chinook, back);
    }
}
