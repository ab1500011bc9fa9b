package dev.intact.examples.chinook;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of the new database, whose schema is {@code new-schema.sql}: ids are UUIDs, and a day is a date. */
final class NewChinook {
    private NewChinook() {}

    /** {@code artist}. */
    record Artist(UUID id, @Nullable String name) {}

    /** {@code album}. */
    record Album(UUID id, String title, UUID artistId) {}

    /** {@code media_type}. */
    record MediaType(UUID id, @Nullable String name) {}

    /** {@code genre}. */
    record Genre(UUID id, @Nullable String name) {}

    /** {@code track}. */
    record Track(
            UUID id,
            String title,
            @Nullable UUID albumId,
            UUID mediaTypeId,
            @Nullable UUID genreId,
            @Nullable String composer,
            int milliseconds,
            @Nullable Integer bytes,
            BigDecimal price) {}

    /** {@code playlist}. */
    record Playlist(UUID id, @Nullable String name) {}

    /** {@code playlist_track}. */
    record PlaylistTrack(UUID playlistId, UUID trackId) {
        static final String QUERY = "select * from playlist_track order by playlist_id, track_id";
    }

    /** {@code employee}: whoever has a manager refers to another row of the same table. */
    record Employee(
            UUID id,
            String lastName,
            String firstName,
            @Nullable String title,
            @Nullable UUID managerId,
            @Nullable LocalDate bornOn,
            @Nullable LocalDate hiredOn,
            @Nullable String street,
            @Nullable String city,
            @Nullable String state,
            @Nullable String country,
            @Nullable String postalCode,
            @Nullable String phone,
            @Nullable String fax,
            @Nullable String email) {}

    /** {@code customer}. */
    record Customer(
            UUID id,
            String firstName,
            String lastName,
            @Nullable String company,
            @Nullable String street,
            @Nullable String city,
            @Nullable String state,
            @Nullable String country,
            @Nullable String postalCode,
            @Nullable String phone,
            @Nullable String fax,
            String email,
            @Nullable UUID agentId) {}

    /** {@code invoice}. */
    record Invoice(
            UUID id,
            UUID customerId,
            LocalDate issuedOn,
            @Nullable String street,
            @Nullable String city,
            @Nullable String state,
            @Nullable String country,
            @Nullable String postalCode,
            BigDecimal total) {}

    /** {@code invoice_line}. */
    record InvoiceLine(UUID id, UUID invoiceId, UUID trackId, BigDecimal price, int quantity) {}
}
