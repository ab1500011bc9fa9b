package dev.intact.examples.febrl;

import dev.intact.convert.Names;
import org.jspecify.annotations.Nullable;

/** A person as Febrl writes it; any field may be misspelt. Dates are eight digits, which are not always a date. */
record Person(
        String recId,
        @Nullable String givenName,
        @Nullable String surname,
        @Nullable String streetNumber,
        @Nullable String address1,
        @Nullable String address2,
        @Nullable String suburb,
        @Nullable String postcode,
        @Nullable String state,
        @Nullable String dateOfBirth,
        @Nullable String socSecId) {

    @Nullable
    String fullName() {
        return Names.join(givenName, surname);
    }
}
