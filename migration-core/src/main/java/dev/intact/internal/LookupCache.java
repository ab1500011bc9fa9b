package dev.intact.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.intact.mapping.Loader;
import dev.intact.mapping.Lookup;
import dev.intact.mapping.Mapping;
import dev.intact.mapping.Resolver;
import dev.intact.mapping.UnresolvedLookupException;
import dev.intact.source.SourceException;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Answers the lookups of a run, once per chunk for all the keys in it. Between chunks, answers stay in a cache that
 * each lookup bounds; that a key has no answer is remembered too. Thread-safe.
 */
public final class LookupCache {
    // by the lookup itself: in two mappings, two lookups may have one name
    private final Map<Lookup<?, ?>, Cache<Object, Optional<Object>>> caches = new ConcurrentHashMap<>();

    /** An empty cache. */
    public LookupCache() {}

    /**
     * Answers all lookups of some records.
     *
     * @param mappings the mappings that will be evaluated
     * @param records the records that they will be evaluated for
     * @return a resolver that knows every answer, and does no I/O
     */
    public <S> Resolver resolve(List<Mapping<S, ?>> mappings, List<S> records) {
        Map<Lookup<?, ?>, Set<Object>> wanted = new LinkedHashMap<>();
        Mapping.KeyReceiver receiver = new Mapping.KeyReceiver() {
            @Override
            public <K> void take(Lookup<K, ?> lookup, K key) {
                wanted.computeIfAbsent(lookup, any -> new HashSet<>()).add(key);
            }
        };
        for (Mapping<S, ?> mapping : mappings) {
            records.forEach(record -> mapping.lookupKeys(record, receiver));
        }
        Map<Lookup<?, ?>, Map<Object, Optional<Object>>> answers = new HashMap<>();
        wanted.forEach((lookup, keys) -> answers.put(lookup, answer(lookup, keys)));
        return new Answered(answers);
    }

    @SuppressWarnings("unchecked") // lookupKeys hands over keys of the lookup's own type
    private Map<Object, Optional<Object>> answer(Lookup<?, ?> lookup, Set<Object> keys) {
        Loader<Object, Object> loader = (Loader<Object, Object>)
                lookup.loader().orElseThrow(() -> new UnresolvedLookupException(lookup.name()));
        Cache<Object, Optional<Object>> cache = caches.computeIfAbsent(
                lookup,
                any -> Caffeine.newBuilder()
                        .maximumSize(lookup.cached().orElseThrow())
                        .build());
        Map<Object, Optional<Object>> answers = new HashMap<>(cache.getAllPresent(keys));
        Set<Object> missing = new HashSet<>(keys);
        missing.removeAll(answers.keySet());
        if (!missing.isEmpty()) {
            Map<Object, Object> loaded = load(lookup, loader, Collections.unmodifiableSet(missing));
            for (Object key : missing) {
                Optional<Object> found = Optional.ofNullable(loaded.get(key));
                answers.put(key, found);
                cache.put(key, found);
            }
        }
        return answers;
    }

    private static Map<Object, Object> load(Lookup<?, ?> lookup, Loader<Object, Object> loader, Set<Object> keys) {
        try {
            return Objects.requireNonNull(loader.load(keys), "a loader answers with a map, even if it is empty");
        } catch (SourceException e) {
            throw new EngineException(
                    "lookup '%s' could not be loaded: %s".formatted(lookup.name(), e.getMessage()), e);
        } catch (RuntimeException e) {
            throw new EngineException(
                    "lookup '%s' could not be loaded (%s)"
                            .formatted(lookup.name(), e.getClass().getSimpleName()),
                    e);
        }
    }

    private record Answered(Map<Lookup<?, ?>, Map<Object, Optional<Object>>> answers) implements Resolver {
        @Override
        @SuppressWarnings("unchecked") // the loader of the lookup answered
        public <K, V> Optional<V> resolve(Lookup<K, V> lookup, K key) {
            Map<Object, Optional<Object>> known = answers.get(lookup);
            if (known == null || !known.containsKey(key)) {
                throw new UnresolvedLookupException(lookup.name());
            }
            return (Optional<V>) known.getOrDefault(key, Optional.empty());
        }
    }
}
