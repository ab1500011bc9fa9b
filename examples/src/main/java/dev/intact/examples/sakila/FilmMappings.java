package dev.intact.examples.sakila;

import static dev.intact.convert.Text.trim;
import static dev.intact.examples.sakila.SakilaKeys.ACTORS;
import static dev.intact.examples.sakila.SakilaKeys.CATEGORIES;
import static dev.intact.examples.sakila.SakilaKeys.CUSTOMERS;
import static dev.intact.examples.sakila.SakilaKeys.FILMS;
import static dev.intact.examples.sakila.SakilaKeys.INVENTORY;
import static dev.intact.examples.sakila.SakilaKeys.LANGUAGES;
import static dev.intact.examples.sakila.SakilaKeys.PAYMENTS;
import static dev.intact.examples.sakila.SakilaKeys.RENTALS;
import static dev.intact.examples.sakila.SakilaKeys.STAFF;
import static dev.intact.examples.sakila.SakilaKeys.STORES;
import static dev.intact.examples.sakila.SakilaTables.MOMENT;
import static dev.intact.examples.sakila.SakilaTables.RATING;
import static dev.intact.mapping.FieldRule.map;

import dev.intact.mapping.Mapping;

/** The mapping document of films, and of what is rented and paid. */
final class FilmMappings {
    private FilmMappings() {}

    // spotless:off
    static Mapping<Sakila.Language, NewSakila.Language> languages() {
        return Mapping.from(Sakila.Language.class).to(NewSakila.Language.class)
            .key(Sakila.Language::languageId)
            .field(map(NewSakila.Language::id).from(Sakila.Language::languageId).via(LANGUAGES))
            .field(map(NewSakila.Language::name).from(Sakila.Language::name).via(trim())
                .because("Sakila fills its names up to 20 characters"))
            .field(map(NewSakila.Language::updatedAt).from(Sakila.Language::lastUpdate).via(MOMENT))
            .identifies(LANGUAGES, Sakila.Language::languageId, NewSakila.Language::id)
            .build();
    }

    static Mapping<Sakila.Category, NewSakila.Category> categories() {
        return Mapping.from(Sakila.Category.class).to(NewSakila.Category.class)
            .key(Sakila.Category::categoryId)
            .field(map(NewSakila.Category::id).from(Sakila.Category::categoryId).via(CATEGORIES))
            .field(map(NewSakila.Category::name).copiedFrom(Sakila.Category::name))
            .field(map(NewSakila.Category::updatedAt).from(Sakila.Category::lastUpdate).via(MOMENT))
            .identifies(CATEGORIES, Sakila.Category::categoryId, NewSakila.Category::id)
            .build();
    }

    static Mapping<Sakila.Actor, NewSakila.Actor> actors() {
        return Mapping.from(Sakila.Actor.class).to(NewSakila.Actor.class)
            .key(Sakila.Actor::actorId)
            .field(map(NewSakila.Actor::id).from(Sakila.Actor::actorId).via(ACTORS))
            .field(map(NewSakila.Actor::firstName).copiedFrom(Sakila.Actor::firstName))
            .field(map(NewSakila.Actor::lastName).copiedFrom(Sakila.Actor::lastName))
            .field(map(NewSakila.Actor::updatedAt).from(Sakila.Actor::lastUpdate).via(MOMENT))
            .identifies(ACTORS, Sakila.Actor::actorId, NewSakila.Actor::id)
            .build();
    }

    static Mapping<Sakila.Film, NewSakila.Film> films() {
        return Mapping.from(Sakila.Film.class).to(NewSakila.Film.class)
            .key(Sakila.Film::filmId)
            .field(map(NewSakila.Film::id).from(Sakila.Film::filmId).via(FILMS))
            .field(map(NewSakila.Film::title).copiedFrom(Sakila.Film::title))
            .field(map(NewSakila.Film::description).copiedFrom(Sakila.Film::description))
            .field(map(NewSakila.Film::releaseYear).copiedFrom(Sakila.Film::releaseYear))
            .field(map(NewSakila.Film::languageId).from(Sakila.Film::languageId).via(LANGUAGES))
            .field(map(NewSakila.Film::originalLanguageId).from(Sakila.Film::originalLanguageId).via(LANGUAGES))
            .field(map(NewSakila.Film::rentalDays).copiedFrom(Sakila.Film::rentalDuration))
            .field(map(NewSakila.Film::rentalRate).copiedFrom(Sakila.Film::rentalRate))
            .field(map(NewSakila.Film::minutes).copiedFrom(Sakila.Film::length))
            .field(map(NewSakila.Film::replacementCost).copiedFrom(Sakila.Film::replacementCost))
            .field(map(NewSakila.Film::rating).from(Sakila.Film::rating).via(RATING))
            .field(map(NewSakila.Film::specialFeatures).copiedFrom(Sakila.Film::specialFeatures).orReject())
            .field(map(NewSakila.Film::updatedAt).from(Sakila.Film::lastUpdate).via(MOMENT))
            .identifies(FILMS, Sakila.Film::filmId, NewSakila.Film::id)
            .build();
    }

    static Mapping<Sakila.FilmActor, NewSakila.FilmActor> actorsOfFilms() {
        return Mapping.from(Sakila.FilmActor.class).to(NewSakila.FilmActor.class)
            .key(Sakila.FilmActor::actorId, Sakila.FilmActor::filmId)
            .field(map(NewSakila.FilmActor::filmId).from(Sakila.FilmActor::filmId).via(FILMS))
            .field(map(NewSakila.FilmActor::actorId).from(Sakila.FilmActor::actorId).via(ACTORS))
            .field(map(NewSakila.FilmActor::updatedAt).from(Sakila.FilmActor::lastUpdate).via(MOMENT))
            .build();
    }

    static Mapping<Sakila.FilmCategory, NewSakila.FilmCategory> categoriesOfFilms() {
        return Mapping.from(Sakila.FilmCategory.class).to(NewSakila.FilmCategory.class)
            .key(Sakila.FilmCategory::filmId, Sakila.FilmCategory::categoryId)
            .field(map(NewSakila.FilmCategory::filmId).from(Sakila.FilmCategory::filmId).via(FILMS))
            .field(map(NewSakila.FilmCategory::categoryId).from(Sakila.FilmCategory::categoryId).via(CATEGORIES))
            .field(map(NewSakila.FilmCategory::updatedAt).from(Sakila.FilmCategory::lastUpdate).via(MOMENT))
            .build();
    }

    static Mapping<Sakila.Inventory, NewSakila.Inventory> inventory() {
        return Mapping.from(Sakila.Inventory.class).to(NewSakila.Inventory.class)
            .key(Sakila.Inventory::inventoryId)
            .field(map(NewSakila.Inventory::id).from(Sakila.Inventory::inventoryId).via(INVENTORY))
            .field(map(NewSakila.Inventory::filmId).from(Sakila.Inventory::filmId).via(FILMS))
            .field(map(NewSakila.Inventory::storeId).from(Sakila.Inventory::storeId).via(STORES))
            .field(map(NewSakila.Inventory::updatedAt).from(Sakila.Inventory::lastUpdate).via(MOMENT))
            .identifies(INVENTORY, Sakila.Inventory::inventoryId, NewSakila.Inventory::id)
            .build();
    }

    static Mapping<Sakila.Rental, NewSakila.Rental> rentals() {
        return Mapping.from(Sakila.Rental.class).to(NewSakila.Rental.class)
            .key(Sakila.Rental::rentalId)
            .field(map(NewSakila.Rental::id).from(Sakila.Rental::rentalId).via(RENTALS))
            .field(map(NewSakila.Rental::rentedAt).from(Sakila.Rental::rentalDate).via(MOMENT))
            .field(map(NewSakila.Rental::inventoryId).from(Sakila.Rental::inventoryId).via(INVENTORY))
            .field(map(NewSakila.Rental::customerId).from(Sakila.Rental::customerId).via(CUSTOMERS))
            .field(map(NewSakila.Rental::returnedAt).from(Sakila.Rental::returnDate).via(MOMENT))
            .field(map(NewSakila.Rental::staffId).from(Sakila.Rental::staffId).via(STAFF))
            .field(map(NewSakila.Rental::updatedAt).from(Sakila.Rental::lastUpdate).via(MOMENT))
            .identifies(RENTALS, Sakila.Rental::rentalId, NewSakila.Rental::id)
            .build();
    }

    static Mapping<Sakila.Payment, NewSakila.Payment> payments() {
        return Mapping.from(Sakila.Payment.class).to(NewSakila.Payment.class)
            .key(Sakila.Payment::paymentId)
            .field(map(NewSakila.Payment::id).from(Sakila.Payment::paymentId).via(PAYMENTS))
            .field(map(NewSakila.Payment::customerId).from(Sakila.Payment::customerId).via(CUSTOMERS))
            .field(map(NewSakila.Payment::staffId).from(Sakila.Payment::staffId).via(STAFF))
            .field(map(NewSakila.Payment::rentalId).from(Sakila.Payment::rentalId).via(RENTALS))
            .field(map(NewSakila.Payment::amount).copiedFrom(Sakila.Payment::amount))
            .field(map(NewSakila.Payment::paidAt).from(Sakila.Payment::paymentDate).via(MOMENT))
            .identifies(PAYMENTS, Sakila.Payment::paymentId, NewSakila.Payment::id)
            .serves("account for a day", NewSakila.Payment::amount, NewSakila.Payment::paidAt)
            .build();
    }
    // spotless:on
}
