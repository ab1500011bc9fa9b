package dev.intact.examples.chinook;

import static dev.intact.examples.chinook.ChinookKeys.ALBUMS;
import static dev.intact.examples.chinook.ChinookKeys.ARTISTS;
import static dev.intact.examples.chinook.ChinookKeys.CUSTOMERS;
import static dev.intact.examples.chinook.ChinookKeys.DAY;
import static dev.intact.examples.chinook.ChinookKeys.EMPLOYEES;
import static dev.intact.examples.chinook.ChinookKeys.GENRES;
import static dev.intact.examples.chinook.ChinookKeys.INVOICES;
import static dev.intact.examples.chinook.ChinookKeys.LINES;
import static dev.intact.examples.chinook.ChinookKeys.MEDIA_TYPES;
import static dev.intact.examples.chinook.ChinookKeys.PLAYLISTS;
import static dev.intact.examples.chinook.ChinookKeys.TRACKS;
import static dev.intact.mapping.FieldRule.map;

import dev.intact.mapping.Mapping;

/** The mapping document of the music shop. */
final class ThereMappings {
    private ThereMappings() {}

    // spotless:off
    static Mapping<Chinook.Artist, NewChinook.Artist> artists() {
        return Mapping.from(Chinook.Artist.class).to(NewChinook.Artist.class)
            .key(Chinook.Artist::artistId)
            .field(map(NewChinook.Artist::id).from(Chinook.Artist::artistId).via(ARTISTS))
            .field(map(NewChinook.Artist::name).copiedFrom(Chinook.Artist::name))
            .identifies(ARTISTS, Chinook.Artist::artistId, NewChinook.Artist::id)
            .build();
    }

    static Mapping<Chinook.Album, NewChinook.Album> albums() {
        return Mapping.from(Chinook.Album.class).to(NewChinook.Album.class)
            .key(Chinook.Album::albumId)
            .field(map(NewChinook.Album::id).from(Chinook.Album::albumId).via(ALBUMS))
            .field(map(NewChinook.Album::title).copiedFrom(Chinook.Album::title))
            .field(map(NewChinook.Album::artistId).from(Chinook.Album::artistId).via(ARTISTS))
            .identifies(ALBUMS, Chinook.Album::albumId, NewChinook.Album::id)
            .build();
    }

    static Mapping<Chinook.MediaType, NewChinook.MediaType> mediaTypes() {
        return Mapping.from(Chinook.MediaType.class).to(NewChinook.MediaType.class)
            .key(Chinook.MediaType::mediaTypeId)
            .field(map(NewChinook.MediaType::id).from(Chinook.MediaType::mediaTypeId).via(MEDIA_TYPES))
            .field(map(NewChinook.MediaType::name).copiedFrom(Chinook.MediaType::name))
            .identifies(MEDIA_TYPES, Chinook.MediaType::mediaTypeId, NewChinook.MediaType::id)
            .build();
    }

    static Mapping<Chinook.Genre, NewChinook.Genre> genres() {
        return Mapping.from(Chinook.Genre.class).to(NewChinook.Genre.class)
            .key(Chinook.Genre::genreId)
            .field(map(NewChinook.Genre::id).from(Chinook.Genre::genreId).via(GENRES))
            .field(map(NewChinook.Genre::name).copiedFrom(Chinook.Genre::name))
            .identifies(GENRES, Chinook.Genre::genreId, NewChinook.Genre::id)
            .build();
    }

    static Mapping<Chinook.Track, NewChinook.Track> tracks() {
        return Mapping.from(Chinook.Track.class).to(NewChinook.Track.class)
            .key(Chinook.Track::trackId)
            .field(map(NewChinook.Track::id).from(Chinook.Track::trackId).via(TRACKS))
            .field(map(NewChinook.Track::title).copiedFrom(Chinook.Track::name))
            .field(map(NewChinook.Track::albumId).from(Chinook.Track::albumId).via(ALBUMS))
            .field(map(NewChinook.Track::mediaTypeId).from(Chinook.Track::mediaTypeId).via(MEDIA_TYPES))
            .field(map(NewChinook.Track::genreId).from(Chinook.Track::genreId).via(GENRES))
            .field(map(NewChinook.Track::composer).copiedFrom(Chinook.Track::composer))
            .field(map(NewChinook.Track::milliseconds).copiedFrom(Chinook.Track::milliseconds))
            .field(map(NewChinook.Track::bytes).copiedFrom(Chinook.Track::bytes))
            .field(map(NewChinook.Track::price).copiedFrom(Chinook.Track::unitPrice))
            .identifies(TRACKS, Chinook.Track::trackId, NewChinook.Track::id)
            .build();
    }

    static Mapping<Chinook.Playlist, NewChinook.Playlist> playlists() {
        return Mapping.from(Chinook.Playlist.class).to(NewChinook.Playlist.class)
            .key(Chinook.Playlist::playlistId)
            .field(map(NewChinook.Playlist::id).from(Chinook.Playlist::playlistId).via(PLAYLISTS))
            .field(map(NewChinook.Playlist::name).copiedFrom(Chinook.Playlist::name))
            .identifies(PLAYLISTS, Chinook.Playlist::playlistId, NewChinook.Playlist::id)
            .build();
    }

    static Mapping<Chinook.PlaylistTrack, NewChinook.PlaylistTrack> tracksOfPlaylists() {
        return Mapping.from(Chinook.PlaylistTrack.class).to(NewChinook.PlaylistTrack.class)
            .key(Chinook.PlaylistTrack::playlistId, Chinook.PlaylistTrack::trackId)
            .field(map(NewChinook.PlaylistTrack::playlistId).from(Chinook.PlaylistTrack::playlistId).via(PLAYLISTS))
            .field(map(NewChinook.PlaylistTrack::trackId).from(Chinook.PlaylistTrack::trackId).via(TRACKS))
            .build();
    }

    // region employees
    static Mapping<Chinook.Employee, NewChinook.Employee> employees() {
        return Mapping.from(Chinook.Employee.class).to(NewChinook.Employee.class)
            .key(Chinook.Employee::employeeId)
            .field(map(NewChinook.Employee::id).from(Chinook.Employee::employeeId).via(EMPLOYEES))
            .field(map(NewChinook.Employee::lastName).copiedFrom(Chinook.Employee::lastName))
            .field(map(NewChinook.Employee::firstName).copiedFrom(Chinook.Employee::firstName))
            .field(map(NewChinook.Employee::title).copiedFrom(Chinook.Employee::title))
            .field(map(NewChinook.Employee::managerId).from(Chinook.Employee::reportsTo).via(EMPLOYEES))
            .field(map(NewChinook.Employee::bornOn).from(Chinook.Employee::birthDate).via(DAY))
            .field(map(NewChinook.Employee::hiredOn).from(Chinook.Employee::hireDate).via(DAY))
            .field(map(NewChinook.Employee::street).copiedFrom(Chinook.Employee::address))
            .field(map(NewChinook.Employee::city).copiedFrom(Chinook.Employee::city))
            .field(map(NewChinook.Employee::state).copiedFrom(Chinook.Employee::state))
            .field(map(NewChinook.Employee::country).copiedFrom(Chinook.Employee::country))
            .field(map(NewChinook.Employee::postalCode).copiedFrom(Chinook.Employee::postalCode))
            .field(map(NewChinook.Employee::phone).copiedFrom(Chinook.Employee::phone))
            .field(map(NewChinook.Employee::fax).copiedFrom(Chinook.Employee::fax))
            .field(map(NewChinook.Employee::email).copiedFrom(Chinook.Employee::email))
            .identifies(EMPLOYEES, Chinook.Employee::employeeId, NewChinook.Employee::id)
            .sensitive(Chinook.Employee::birthDate)
            .sensitive(Chinook.Employee::address)
            .sensitive(Chinook.Employee::phone)
            .sensitive(Chinook.Employee::email)
            .build();
    }
    // endregion employees

    static Mapping<Chinook.Customer, NewChinook.Customer> customers() {
        return Mapping.from(Chinook.Customer.class).to(NewChinook.Customer.class)
            .key(Chinook.Customer::customerId)
            .field(map(NewChinook.Customer::id).from(Chinook.Customer::customerId).via(CUSTOMERS))
            .field(map(NewChinook.Customer::firstName).copiedFrom(Chinook.Customer::firstName))
            .field(map(NewChinook.Customer::lastName).copiedFrom(Chinook.Customer::lastName))
            .field(map(NewChinook.Customer::company).copiedFrom(Chinook.Customer::company))
            .field(map(NewChinook.Customer::street).copiedFrom(Chinook.Customer::address))
            .field(map(NewChinook.Customer::city).copiedFrom(Chinook.Customer::city))
            .field(map(NewChinook.Customer::state).copiedFrom(Chinook.Customer::state))
            .field(map(NewChinook.Customer::country).copiedFrom(Chinook.Customer::country))
            .field(map(NewChinook.Customer::postalCode).copiedFrom(Chinook.Customer::postalCode))
            .field(map(NewChinook.Customer::phone).copiedFrom(Chinook.Customer::phone))
            .field(map(NewChinook.Customer::fax).copiedFrom(Chinook.Customer::fax))
            .field(map(NewChinook.Customer::email).copiedFrom(Chinook.Customer::email))
            .field(map(NewChinook.Customer::agentId).from(Chinook.Customer::supportRepId).via(EMPLOYEES))
            .identifies(CUSTOMERS, Chinook.Customer::customerId, NewChinook.Customer::id)
            .sensitive(Chinook.Customer::address)
            .sensitive(Chinook.Customer::phone)
            .sensitive(Chinook.Customer::email)
            .build();
    }

    static Mapping<Chinook.Invoice, NewChinook.Invoice> invoices() {
        return Mapping.from(Chinook.Invoice.class).to(NewChinook.Invoice.class)
            .key(Chinook.Invoice::invoiceId)
            .field(map(NewChinook.Invoice::id).from(Chinook.Invoice::invoiceId).via(INVOICES))
            .field(map(NewChinook.Invoice::customerId).from(Chinook.Invoice::customerId).via(CUSTOMERS))
            .field(map(NewChinook.Invoice::issuedOn).from(Chinook.Invoice::invoiceDate).via(DAY))
            .field(map(NewChinook.Invoice::street).copiedFrom(Chinook.Invoice::billingAddress))
            .field(map(NewChinook.Invoice::city).copiedFrom(Chinook.Invoice::billingCity))
            .field(map(NewChinook.Invoice::state).copiedFrom(Chinook.Invoice::billingState))
            .field(map(NewChinook.Invoice::country).copiedFrom(Chinook.Invoice::billingCountry))
            .field(map(NewChinook.Invoice::postalCode).copiedFrom(Chinook.Invoice::billingPostalCode))
            .field(map(NewChinook.Invoice::total).copiedFrom(Chinook.Invoice::total))
            .identifies(INVOICES, Chinook.Invoice::invoiceId, NewChinook.Invoice::id)
            .build();
    }

    static Mapping<Chinook.InvoiceLine, NewChinook.InvoiceLine> lines() {
        return Mapping.from(Chinook.InvoiceLine.class).to(NewChinook.InvoiceLine.class)
            .key(Chinook.InvoiceLine::invoiceLineId)
            .field(map(NewChinook.InvoiceLine::id).from(Chinook.InvoiceLine::invoiceLineId).via(LINES))
            .field(map(NewChinook.InvoiceLine::invoiceId).from(Chinook.InvoiceLine::invoiceId).via(INVOICES))
            .field(map(NewChinook.InvoiceLine::trackId).from(Chinook.InvoiceLine::trackId).via(TRACKS))
            .field(map(NewChinook.InvoiceLine::price).copiedFrom(Chinook.InvoiceLine::unitPrice))
            .field(map(NewChinook.InvoiceLine::quantity).copiedFrom(Chinook.InvoiceLine::quantity))
            .identifies(LINES, Chinook.InvoiceLine::invoiceLineId, NewChinook.InvoiceLine::id)
            .build();
    }
    // spotless:on
}
