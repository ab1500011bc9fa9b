package dev.intact.examples.febrl;

import static dev.intact.convert.Fingerprints.digits;
import static dev.intact.convert.Fingerprints.fingerprint;
import static dev.intact.convert.Fingerprints.metaphone;
import static dev.intact.convert.Text.lower;
import static dev.intact.duplicates.Block.block;
import static dev.intact.duplicates.MatchKey.key;
import static dev.intact.duplicates.Score.score;
import static dev.intact.duplicates.Similarity.damerau;
import static dev.intact.duplicates.Similarity.jaroWinkler;
import static dev.intact.duplicates.Threshold.accept;
import static dev.intact.duplicates.Threshold.review;

import dev.intact.duplicates.Dedup;

/** When two records are one person: by keys alone, and by likeness too. */
final class SamePerson {
    private SamePerson() {}

    // spotless:off
    // region exact
    static Dedup<Person> exact() {
        return Dedup.of(Person.class)
                .on("social security number", key(Person::socSecId).by(digits()))
                .on("name and birth date",
                        key(Person::givenName).by(fingerprint()), key(Person::surname).by(fingerprint()), key(Person::dateOfBirth).by(digits()))
                .on("name and postcode",
                        key(Person::givenName).by(fingerprint()), key(Person::surname).by(fingerprint()), key(Person::postcode).by(digits()))
                .on("name and street",
                        key(Person::givenName).by(fingerprint()), key(Person::surname).by(fingerprint()), key(Person::address1).by(fingerprint()))
                .on("sound of the name and birth date",
                        key(Person::givenName).by(metaphone()), key(Person::surname).by(metaphone()), key(Person::dateOfBirth).by(digits()))
                .on("given name, birth date and postcode",
                        key(Person::givenName).by(fingerprint()), key(Person::dateOfBirth).by(digits()), key(Person::postcode).by(digits()))
                .on("given name, birth date and street",
                        key(Person::givenName).by(fingerprint()), key(Person::dateOfBirth).by(digits()), key(Person::address1).by(fingerprint()));
    }
    // endregion exact

    // spotless:on

    /**
     * The words of a name in any order, as some systems swap first and last names. Twins at one address, who differ in
     * their first name and their number alone, stay below what is accepted.
     */
    // spotless:off
    // region fuzzy
    static Dedup<Person> fuzzy() {
        return Dedup.of(Person.class)
                .on("social security number", key(Person::socSecId).by(digits()))
                .on("name and birth date",
                        key(Person::givenName).by(fingerprint()), key(Person::surname).by(fingerprint()), key(Person::dateOfBirth).by(digits()))
                .near("alike in most that is known",
                        block(key(Person::dateOfBirth).by(digits()))
                                .or(key(Person::givenName).by(metaphone()), key(Person::surname).by(metaphone()))
                                .or(key(Person::postcode).by(digits()), key(Person::surname).by(metaphone()))
                                .or(key(Person::postcode).by(digits()), key(Person::givenName).by(metaphone()))
                                .or(key(Person::fullName).by(fingerprint()))
                                .or(key(Person::address1).by(fingerprint())),
                        score(
                                jaroWinkler(Person::fullName).by(fingerprint()).weight(6),
                                damerau(Person::dateOfBirth).by(digits()).weight(4),
                                damerau(Person::socSecId).by(digits()).weight(3),
                                damerau(Person::address1).by(lower()).weight(2),
                                damerau(Person::streetNumber).by(digits()).weight(1),
                                damerau(Person::suburb).by(lower()).weight(1),
                                damerau(Person::postcode).by(digits()).weight(1)),
                        accept(0.78),
                        review(0.65));
    }
    // endregion fuzzy
    // spotless:on
}
