package dev.intact.testkit;

import static dev.intact.mapping.FieldRule.map;

import dev.intact.convert.Conversion;
import dev.intact.mapping.CodeTable;
import dev.intact.mapping.Lookup;
import dev.intact.mapping.Mapping;
import dev.intact.quality.Rule;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A small mapping with something of everything. */
final class Crm {
    record LegacyCustomer(
            long id,
            String type,
            String name,
            String owner,
            String country,
            @Nullable String email,
            String taxNumber) {
        LegacyCustomer ofType(String other) {
            return new LegacyCustomer(id, other, name, owner, country, email, taxNumber);
        }

        LegacyCustomer in(String other) {
            return new LegacyCustomer(id, type, name, owner, other, email, taxNumber);
        }

        LegacyCustomer reachedAt(@Nullable String other) {
            return new LegacyCustomer(id, type, name, owner, country, other, taxNumber);
        }
    }

    record Address(String country) {}

    record Contact(
            long id,
            String name,
            String owner,
            Address address,
            @Nullable String email,
            String tax,
            String origin) {}

    static final Lookup<String, String> OWNERS = Lookup.loaded("owners", keys -> Map.of());

    static final CodeTable<String, String> COUNTRIES =
            CodeTable.<String, String>named("countries").code("Germany", "DE").code("France", "FR");

    static final LegacyCustomer LEE =
            new LegacyCustomer(7, "C", "Lee", "kim", "Germany", " lee@example.org ", "DE 123");

    static final Contact LEE_MOVED =
            new Contact(7, "Lee", "u-1", new Address("DE"), "lee@example.org", "DE123", "legacy");

    private Crm() {}

    static Mapping<LegacyCustomer, Contact> contacts() {
        return Mapping.from(LegacyCustomer.class)
                .to(Contact.class)
                .key(LegacyCustomer::id)
                .exclude("test accounts", c -> c.type().equals("TEST"))
                .archive(Rule.on(LegacyCustomer::type).oneOf("OLD"))
                .field(map(Contact::id).copiedFrom(LegacyCustomer::id))
                .field(map(Contact::name).copiedFrom(LegacyCustomer::name))
                .field(map(Contact::owner).from(LegacyCustomer::owner).via(OWNERS))
                .field(map(Contact::address, Address::country)
                        .from(LegacyCustomer::country)
                        .via(COUNTRIES))
                .field(map(Contact::email)
                        .from(LegacyCustomer::email)
                        .via(Conversion.of(String.class, "trimmed", String::trim)))
                .field(map(Contact::tax)
                        .from(LegacyCustomer::taxNumber)
                        .via(Conversion.of(String.class, "without blanks", s -> s.replace(" ", ""))))
                .field(map(Contact::origin).constant("legacy"))
                .drop(LegacyCustomer::type, "the new system has none")
                .sensitive(LegacyCustomer::taxNumber)
                .require(Rule.on(Contact::email).matches(".+@.+").warning())
                .build();
    }
}
