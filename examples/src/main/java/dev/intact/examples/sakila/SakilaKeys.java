package dev.intact.examples.sakila;

import dev.intact.identity.KeyMap;
import dev.intact.jdbc.JdbcTarget;
import dev.intact.mapping.Lookup;
import java.util.UUID;

/** Which UUID each number becomes: one that derives from it, so that rows may refer to those that come later. */
final class SakilaKeys {
    static final KeyMap<Integer, UUID> COUNTRIES = KeyMap.derived("sakila/country");
    static final KeyMap<Integer, UUID> CITIES = KeyMap.derived("sakila/city");
    static final KeyMap<Integer, UUID> ADDRESSES = KeyMap.derived("sakila/address");
    static final KeyMap<Integer, UUID> LANGUAGES = KeyMap.derived("sakila/language");
    static final KeyMap<Integer, UUID> CATEGORIES = KeyMap.derived("sakila/category");
    static final KeyMap<Integer, UUID> ACTORS = KeyMap.derived("sakila/actor");
    static final KeyMap<Integer, UUID> FILMS = KeyMap.derived("sakila/film");
    static final KeyMap<Integer, UUID> STORES = KeyMap.derived("sakila/store");
    static final KeyMap<Integer, UUID> STAFF = KeyMap.derived("sakila/staff");
    static final KeyMap<Integer, UUID> CUSTOMERS = KeyMap.derived("sakila/customer");
    static final KeyMap<Integer, UUID> INVENTORY = KeyMap.derived("sakila/inventory");
    static final KeyMap<Integer, UUID> RENTALS = KeyMap.derived("sakila/rental");
    static final KeyMap<Integer, UUID> PAYMENTS = KeyMap.derived("sakila/payment");

    private SakilaKeys() {}

    /** Which number each UUID was: the same maps, of which the ledger keeps every pair, read the other way round. */
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
}
