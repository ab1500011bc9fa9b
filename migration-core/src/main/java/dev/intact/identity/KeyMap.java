package dev.intact.identity;

import dev.intact.convert.Conversion;
import dev.intact.convert.Uuids;
import dev.intact.field.Key;
import dev.intact.field.Problem;
import dev.intact.mapping.Loader;
import dev.intact.mapping.Lookup;
import dev.intact.mapping.Unlisted;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which new id an old one becomes: a {@link Lookup} that is declared once, in a constant, and used on both sides of a
 * reference, so that parents and children agree. Immutable and thread-safe.
 *
 * @param <K> the type of the old ids
 * @param <N> the type of the new ids
 */
public final class KeyMap<K, N> extends Lookup<K, N> {
    private static final long serialVersionUID = 1L;

    private static final int LONGEST_NAME = 200;
    private static final long DEFAULT_CACHED = 100_000;

    /** How the new id is made; null if it is found in the ledger. */
    private final @Nullable Strategy<K, N> strategy;

    private final String how;
    private final long cached;

    /** Makes the new id of an old one, always the same one. */
    private interface Strategy<K, N> extends Serializable {
        N newId(K oldId);
    }

    private KeyMap(
            String name,
            String how,
            @Nullable Strategy<K, N> strategy,
            Unlisted<? super K, ? extends N> unlisted,
            long cached) {
        super(name, unlisted);
        this.how = how;
        this.strategy = strategy;
        this.cached = cached;
    }

    private static <K, N> KeyMap<K, N> computed(String name, String how, Strategy<K, N> strategy) {
        return new KeyMap<>(name, how, strategy, Unlisted.reject(), 0);
    }

    /**
     * New ids that rows get where they arrive, and that cannot be computed from the old ones: made by the target, or by
     * any rule of a mapping. The mapping that makes the rows fills it, by {@code identifies}; the ids are stored in the
     * ledger of its target, in the transaction that writes the rows, and stay there until a run moves the records anew.
     *
     * <p>Whoever refers to such a record looks its old id up here, in a later move. A record that refers to one without
     * a new id is rejected, unless {@link #unlisted} says otherwise.
     *
     * @param name the name of the map in the ledger, which must never change: {@code northwind/third party}
     * @param <K> the type of the old ids; two ids are the same if {@link Key#of} makes the same key of them
     * @param <N> the type of the new ids
     * @return the map, whose cache holds 100,000 ids
     * @throws IllegalArgumentException if the name is blank, or longer than 200 characters
     */
    public static <K, N> KeyMap<K, N> assigned(String name) {
        if (name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("a key map's name has at most 200 characters, not " + name.length());
        }
        return new KeyMap<>(name, "the new id that its row got", null, Unlisted.reject(), DEFAULT_CACHED);
    }

    /**
     * New ids that derive from the old ones: UUIDs of version 5 (RFC 9562), whose namespace derives from the map's
     * name. The same old id always becomes the same new one, in every run and on every machine, and nothing is stored.
     *
     * @param name the name of the map, which must never change: {@code crm/contact}
     * @param <K> the type of the old ids; two ids are the same if {@link Key#of} makes the same key of them
     * @return the map
     * @throws IllegalArgumentException if the name is blank
     */
    public static <K> KeyMap<K, UUID> derived(String name) {
        UUID namespace = UUID.nameUUIDFromBytes(("dev.intact.keymap/" + name).getBytes(StandardCharsets.UTF_8));
        Conversion<String, UUID> derive = Uuids.v5(namespace);
        return computed(
                name,
                "UUID v5 of the old id",
                oldId -> Objects.requireNonNull(
                        derive.convert(Key.of(oldId).text(), KeyMap::impossible), "every text has a UUID"));
    }

    /**
     * New ids that are the old ones.
     *
     * @param name the name of the map
     * @param <K> the type of the ids
     * @return the map
     * @throws IllegalArgumentException if the name is blank
     */
    public static <K> KeyMap<K, K> preserved(String name) {
        return computed(name, "the old id is kept", oldId -> oldId);
    }

    private static void impossible(Problem problem) {
        throw new IllegalStateException("every text has a UUID: " + problem.what());
    }

    /**
     * The new id of an old one: for tests, and for whoever needs the id outside a migration.
     *
     * @param oldId the old id
     * @return the new id
     * @throws UnsupportedOperationException if new ids are assigned, and so are in the ledger alone
     */
    public N newId(K oldId) {
        if (strategy == null) {
            throw new UnsupportedOperationException(
                    "key map '%s' cannot compute new ids: they are assigned, and in the ledger".formatted(name()));
        }
        return strategy.newId(oldId);
    }

    /**
     * Says what becomes of an old id that has no new one.
     *
     * @throws UnsupportedOperationException if new ids are computed, so that every old one has one
     */
    @Override
    public KeyMap<K, N> unlisted(Unlisted<? super K, ? extends N> policy) {
        if (strategy != null) {
            throw new UnsupportedOperationException("%s answers every id, so none is unlisted".formatted(words()));
        }
        return new KeyMap<>(name(), how, null, policy, cached);
    }

    @Override
    public KeyMap<K, N> cached(long answers) {
        if (strategy != null) {
            throw new UnsupportedOperationException("%s computes its ids, so nothing is cached".formatted(words()));
        }
        if (answers < 1) {
            throw new IllegalArgumentException("a cache holds at least one answer, not " + answers);
        }
        return new KeyMap<>(name(), how, null, unlistedPolicy(), answers);
    }

    @Override
    public boolean isStored() {
        return strategy == null;
    }

    @Override
    public Optional<Loader<K, N>> loader() {
        return Optional.empty();
    }

    @Override
    public OptionalLong cached() {
        return isStored() ? OptionalLong.of(cached) : OptionalLong.empty();
    }

    @Override
    protected @Nullable N answer(K key) {
        return newId(key);
    }

    @Override
    public String words() {
        String words = "key map '%s': %s".formatted(name(), how);
        return isStored() ? words + ", " + unlistedPolicy().words() : words;
    }
}
