package dev.intact.examples.sakila;

import dev.intact.field.Content;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of Sakila as its dump has them, with ids that are numbers; of each table every column but
 * {@code film.fulltext}, which a trigger of Sakila makes of title and description.
 */
final class Sakila {
    private Sakila() {}

    /** {@code country}. */
    record Country(int countryId, String country, LocalDateTime lastUpdate) {}

    /** {@code city}. */
    record City(int cityId, String city, int countryId, LocalDateTime lastUpdate) {}

    /** {@code address}; phone and district are a blank where nobody knows them. */
    record Address(
            int addressId,
            String address,
            @Nullable String address2,
            String district,
            int cityId,
            @Nullable String postalCode,
            String phone,
            LocalDateTime lastUpdate) {}

    /** A language; its name is a {@code char(20)}. */
    record Language(int languageId, String name, LocalDateTime lastUpdate) {}

    /** A category of films. */
    record Category(int categoryId, String name, LocalDateTime lastUpdate) {}

    /** {@code actor}. */
    record Actor(int actorId, String firstName, String lastName, LocalDateTime lastUpdate) {}

    /** {@code film}. */
    record Film(
            int filmId,
            String title,
            @Nullable String description,
            @Nullable Integer releaseYear,
            int languageId,
            @Nullable Integer originalLanguageId,
            int rentalDuration,
            BigDecimal rentalRate,
            @Nullable Integer length,
            BigDecimal replacementCost,
            @Nullable String rating,
            LocalDateTime lastUpdate,
            @Nullable List<String> specialFeatures) {}

    /** {@code film_actor}. */
    record FilmActor(int actorId, int filmId, LocalDateTime lastUpdate) {
        static final String QUERY = "select * from film_actor order by actor_id, film_id";
    }

    /** {@code film_category}. */
    record FilmCategory(int filmId, int categoryId, LocalDateTime lastUpdate) {
        static final String QUERY = "select * from film_category order by film_id, category_id";
    }

    /** {@code store}. */
    record Store(int storeId, int managerStaffId, int addressId, LocalDateTime lastUpdate) {}

    /** {@code staff}. */
    record Staff(
            int staffId,
            String firstName,
            String lastName,
            int addressId,
            @Nullable String email,
            int storeId,
            boolean active,
            String username,
            @Nullable String password,
            LocalDateTime lastUpdate,
            @Nullable Content picture) {}

    /** A customer: who is active is told by the number {@code active}, while {@code activebool} is always true. */
    record Customer(
            int customerId,
            int storeId,
            String firstName,
            String lastName,
            @Nullable String email,
            int addressId,
            boolean activebool,
            LocalDate createDate,
            @Nullable LocalDateTime lastUpdate,
            @Nullable Integer active) {}

    /** A copy of a film, in a store. */
    record Inventory(int inventoryId, int filmId, int storeId, LocalDateTime lastUpdate) {}

    /** {@code rental}. */
    record Rental(
            int rentalId,
            LocalDateTime rentalDate,
            int inventoryId,
            int customerId,
            @Nullable LocalDateTime returnDate,
            int staffId,
            LocalDateTime lastUpdate) {}

    /** {@code payment}. */
    record Payment(
            int paymentId, int customerId, int staffId, int rentalId, BigDecimal amount, LocalDateTime paymentDate) {}
}
