package dev.intact.examples.sakila;

import dev.intact.field.Content;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of the new database, whose schema is {@code new-schema.sql}: ids are UUIDs, and times are moments. */
final class NewSakila {
    private NewSakila() {}

    /** The classification of the Motion Picture Association. */
    enum Rating {
        G,
        PG,
        PG_13,
        R,
        NC_17
    }

    /** {@code country}. */
    record Country(UUID id, String name, Instant updatedAt) {}

    /** {@code city}. */
    record City(UUID id, String name, UUID countryId, Instant updatedAt) {}

    /** {@code address}. */
    record Address(
            UUID id,
            String line1,
            @Nullable String line2,
            @Nullable String district,
            UUID cityId,
            @Nullable String postalCode,
            @Nullable String phone,
            Instant updatedAt) {}

    /** {@code language}. */
    record Language(UUID id, String name, Instant updatedAt) {}

    /** {@code category}. */
    record Category(UUID id, String name, Instant updatedAt) {}

    /** {@code actor}. */
    record Actor(UUID id, String firstName, String lastName, Instant updatedAt) {}

    /** {@code film}. */
    record Film(
            UUID id,
            String title,
            @Nullable String description,
            @Nullable Integer releaseYear,
            UUID languageId,
            @Nullable UUID originalLanguageId,
            int rentalDays,
            BigDecimal rentalRate,
            @Nullable Integer minutes,
            BigDecimal replacementCost,
            @Nullable Rating rating,
            List<String> specialFeatures,
            Instant updatedAt) {}

    /** {@code film_actor}. */
    record FilmActor(UUID filmId, UUID actorId, Instant updatedAt) {
        static final String QUERY = "select * from film_actor order by film_id, actor_id";
    }

    /** {@code film_category}. */
    record FilmCategory(UUID filmId, UUID categoryId, Instant updatedAt) {
        static final String QUERY = "select * from film_category order by film_id, category_id";
    }

    /** {@code store}: who manages it works there, so that each refers to the other. */
    record Store(UUID id, @Nullable UUID managerId, UUID addressId, Instant updatedAt) {}

    /** {@code staff}. */
    record Staff(
            UUID id,
            String firstName,
            String lastName,
            UUID addressId,
            @Nullable String email,
            UUID storeId,
            boolean active,
            String username,
            @Nullable String passwordHash,
            @Nullable Content picture,
            Instant updatedAt) {}

    /** {@code customer}. */
    record Customer(
            UUID id,
            UUID storeId,
            String firstName,
            String lastName,
            @Nullable String email,
            UUID addressId,
            boolean active,
            LocalDate createdOn,
            @Nullable Instant updatedAt) {}

    /** {@code inventory}: a copy of a film. */
    record Inventory(UUID id, UUID filmId, UUID storeId, Instant updatedAt) {}

    /** {@code rental}. */
    record Rental(
            UUID id,
            Instant rentedAt,
            UUID inventoryId,
            UUID customerId,
            @Nullable Instant returnedAt,
            UUID staffId,
            Instant updatedAt) {}

    /** {@code payment}. */
    record Payment(UUID id, UUID customerId, UUID staffId, UUID rentalId, BigDecimal amount, Instant paidAt) {}
}
