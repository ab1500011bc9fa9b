package dev.intact.examples.sakila;

import static dev.intact.examples.sakila.SakilaTables.LOCAL;
import static dev.intact.examples.sakila.SakilaTables.OLD_ACTIVE;
import static dev.intact.examples.sakila.SakilaTables.OLD_RATING;
import static dev.intact.mapping.FieldRule.map;

import dev.intact.mapping.Mapping;

/** The way back: each row gets the number that it had, and what it means is written as Sakila wrote it. */
final class BackMappings {
    private final SakilaKeys.Old old;

    BackMappings(SakilaKeys.Old old) {
        this.old = old;
    }

    // spotless:off
    Mapping<NewSakila.Country, Sakila.Country> countries() {
        return Mapping.from(NewSakila.Country.class).to(Sakila.Country.class)
            .key(NewSakila.Country::id)
            .field(map(Sakila.Country::countryId).from(NewSakila.Country::id).via(old.countries()))
            .field(map(Sakila.Country::country).copiedFrom(NewSakila.Country::name))
            .field(map(Sakila.Country::lastUpdate).from(NewSakila.Country::updatedAt).via(LOCAL))
            .build();
    }

    Mapping<NewSakila.City, Sakila.City> cities() {
        return Mapping.from(NewSakila.City.class).to(Sakila.City.class)
            .key(NewSakila.City::id)
            .field(map(Sakila.City::cityId).from(NewSakila.City::id).via(old.cities()))
            .field(map(Sakila.City::city).copiedFrom(NewSakila.City::name))
            .field(map(Sakila.City::countryId).from(NewSakila.City::countryId).via(old.countries()))
            .field(map(Sakila.City::lastUpdate).from(NewSakila.City::updatedAt).via(LOCAL))
            .build();
    }

    Mapping<NewSakila.Address, Sakila.Address> addresses() {
        return Mapping.from(NewSakila.Address.class).to(Sakila.Address.class)
            .key(NewSakila.Address::id)
            .field(map(Sakila.Address::addressId).from(NewSakila.Address::id).via(old.addresses()))
            .field(map(Sakila.Address::address).copiedFrom(NewSakila.Address::line1))
            .field(map(Sakila.Address::address2).copiedFrom(NewSakila.Address::line2))
            .field(map(Sakila.Address::district).copiedFrom(NewSakila.Address::district).orElse(" "))
            .field(map(Sakila.Address::cityId).from(NewSakila.Address::cityId).via(old.cities()))
            .field(map(Sakila.Address::postalCode).copiedFrom(NewSakila.Address::postalCode))
            .field(map(Sakila.Address::phone).copiedFrom(NewSakila.Address::phone).orElse(" "))
            .field(map(Sakila.Address::lastUpdate).from(NewSakila.Address::updatedAt).via(LOCAL))
            .build();
    }

    Mapping<NewSakila.Language, Sakila.Language> languages() {
        return Mapping.from(NewSakila.Language.class).to(Sakila.Language.class)
            .key(NewSakila.Language::id)
            .field(map(Sakila.Language::languageId).from(NewSakila.Language::id).via(old.languages()))
            .field(map(Sakila.Language::name).copiedFrom(NewSakila.Language::name))
            .field(map(Sakila.Language::lastUpdate).from(NewSakila.Language::updatedAt).via(LOCAL))
            .build();
    }

    Mapping<NewSakila.Category, Sakila.Category> categories() {
        return Mapping.from(NewSakila.Category.class).to(Sakila.Category.class)
            .key(NewSakila.Category::id)
            .field(map(Sakila.Category::categoryId).from(NewSakila.Category::id).via(old.categories()))
            .field(map(Sakila.Category::name).copiedFrom(NewSakila.Category::name))
            .field(map(Sakila.Category::lastUpdate).from(NewSakila.Category::updatedAt).via(LOCAL))
            .build();
    }

    Mapping<NewSakila.Actor, Sakila.Actor> actors() {
        return Mapping.from(NewSakila.Actor.class).to(Sakila.Actor.class)
            .key(NewSakila.Actor::id)
            .field(map(Sakila.Actor::actorId).from(NewSakila.Actor::id).via(old.actors()))
            .field(map(Sakila.Actor::firstName).copiedFrom(NewSakila.Actor::firstName))
            .field(map(Sakila.Actor::lastName).copiedFrom(NewSakila.Actor::lastName))
            .field(map(Sakila.Actor::lastUpdate).from(NewSakila.Actor::updatedAt).via(LOCAL))
            .build();
    }

    Mapping<NewSakila.Film, Sakila.Film> films() {
        return Mapping.from(NewSakila.Film.class).to(Sakila.Film.class)
            .key(NewSakila.Film::id)
            .field(map(Sakila.Film::filmId).from(NewSakila.Film::id).via(old.films()))
            .field(map(Sakila.Film::title).copiedFrom(NewSakila.Film::title))
            .field(map(Sakila.Film::description).copiedFrom(NewSakila.Film::description))
            .field(map(Sakila.Film::releaseYear).copiedFrom(NewSakila.Film::releaseYear))
            .field(map(Sakila.Film::languageId).from(NewSakila.Film::languageId).via(old.languages()))
            .field(map(Sakila.Film::originalLanguageId).from(NewSakila.Film::originalLanguageId).via(old.languages()))
            .field(map(Sakila.Film::rentalDuration).copiedFrom(NewSakila.Film::rentalDays))
            .field(map(Sakila.Film::rentalRate).copiedFrom(NewSakila.Film::rentalRate))
            .field(map(Sakila.Film::length).copiedFrom(NewSakila.Film::minutes))
            .field(map(Sakila.Film::replacementCost).copiedFrom(NewSakila.Film::replacementCost))
            .field(map(Sakila.Film::rating).from(NewSakila.Film::rating).via(OLD_RATING))
            .field(map(Sakila.Film::lastUpdate).from(NewSakila.Film::updatedAt).via(LOCAL))
            .field(map(Sakila.Film::specialFeatures).copiedFrom(NewSakila.Film::specialFeatures))
            .build();
    }

    Mapping<NewSakila.FilmActor, Sakila.FilmActor> actorsOfFilms() {
        return Mapping.from(NewSakila.FilmActor.class).to(Sakila.FilmActor.class)
            .key(NewSakila.FilmActor::filmId, NewSakila.FilmActor::actorId)
            .field(map(Sakila.FilmActor::actorId).from(NewSakila.FilmActor::actorId).via(old.actors()))
            .field(map(Sakila.FilmActor::filmId).from(NewSakila.FilmActor::filmId).via(old.films()))
            .field(map(Sakila.FilmActor::lastUpdate).from(NewSakila.FilmActor::updatedAt).via(LOCAL))
            .build();
    }

    Mapping<NewSakila.FilmCategory, Sakila.FilmCategory> categoriesOfFilms() {
        return Mapping.from(NewSakila.FilmCategory.class).to(Sakila.FilmCategory.class)
            .key(NewSakila.FilmCategory::filmId, NewSakila.FilmCategory::categoryId)
            .field(map(Sakila.FilmCategory::filmId).from(NewSakila.FilmCategory::filmId).via(old.films()))
            .field(map(Sakila.FilmCategory::categoryId).from(NewSakila.FilmCategory::categoryId).via(old.categories()))
            .field(map(Sakila.FilmCategory::lastUpdate).from(NewSakila.FilmCategory::updatedAt).via(LOCAL))
            .build();
    }

    Mapping<NewSakila.Store, Sakila.Store> stores() {
        return Mapping.from(NewSakila.Store.class).to(Sakila.Store.class)
            .key(NewSakila.Store::id)
            .field(map(Sakila.Store::storeId).from(NewSakila.Store::id).via(old.stores()))
            .field(map(Sakila.Store::managerStaffId).from(NewSakila.Store::managerId).via(old.staff()).orReject())
            .field(map(Sakila.Store::addressId).from(NewSakila.Store::addressId).via(old.addresses()))
            .field(map(Sakila.Store::lastUpdate).from(NewSakila.Store::updatedAt).via(LOCAL))
            .build();
    }

    Mapping<NewSakila.Staff, Sakila.Staff> staff() {
        return Mapping.from(NewSakila.Staff.class).to(Sakila.Staff.class)
            .key(NewSakila.Staff::id)
            .field(map(Sakila.Staff::staffId).from(NewSakila.Staff::id).via(old.staff()))
            .field(map(Sakila.Staff::firstName).copiedFrom(NewSakila.Staff::firstName))
            .field(map(Sakila.Staff::lastName).copiedFrom(NewSakila.Staff::lastName))
            .field(map(Sakila.Staff::addressId).from(NewSakila.Staff::addressId).via(old.addresses()))
            .field(map(Sakila.Staff::email).copiedFrom(NewSakila.Staff::email))
            .field(map(Sakila.Staff::storeId).from(NewSakila.Staff::storeId).via(old.stores()))
            .field(map(Sakila.Staff::active).copiedFrom(NewSakila.Staff::active))
            .field(map(Sakila.Staff::username).copiedFrom(NewSakila.Staff::username))
            .field(map(Sakila.Staff::password).copiedFrom(NewSakila.Staff::passwordHash))
            .field(map(Sakila.Staff::lastUpdate).from(NewSakila.Staff::updatedAt).via(LOCAL))
            .field(map(Sakila.Staff::picture).copiedFrom(NewSakila.Staff::picture))
            .sensitive(NewSakila.Staff::email)
            .sensitive(NewSakila.Staff::passwordHash)
            .build();
    }

    Mapping<NewSakila.Customer, Sakila.Customer> customers() {
        return Mapping.from(NewSakila.Customer.class).to(Sakila.Customer.class)
            .key(NewSakila.Customer::id)
            .field(map(Sakila.Customer::customerId).from(NewSakila.Customer::id).via(old.customers()))
            .field(map(Sakila.Customer::storeId).from(NewSakila.Customer::storeId).via(old.stores()))
            .field(map(Sakila.Customer::firstName).copiedFrom(NewSakila.Customer::firstName))
            .field(map(Sakila.Customer::lastName).copiedFrom(NewSakila.Customer::lastName))
            .field(map(Sakila.Customer::email).copiedFrom(NewSakila.Customer::email))
            .field(map(Sakila.Customer::addressId).from(NewSakila.Customer::addressId).via(old.addresses()))
            .field(map(Sakila.Customer::activebool).<NewSakila.Customer>constant(true).because("Sakila has it true in every row"))
            .field(map(Sakila.Customer::createDate).copiedFrom(NewSakila.Customer::createdOn))
            .field(map(Sakila.Customer::lastUpdate).from(NewSakila.Customer::updatedAt).via(LOCAL))
            .field(map(Sakila.Customer::active).from(NewSakila.Customer::active).via(OLD_ACTIVE))
            .sensitive(NewSakila.Customer::email)
            .build();
    }

    Mapping<NewSakila.Inventory, Sakila.Inventory> inventory() {
        return Mapping.from(NewSakila.Inventory.class).to(Sakila.Inventory.class)
            .key(NewSakila.Inventory::id)
            .field(map(Sakila.Inventory::inventoryId).from(NewSakila.Inventory::id).via(old.inventory()))
            .field(map(Sakila.Inventory::filmId).from(NewSakila.Inventory::filmId).via(old.films()))
            .field(map(Sakila.Inventory::storeId).from(NewSakila.Inventory::storeId).via(old.stores()))
            .field(map(Sakila.Inventory::lastUpdate).from(NewSakila.Inventory::updatedAt).via(LOCAL))
            .build();
    }

    Mapping<NewSakila.Rental, Sakila.Rental> rentals() {
        return Mapping.from(NewSakila.Rental.class).to(Sakila.Rental.class)
            .key(NewSakila.Rental::id)
            .field(map(Sakila.Rental::rentalId).from(NewSakila.Rental::id).via(old.rentals()))
            .field(map(Sakila.Rental::rentalDate).from(NewSakila.Rental::rentedAt).via(LOCAL))
            .field(map(Sakila.Rental::inventoryId).from(NewSakila.Rental::inventoryId).via(old.inventory()))
            .field(map(Sakila.Rental::customerId).from(NewSakila.Rental::customerId).via(old.customers()))
            .field(map(Sakila.Rental::returnDate).from(NewSakila.Rental::returnedAt).via(LOCAL))
            .field(map(Sakila.Rental::staffId).from(NewSakila.Rental::staffId).via(old.staff()))
            .field(map(Sakila.Rental::lastUpdate).from(NewSakila.Rental::updatedAt).via(LOCAL))
            .build();
    }

    Mapping<NewSakila.Payment, Sakila.Payment> payments() {
        return Mapping.from(NewSakila.Payment.class).to(Sakila.Payment.class)
            .key(NewSakila.Payment::id)
            .field(map(Sakila.Payment::paymentId).from(NewSakila.Payment::id).via(old.payments()))
            .field(map(Sakila.Payment::customerId).from(NewSakila.Payment::customerId).via(old.customers()))
            .field(map(Sakila.Payment::staffId).from(NewSakila.Payment::staffId).via(old.staff()))
            .field(map(Sakila.Payment::rentalId).from(NewSakila.Payment::rentalId).via(old.rentals()))
            .field(map(Sakila.Payment::amount).copiedFrom(NewSakila.Payment::amount))
            .field(map(Sakila.Payment::paymentDate).from(NewSakila.Payment::paidAt).via(LOCAL))
            .build();
    }
    // spotless:on
}
