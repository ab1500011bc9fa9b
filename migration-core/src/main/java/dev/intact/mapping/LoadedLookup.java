package dev.intact.mapping;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** A lookup that the engine loads, chunk by chunk. */
final class LoadedLookup<K, V> extends Lookup<K, V> {
    static final long DEFAULT_CACHED = 10_000;
    private static final long serialVersionUID = 1L;

    private final Loader<K, V> loader;
    private final long cached;

    LoadedLookup(String name, Unlisted<? super K, ? extends V> unlisted, Loader<K, V> loader, long cached) {
        super(name, unlisted);
        this.loader = Objects.requireNonNull(loader, "loader");
        this.cached = cached;
    }

    @Override
    public Lookup<K, V> unlisted(Unlisted<? super K, ? extends V> policy) {
        return new LoadedLookup<>(name(), policy, loader, cached);
    }

    @Override
    public Lookup<K, V> cached(long answers) {
        if (answers < 1) {
            throw new IllegalArgumentException("a cache holds at least one answer, not " + answers);
        }
        return new LoadedLookup<>(name(), unlistedPolicy(), loader, answers);
    }

    @Override
    public Optional<Loader<K, V>> loader() {
        return Optional.of(this::load);
    }

    private Map<K, V> load(Set<K> keys) {
        Map<K, V> loaded =
                Objects.requireNonNull(loader.load(keys), "a loader answers with a map, even if it is empty");
        return Codes.answered(keys, loaded);
    }

    @Override
    public OptionalLong cached() {
        return OptionalLong.of(cached);
    }

    @Override
    protected V answer(K key) {
        throw new UnresolvedLookupException(name());
    }

    @Override
    public String words() {
        return "lookup '%s', loaded while running, %s"
                .formatted(name(), unlistedPolicy().words());
    }
}
