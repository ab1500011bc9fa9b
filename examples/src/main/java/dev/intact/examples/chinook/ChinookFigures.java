package dev.intact.examples.chinook;

import dev.intact.examples.BothSides.Edge;
import dev.intact.examples.BothSides.Question;
import java.util.List;

/** What is asked of the shop and of the new database: every reference, and sums. */
final class ChinookFigures {
    // spotless:off
    static final List<Question> QUESTIONS = List.of(
        edges("Employee", "ReportsTo", "Employee", "employee", "manager_id", "employee"),
        edges("Customer", "SupportRepId", "Employee", "customer", "agent_id", "employee"),
        edges("Invoice", "CustomerId", "Customer", "invoice", "customer_id", "customer"),
        edges("InvoiceLine", "InvoiceId", "Invoice", "invoice_line", "invoice_id", "invoice"),
        edges("InvoiceLine", "TrackId", "Track", "invoice_line", "track_id", "track"),
        edges("Album", "ArtistId", "Artist", "album", "artist_id", "artist"),
        edges("Track", "AlbumId", "Album", "track", "album_id", "album"),
        edges("Track", "MediaTypeId", "MediaType", "track", "media_type_id", "media_type"),
        edges("Track", "GenreId", "Genre", "track", "genre_id", "genre"),
        edges("PlaylistTrack", "PlaylistId", "Playlist", "playlist_track", "playlist_id", "playlist"),
        edges("PlaylistTrack", "TrackId", "Track", "playlist_track", "track_id", "track"),
        new Question("report to Nancy Edwards",
            "count(*) from Employee e join Employee m on m.EmployeeId = e.ReportsTo where m.LastName = 'Edwards'",
            "count(*) from employee e join employee m on m.id = e.manager_id where m.last_name = 'Edwards'"),
        new Question("tracks of Grunge",
            "count(*) from PlaylistTrack t join Playlist p on p.PlaylistId = t.PlaylistId where p.Name = 'Grunge'",
            "count(*) from playlist_track t join playlist p on p.id = t.playlist_id where p.name = 'Grunge'"),
        new Question("cents invoiced", "cast(sum(cast(round(Total * 100) as integer)) as text) from Invoice",
            "cast(cast(sum(total * 100) as bigint) as text) from invoice"),
        new Question("cents sold", "cast(sum(cast(round(UnitPrice * 100) as integer) * Quantity) as text) from InvoiceLine",
            "cast(cast(sum(price * 100 * quantity) as bigint) as text) from invoice_line"),
        new Question("cents sold of AC/DC",
            """
            cast(sum(cast(round(l.UnitPrice * 100) as integer) * l.Quantity) as text) from InvoiceLine l
              join Track t on t.TrackId = l.TrackId join Album a on a.AlbumId = t.AlbumId
              join Artist r on r.ArtistId = a.ArtistId where r.Name = 'AC/DC'""",
            """
            cast(cast(sum(l.price * 100 * l.quantity) as bigint) as text) from invoice_line l
              join track t on t.id = l.track_id join album a on a.id = t.album_id
              join artist r on r.id = a.artist_id where r.name = 'AC/DC'"""),
        new Question("hours of music", "sum(Milliseconds) / 3600000 from Track", "sum(milliseconds) / 3600000 from track"),
        new Question("hired in 2003", "count(*) from Employee where HireDate like '2003%'",
            "count(*) from employee where hired_on between '2003-01-01' and '2003-12-31'"));
    // spotless:on

    private ChinookFigures() {}

    private static Question edges(
            String oldChild, String oldColumn, String oldParent, String newChild, String newColumn, String newParent) {
        return Question.edges(
                "%s.%s".formatted(newChild, newColumn),
                new Edge(oldChild, oldColumn, oldParent, oldParent + "Id"),
                new Edge(newChild, newColumn, newParent, "id"));
    }
}
