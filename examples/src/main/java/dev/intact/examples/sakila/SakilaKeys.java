package dev.intact.examples.sakila;

import dev.intact.identity.KeyMap;
import dev.intact.jdbc.JdbcTarget;
import dev.intact.mapping.Lookup;
import java.util.UUID;

/** Which UUID each number becomes: PostgreSQL makes it when the row arrives, and the ledger beside it keeps both. */
final class SakilaKeys {
    // region assigned
    static final KeyMap<Integer, UUID> COUNTRIES = KeyMap.assigned("sakila/country");
    static final KeyMap<Integer, UUID> CITIES = KeyMap.assigned("sakila/city");
    static final KeyMap<Integer, UUID> ADDRESSES = KeyMap.assigned("sakila/address");
    // endregion assigned
    static final KeyMap<Integer, UUID> LANGUAGES = KeyMap.assigned("sakila/language");
    static final KeyMap<Integer, UUID> CATEGORIES = KeyMap.assigned("sakila/category");
    static final KeyMap<Integer, UUID> ACTORS = KeyMap.assigned("sakila/actor");
    static final KeyMap<Integer, UUID> FILMS = KeyMap.assigned("sakila/film");
    static final KeyMap<Integer, UUID> STORES = KeyMap.assigned("sakila/store");
    static final KeyMap<Integer, UUID> STAFF = KeyMap.assigned("sakila/staff");
    static final KeyMap<Integer, UUID> CUSTOMERS = KeyMap.assigned("sakila/customer");
    static final KeyMap<Integer, UUID> INVENTORY = KeyMap.assigned("sakila/inventory");
    static final KeyMap<Integer, UUID> RENTALS = KeyMap.assigned("sakila/rental");
    static final KeyMap<Integer, UUID> PAYMENTS = KeyMap.assigned("sakila/payment");

    private SakilaKeys() {}

    /** The same maps read the other way round: which number each UUID was. */
    // region old
    record Old(
            Lookup<UUID, Integer> countries,
            Lookup<UUID, Integer> cities,
            Lookup<UUID, Integer> addresses,
            Lookup<UUID, Integer> languages,
            Lookup<UUID, Integer> categories,
            Lookup<UUID, Integer> actors,
            Lookup<UUID, Integer> films,
            Lookup<UUID, Integer> stores,
            Lookup<UUID, Integer> staff,
            Lookup<UUID, Integer> customers,
            Lookup<UUID, Integer> inventory,
            Lookup<UUID, Integer> rentals,
            Lookup<UUID, Integer> payments) {

        static Old in(JdbcTarget moved) {
            return new Old(
                    moved.oldIds(COUNTRIES, UUID.class, Integer.class),
                    moved.oldIds(CITIES, UUID.class, Integer.class),
                    moved.oldIds(ADDRESSES, UUID.class, Integer.class),
                    moved.oldIds(LANGUAGES, UUID.class, Integer.class),
                    moved.oldIds(CATEGORIES, UUID.class, Integer.class),
                    moved.oldIds(ACTORS, UUID.class, Integer.class),
                    moved.oldIds(FILMS, UUID.class, Integer.class),
                    moved.oldIds(STORES, UUID.class, Integer.class),
                    moved.oldIds(STAFF, UUID.class, Integer.class),
                    moved.oldIds(CUSTOMERS, UUID.class, Integer.class),
                    moved.oldIds(INVENTORY, UUID.class, Integer.class),
                    moved.oldIds(RENTALS, UUID.class, Integer.class),
                    moved.oldIds(PAYMENTS, UUID.class, Integer.class));
        }
    }
    // endregion old
}
