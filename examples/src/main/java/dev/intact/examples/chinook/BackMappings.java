package dev.intact.examples.chinook;

import static dev.intact.examples.chinook.ChinookKeys.OLD_DAY;
import static dev.intact.mapping.FieldRule.map;

import dev.intact.mapping.Mapping;

/** The way back: each row gets the number that it had. */
final class BackMappings {
    private final ChinookKeys.Old old;

    BackMappings(ChinookKeys.Old old) {
        this.old = old;
    }

    // spotless:off
    Mapping<NewChinook.Artist, Chinook.Artist> artists() {
        return Mapping.from(NewChinook.Artist.class).to(Chinook.Artist.class)
            .key(NewChinook.Artist::id)
            .field(map(Chinook.Artist::artistId).from(NewChinook.Artist::id).via(old.artists()))
            .field(map(Chinook.Artist::name).copiedFrom(NewChinook.Artist::name))
            .build();
    }

    Mapping<NewChinook.Album, Chinook.Album> albums() {
        return Mapping.from(NewChinook.Album.class).to(Chinook.Album.class)
            .key(NewChinook.Album::id)
            .field(map(Chinook.Album::albumId).from(NewChinook.Album::id).via(old.albums()))
            .field(map(Chinook.Album::title).copiedFrom(NewChinook.Album::title))
            .field(map(Chinook.Album::artistId).from(NewChinook.Album::artistId).via(old.artists()))
            .build();
    }

    Mapping<NewChinook.MediaType, Chinook.MediaType> mediaTypes() {
        return Mapping.from(NewChinook.MediaType.class).to(Chinook.MediaType.class)
            .key(NewChinook.MediaType::id)
            .field(map(Chinook.MediaType::mediaTypeId).from(NewChinook.MediaType::id).via(old.mediaTypes()))
            .field(map(Chinook.MediaType::name).copiedFrom(NewChinook.MediaType::name))
            .build();
    }

    Mapping<NewChinook.Genre, Chinook.Genre> genres() {
        return Mapping.from(NewChinook.Genre.class).to(Chinook.Genre.class)
            .key(NewChinook.Genre::id)
            .field(map(Chinook.Genre::genreId).from(NewChinook.Genre::id).via(old.genres()))
            .field(map(Chinook.Genre::name).copiedFrom(NewChinook.Genre::name))
            .build();
    }

    Mapping<NewChinook.Track, Chinook.Track> tracks() {
        return Mapping.from(NewChinook.Track.class).to(Chinook.Track.class)
            .key(NewChinook.Track::id)
            .field(map(Chinook.Track::trackId).from(NewChinook.Track::id).via(old.tracks()))
            .field(map(Chinook.Track::name).copiedFrom(NewChinook.Track::title))
            .field(map(Chinook.Track::albumId).from(NewChinook.Track::albumId).via(old.albums()))
            .field(map(Chinook.Track::mediaTypeId).from(NewChinook.Track::mediaTypeId).via(old.mediaTypes()))
            .field(map(Chinook.Track::genreId).from(NewChinook.Track::genreId).via(old.genres()))
            .field(map(Chinook.Track::composer).copiedFrom(NewChinook.Track::composer))
            .field(map(Chinook.Track::milliseconds).copiedFrom(NewChinook.Track::milliseconds))
            .field(map(Chinook.Track::bytes).copiedFrom(NewChinook.Track::bytes))
            .field(map(Chinook.Track::unitPrice).copiedFrom(NewChinook.Track::price))
            .build();
    }

    Mapping<NewChinook.Playlist, Chinook.Playlist> playlists() {
        return Mapping.from(NewChinook.Playlist.class).to(Chinook.Playlist.class)
            .key(NewChinook.Playlist::id)
            .field(map(Chinook.Playlist::playlistId).from(NewChinook.Playlist::id).via(old.playlists()))
            .field(map(Chinook.Playlist::name).copiedFrom(NewChinook.Playlist::name))
            .build();
    }

    Mapping<NewChinook.PlaylistTrack, Chinook.PlaylistTrack> tracksOfPlaylists() {
        return Mapping.from(NewChinook.PlaylistTrack.class).to(Chinook.PlaylistTrack.class)
            .key(NewChinook.PlaylistTrack::playlistId, NewChinook.PlaylistTrack::trackId)
            .field(map(Chinook.PlaylistTrack::playlistId).from(NewChinook.PlaylistTrack::playlistId).via(old.playlists()))
            .field(map(Chinook.PlaylistTrack::trackId).from(NewChinook.PlaylistTrack::trackId).via(old.tracks()))
            .build();
    }

    Mapping<NewChinook.Employee, Chinook.Employee> employees() {
        return Mapping.from(NewChinook.Employee.class).to(Chinook.Employee.class)
            .key(NewChinook.Employee::id)
            .field(map(Chinook.Employee::employeeId).from(NewChinook.Employee::id).via(old.employees()))
            .field(map(Chinook.Employee::lastName).copiedFrom(NewChinook.Employee::lastName))
            .field(map(Chinook.Employee::firstName).copiedFrom(NewChinook.Employee::firstName))
            .field(map(Chinook.Employee::title).copiedFrom(NewChinook.Employee::title))
            .field(map(Chinook.Employee::reportsTo).from(NewChinook.Employee::managerId).via(old.employees()))
            .field(map(Chinook.Employee::birthDate).from(NewChinook.Employee::bornOn).via(OLD_DAY))
            .field(map(Chinook.Employee::hireDate).from(NewChinook.Employee::hiredOn).via(OLD_DAY))
            .field(map(Chinook.Employee::address).copiedFrom(NewChinook.Employee::street))
            .field(map(Chinook.Employee::city).copiedFrom(NewChinook.Employee::city))
            .field(map(Chinook.Employee::state).copiedFrom(NewChinook.Employee::state))
            .field(map(Chinook.Employee::country).copiedFrom(NewChinook.Employee::country))
            .field(map(Chinook.Employee::postalCode).copiedFrom(NewChinook.Employee::postalCode))
            .field(map(Chinook.Employee::phone).copiedFrom(NewChinook.Employee::phone))
            .field(map(Chinook.Employee::fax).copiedFrom(NewChinook.Employee::fax))
            .field(map(Chinook.Employee::email).copiedFrom(NewChinook.Employee::email))
            .sensitive(NewChinook.Employee::bornOn)
            .sensitive(NewChinook.Employee::street)
            .sensitive(NewChinook.Employee::phone)
            .sensitive(NewChinook.Employee::email)
            .build();
    }

    Mapping<NewChinook.Customer, Chinook.Customer> customers() {
        return Mapping.from(NewChinook.Customer.class).to(Chinook.Customer.class)
            .key(NewChinook.Customer::id)
            .field(map(Chinook.Customer::customerId).from(NewChinook.Customer::id).via(old.customers()))
            .field(map(Chinook.Customer::firstName).copiedFrom(NewChinook.Customer::firstName))
            .field(map(Chinook.Customer::lastName).copiedFrom(NewChinook.Customer::lastName))
            .field(map(Chinook.Customer::company).copiedFrom(NewChinook.Customer::company))
            .field(map(Chinook.Customer::address).copiedFrom(NewChinook.Customer::street))
            .field(map(Chinook.Customer::city).copiedFrom(NewChinook.Customer::city))
            .field(map(Chinook.Customer::state).copiedFrom(NewChinook.Customer::state))
            .field(map(Chinook.Customer::country).copiedFrom(NewChinook.Customer::country))
            .field(map(Chinook.Customer::postalCode).copiedFrom(NewChinook.Customer::postalCode))
            .field(map(Chinook.Customer::phone).copiedFrom(NewChinook.Customer::phone))
            .field(map(Chinook.Customer::fax).copiedFrom(NewChinook.Customer::fax))
            .field(map(Chinook.Customer::email).copiedFrom(NewChinook.Customer::email))
            .field(map(Chinook.Customer::supportRepId).from(NewChinook.Customer::agentId).via(old.employees()))
            .sensitive(NewChinook.Customer::street)
            .sensitive(NewChinook.Customer::phone)
            .sensitive(NewChinook.Customer::email)
            .build();
    }

    Mapping<NewChinook.Invoice, Chinook.Invoice> invoices() {
        return Mapping.from(NewChinook.Invoice.class).to(Chinook.Invoice.class)
            .key(NewChinook.Invoice::id)
            .field(map(Chinook.Invoice::invoiceId).from(NewChinook.Invoice::id).via(old.invoices()))
            .field(map(Chinook.Invoice::customerId).from(NewChinook.Invoice::customerId).via(old.customers()))
            .field(map(Chinook.Invoice::invoiceDate).from(NewChinook.Invoice::issuedOn).via(OLD_DAY))
            .field(map(Chinook.Invoice::billingAddress).copiedFrom(NewChinook.Invoice::street))
            .field(map(Chinook.Invoice::billingCity).copiedFrom(NewChinook.Invoice::city))
            .field(map(Chinook.Invoice::billingState).copiedFrom(NewChinook.Invoice::state))
            .field(map(Chinook.Invoice::billingCountry).copiedFrom(NewChinook.Invoice::country))
            .field(map(Chinook.Invoice::billingPostalCode).copiedFrom(NewChinook.Invoice::postalCode))
            .field(map(Chinook.Invoice::total).copiedFrom(NewChinook.Invoice::total))
            .build();
    }

    Mapping<NewChinook.InvoiceLine, Chinook.InvoiceLine> lines() {
        return Mapping.from(NewChinook.InvoiceLine.class).to(Chinook.InvoiceLine.class)
            .key(NewChinook.InvoiceLine::id)
            .field(map(Chinook.InvoiceLine::invoiceLineId).from(NewChinook.InvoiceLine::id).via(old.lines()))
            .field(map(Chinook.InvoiceLine::invoiceId).from(NewChinook.InvoiceLine::invoiceId).via(old.invoices()))
            .field(map(Chinook.InvoiceLine::trackId).from(NewChinook.InvoiceLine::trackId).via(old.tracks()))
            .field(map(Chinook.InvoiceLine::unitPrice).copiedFrom(NewChinook.InvoiceLine::price))
            .field(map(Chinook.InvoiceLine::quantity).copiedFrom(NewChinook.InvoiceLine::quantity))
            .build();
    }
    // spotless:on
}
