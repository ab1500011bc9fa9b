package dev.intact.examples.sakila;

import static dev.intact.convert.Text.blankToNull;
import static dev.intact.examples.sakila.SakilaKeys.ADDRESSES;
import static dev.intact.examples.sakila.SakilaKeys.CITIES;
import static dev.intact.examples.sakila.SakilaKeys.COUNTRIES;
import static dev.intact.examples.sakila.SakilaKeys.CUSTOMERS;
import static dev.intact.examples.sakila.SakilaKeys.STAFF;
import static dev.intact.examples.sakila.SakilaKeys.STORES;
import static dev.intact.examples.sakila.SakilaTables.ACTIVE;
import static dev.intact.examples.sakila.SakilaTables.MOMENT;
import static dev.intact.mapping.FieldRule.map;

import dev.intact.mapping.Mapping;

/** The mapping document of places, and of those who work and rent there. */
final class PlaceMappings {
    private PlaceMappings() {}

    // spotless:off
    static Mapping<Sakila.Country, NewSakila.Country> countries() {
        return Mapping.from(Sakila.Country.class).to(NewSakila.Country.class)
            .key(Sakila.Country::countryId)
            .field(map(NewSakila.Country::id).from(Sakila.Country::countryId).via(COUNTRIES))
            .field(map(NewSakila.Country::name).copiedFrom(Sakila.Country::country))
            .field(map(NewSakila.Country::updatedAt).from(Sakila.Country::lastUpdate).via(MOMENT))
            .identifies(COUNTRIES, Sakila.Country::countryId, NewSakila.Country::id)
            .build();
    }

    static Mapping<Sakila.City, NewSakila.City> cities() {
        return Mapping.from(Sakila.City.class).to(NewSakila.City.class)
            .key(Sakila.City::cityId)
            .field(map(NewSakila.City::id).from(Sakila.City::cityId).via(CITIES))
            .field(map(NewSakila.City::name).copiedFrom(Sakila.City::city))
            .field(map(NewSakila.City::countryId).from(Sakila.City::countryId).via(COUNTRIES))
            .field(map(NewSakila.City::updatedAt).from(Sakila.City::lastUpdate).via(MOMENT))
            .identifies(CITIES, Sakila.City::cityId, NewSakila.City::id)
            .build();
    }

    static Mapping<Sakila.Address, NewSakila.Address> addresses() {
        return Mapping.from(Sakila.Address.class).to(NewSakila.Address.class)
            .key(Sakila.Address::addressId)
            .field(map(NewSakila.Address::id).from(Sakila.Address::addressId).via(ADDRESSES))
            .field(map(NewSakila.Address::line1).copiedFrom(Sakila.Address::address))
            .field(map(NewSakila.Address::line2).copiedFrom(Sakila.Address::address2))
            .field(map(NewSakila.Address::district).from(Sakila.Address::district).via(blankToNull()))
            .field(map(NewSakila.Address::cityId).from(Sakila.Address::cityId).via(CITIES))
            .field(map(NewSakila.Address::postalCode).copiedFrom(Sakila.Address::postalCode))
            .field(map(NewSakila.Address::phone).from(Sakila.Address::phone).via(blankToNull()))
            .field(map(NewSakila.Address::updatedAt).from(Sakila.Address::lastUpdate).via(MOMENT))
            .identifies(ADDRESSES, Sakila.Address::addressId, NewSakila.Address::id)
            .build();
    }

    static Mapping<Sakila.Store, NewSakila.Store> stores() {
        return Mapping.from(Sakila.Store.class).to(NewSakila.Store.class)
            .key(Sakila.Store::storeId)
            .field(map(NewSakila.Store::id).from(Sakila.Store::storeId).via(STORES))
            .field(map(NewSakila.Store::managerId).from(Sakila.Store::managerStaffId).via(STAFF))
            .field(map(NewSakila.Store::addressId).from(Sakila.Store::addressId).via(ADDRESSES))
            .field(map(NewSakila.Store::updatedAt).from(Sakila.Store::lastUpdate).via(MOMENT))
            .identifies(STORES, Sakila.Store::storeId, NewSakila.Store::id)
            .build();
    }

    static Mapping<Sakila.Staff, NewSakila.Staff> staff() {
        return Mapping.from(Sakila.Staff.class).to(NewSakila.Staff.class)
            .key(Sakila.Staff::staffId)
            .field(map(NewSakila.Staff::id).from(Sakila.Staff::staffId).via(STAFF))
            .field(map(NewSakila.Staff::firstName).copiedFrom(Sakila.Staff::firstName))
            .field(map(NewSakila.Staff::lastName).copiedFrom(Sakila.Staff::lastName))
            .field(map(NewSakila.Staff::addressId).from(Sakila.Staff::addressId).via(ADDRESSES))
            .field(map(NewSakila.Staff::email).copiedFrom(Sakila.Staff::email))
            .field(map(NewSakila.Staff::storeId).from(Sakila.Staff::storeId).via(STORES))
            .field(map(NewSakila.Staff::active).copiedFrom(Sakila.Staff::active))
            .field(map(NewSakila.Staff::username).copiedFrom(Sakila.Staff::username))
            .field(map(NewSakila.Staff::passwordHash).copiedFrom(Sakila.Staff::password))
            .field(map(NewSakila.Staff::picture).copiedFrom(Sakila.Staff::picture))
            .field(map(NewSakila.Staff::updatedAt).from(Sakila.Staff::lastUpdate).via(MOMENT))
            .identifies(STAFF, Sakila.Staff::staffId, NewSakila.Staff::id)
            .sensitive(Sakila.Staff::email)
            .sensitive(Sakila.Staff::password)
            .build();
    }

    static Mapping<Sakila.Customer, NewSakila.Customer> customers() {
        return Mapping.from(Sakila.Customer.class).to(NewSakila.Customer.class)
            .key(Sakila.Customer::customerId)
            .field(map(NewSakila.Customer::id).from(Sakila.Customer::customerId).via(CUSTOMERS))
            .field(map(NewSakila.Customer::storeId).from(Sakila.Customer::storeId).via(STORES))
            .field(map(NewSakila.Customer::firstName).copiedFrom(Sakila.Customer::firstName))
            .field(map(NewSakila.Customer::lastName).copiedFrom(Sakila.Customer::lastName))
            .field(map(NewSakila.Customer::email).copiedFrom(Sakila.Customer::email))
            .field(map(NewSakila.Customer::addressId).from(Sakila.Customer::addressId).via(ADDRESSES))
            .field(map(NewSakila.Customer::active).from(Sakila.Customer::active).via(ACTIVE).orReject())
            .field(map(NewSakila.Customer::createdOn).copiedFrom(Sakila.Customer::createDate))
            .field(map(NewSakila.Customer::updatedAt).from(Sakila.Customer::lastUpdate).via(MOMENT))
            .drop(Sakila.Customer::activebool, "true in every row, also of the 15 who are not active")
            .identifies(CUSTOMERS, Sakila.Customer::customerId, NewSakila.Customer::id)
            .serves("reach a customer", NewSakila.Customer::firstName, NewSakila.Customer::lastName, NewSakila.Customer::email)
            .sensitive(Sakila.Customer::email)
            .build();
    }
    // spotless:on
}
