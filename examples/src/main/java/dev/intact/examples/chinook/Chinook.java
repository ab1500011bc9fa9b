package dev.intact.examples.chinook;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** The rows of Chinook as its file of SQLite has them: ids are numbers, and a day has a time of day: midnight. */
final class Chinook {
    private Chinook() {}

    /** {@code Artist}. */
    record Artist(int artistId, @Nullable String name) {}

    /** {@code Album}. */
    record Album(int albumId, String title, int artistId) {}

    /** {@code MediaType}. */
    record MediaType(int mediaTypeId, @Nullable String name) {}

    /** {@code Genre}. */
    record Genre(int genreId, @Nullable String name) {}

    /** {@code Track}. */
    record Track(
            int trackId,
            String name,
            @Nullable Integer albumId,
            int mediaTypeId,
            @Nullable Integer genreId,
            @Nullable String composer,
            int milliseconds,
            @Nullable Integer bytes,
            BigDecimal unitPrice) {}

    /** {@code Playlist}. */
    record Playlist(int playlistId, @Nullable String name) {}

    /** {@code PlaylistTrack}. */
    record PlaylistTrack(int playlistId, int trackId) {
        static final String QUERY = "select * from PlaylistTrack order by PlaylistId, TrackId";
    }

    /** {@code Employee}: all but one report to another. */
    record Employee(
            int employeeId,
            String lastName,
            String firstName,
            @Nullable String title,
            @Nullable Integer reportsTo,
            @Nullable LocalDateTime birthDate,
            @Nullable LocalDateTime hireDate,
            @Nullable String address,
            @Nullable String city,
            @Nullable String state,
            @Nullable String country,
            @Nullable String postalCode,
            @Nullable String phone,
            @Nullable String fax,
            @Nullable String email) {}

    /** {@code Customer}. */
    record Customer(
            int customerId,
            String firstName,
            String lastName,
            @Nullable String company,
            @Nullable String address,
            @Nullable String city,
            @Nullable String state,
            @Nullable String country,
            @Nullable String postalCode,
            @Nullable String phone,
            @Nullable String fax,
            String email,
            @Nullable Integer supportRepId) {}

    /** {@code Invoice}. */
    record Invoice(
            int invoiceId,
            int customerId,
            LocalDateTime invoiceDate,
            @Nullable String billingAddress,
            @Nullable String billingCity,
            @Nullable String billingState,
            @Nullable String billingCountry,
            @Nullable String billingPostalCode,
            BigDecimal total) {}

    /** {@code InvoiceLine}. */
    record InvoiceLine(int invoiceLineId, int invoiceId, int trackId, BigDecimal unitPrice, int quantity) {}
}
