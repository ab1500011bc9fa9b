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

    private final Strategy<K, N> strategy;
    private final String words;

    /** Makes the new id of an old one, always the same one. */
    private interface Strategy<K, N> extends Serializable {
        N newId(K oldId);
    }

    private KeyMap(String name, String words, Strategy<K, N> strategy) {
        super(name, Unlisted.reject());
        this.words = words;
        this.strategy = strategy;
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
        return new KeyMap<>(
                name,
                "key map '%s': UUID v5 of the old id".formatted(name),
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
        return new KeyMap<>(name, "key map '%s': the old id is kept".formatted(name), oldId -> oldId);
    }

    private static void impossible(Problem problem) {
        throw new IllegalStateException("every text has a UUID: " + problem.what());
    }

    /**
     * The new id of an old one: for tests, and for whoever needs the id outside a migration.
     *
     * @param oldId the old id
     * @return the new id
     */
    public N newId(K oldId) {
        return strategy.newId(oldId);
    }

    @Override
    public Lookup<K, N> unlisted(Unlisted<? super K, ? extends N> policy) {
        throw new UnsupportedOperationException("%s answers every id, so none is unlisted".formatted(words));
    }

    @Override
    public Optional<Loader<K, N>> loader() {
        return Optional.empty();
    }

    @Override
    public OptionalLong cached() {
        return OptionalLong.empty();
    }

    @Override
    protected @Nullable N answer(K key) {
        return newId(key);
    }

    @Override
    public String words() {
        return words;
    }
}
