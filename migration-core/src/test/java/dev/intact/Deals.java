package dev.intact;

import static dev.intact.mapping.FieldRule.map;

import dev.intact.identity.KeyMap;
import dev.intact.ledger.EdgeFate;
import dev.intact.ledger.RelationCount;
import dev.intact.ledger.RelationCounts;
import dev.intact.mapping.Mapping;
import dev.intact.mapping.Unlisted;
import dev.intact.sink.Sink;
import dev.intact.source.InMemorySource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Deals that refer to persons in four ways, and what becomes of their references by another reckoning. */
record Deals(List<Person> persons, List<Deal> deals) {
    static final KeyMap<String, String> CONTACTS = KeyMap.assigned("crm/contact");
    private static final KeyMap<String, String> REGIONS = KeyMap.preserved("crm/region");

    record Person(String code, boolean good) {}

    record Deal(
            int nr,
            @Nullable String buyer,
            @Nullable String agent,
            @Nullable String referrer,
            @Nullable String region,
            boolean good) {}

    record Contact(String id, boolean good) {}

    record Sale(
            int nr,
            @Nullable String buyer,
            @Nullable String agent,
            @Nullable String referrer,
            @Nullable String region,
            boolean good) {}

    static Mapping<Person, Contact> contacts() {
        return Mapping.from(Person.class)
                .to(Contact.class)
                .key(Person::code)
                .field(map(Contact::id).from(Person::code).via("with a C before it", code -> "C" + code))
                .field(map(Contact::good).copiedFrom(Person::good))
                .identifies(CONTACTS, Person::code, Contact::id)
                .require("is good", Contact::good)
                .build();
    }

    // region sales
    static Mapping<Deal, Sale> sales() {
        return Mapping.from(Deal.class)
                .to(Sale.class)
                .key(Deal::nr)
                .field(map(Sale::nr).copiedFrom(Deal::nr))
                .field(map(Sale::buyer).from(Deal::buyer).via(CONTACTS))
                .field(map(Sale::agent).from(Deal::agent).via(CONTACTS.unlisted(Unlisted.leaveEmpty())))
                .field(map(Sale::referrer)
                        .from(Deal::referrer)
                        .via(CONTACTS.unlisted(Unlisted.leaveEmpty()))
                        .orElse("nobody"))
                .field(map(Sale::region).from(Deal::region).via(REGIONS))
                .field(map(Sale::good).copiedFrom(Deal::good))
                .require("is good", Sale::good)
                .build();
    }
    // endregion sales

    Migration migration(Sink<Contact> contacts, Sink<Sale> sales) {
        return Migration.of(
                "crm",
                Move.named("persons")
                        .from(InMemorySource.of(Person.class, persons))
                        .to(contacts(), contacts)
                        .mayBeEmpty("a test"),
                Move.named("deals")
                        .from(InMemorySource.of(Deal.class, deals))
                        .to(sales(), sales)
                        .mayBeEmpty("a test"));
    }

    /** What the report must tell of the deals, reckoned without a mapping. */
    RelationCounts expected() {
        List<String> there =
                persons.stream().filter(Person::good).map(Person::code).toList();
        Function<@Nullable String, Boolean> isMissing = code -> code != null && !there.contains(code);
        List<RelationCount> counts = new ArrayList<>();
        List.of("buyer", "agent", "referrer").forEach(field -> counts.add(none(field, "crm/contact")));
        counts.add(none("region", "crm/region"));
        for (Deal deal : deals) {
            boolean isRejected = !deal.good() || isMissing.apply(deal.buyer());
            for (Map.Entry<String, @Nullable String> edge : edges(deal).entrySet()) {
                String field = edge.getKey();
                boolean missing = !field.equals("region") && isMissing.apply(edge.getValue());
                EdgeFate fate = missing && field.equals("buyer")
                        ? EdgeFate.REJECTED
                        : isRejected
                                ? EdgeFate.HELD_BACK
                                : field.equals("region")
                                        ? EdgeFate.COMPUTED
                                        : !missing
                                                ? EdgeFate.LINKED
                                                : field.equals("agent") ? EdgeFate.LEFT_EMPTY : EdgeFate.REPLACED;
                counts.add(count(field, fate));
            }
        }
        return RelationCounts.of(counts);
    }

    private static Map<String, String> edges(Deal deal) {
        Map<String, String> edges = new java.util.LinkedHashMap<>();
        put(edges, "buyer", deal.buyer());
        put(edges, "agent", deal.agent());
        put(edges, "referrer", deal.referrer());
        put(edges, "region", deal.region());
        return edges;
    }

    private static void put(Map<String, String> edges, String field, @Nullable String code) {
        if (code != null) {
            edges.put(field, code);
        }
    }

    private static RelationCount none(String field, String map) {
        return RelationCount.of("sale", field, map, Map.of());
    }

    private static RelationCount count(String field, EdgeFate fate) {
        Map<EdgeFate, Long> one = new EnumMap<>(EdgeFate.class);
        one.put(fate, 1L);
        return RelationCount.of("sale", field, field.equals("region") ? "crm/region" : "crm/contact", one);
    }
}
