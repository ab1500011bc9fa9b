package dev.intact.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.intact.field.Key;
import dev.intact.mapping.Loader;
import dev.intact.mapping.Lookup;
import dev.intact.mapping.Mapping;
import dev.intact.mapping.Resolver;
import dev.intact.mapping.Resolver.Way;
import dev.intact.mapping.UnresolvedLookupException;
import dev.intact.source.SourceException;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Answers the lookups of a run, once per chunk for all the keys in it. Between chunks, answers stay in a cache that
 * each lookup bounds; that a key has no answer is remembered too, but for key maps. Thread-safe.
 */
final class LookupCache {
    private static final long CACHED = 100_000; // of a map that computes its ids, and so declares no cache

    // by the lookup itself, as in two mappings two lookups may have one name; key maps by where they are kept
    private final Map<Object, Cache<Object, Optional<Object>>> caches = new ConcurrentHashMap<>();
    private final KeyMaps maps;
    private final KeptIds ids;
    private final Ways ways;

    LookupCache(KeyMaps maps, KeptIds ids, Ways ways) {
        this.maps = maps;
        this.ids = ids;
        this.ways = ways;
    }

    /**
     * Answers all lookups of some records.
     *
     * @param move the move whose mappings will be evaluated
     * @param records the records that they will be evaluated for
     * @return a resolver that knows every answer, and does no I/O
     */
    <S> Resolver resolve(MovePlan<S> move, List<S> records) {
        Map<Lookup<?, ?>, Set<Object>> wanted = new LinkedHashMap<>();
        Mapping.KeyReceiver receiver = new Mapping.KeyReceiver() {
            @Override
            public <K> void take(Lookup<K, ?> lookup, K key) {
                wanted.computeIfAbsent(lookup, any -> new LinkedHashSet<>()).add(key);
            }

            @Override
            public boolean wants(Lookup<?, ?> lookup, String field) {
                return ways.of(move, lookup, field) == Way.ASKED;
            }
        };
        for (Mapping<S, ?> mapping : move.mappings()) {
            records.forEach(record -> mapping.lookupKeys(record, receiver));
        }
        Map<Lookup<?, ?>, Map<Object, Optional<Object>>> answers = new HashMap<>();
        wanted.forEach((lookup, keys) -> answers.put(lookup, answer(move, lookup, keys)));
        return new Answered(answers, ids, ways, move);
    }

    @SuppressWarnings("unchecked") // lookupKeys hands over keys of the lookup's own type
    private Map<Object, Optional<Object>> answer(MovePlan<?> move, Lookup<?, ?> lookup, Set<Object> keys) {
        if (lookup.loader().isEmpty() && lookup.isReference()) {
            KeyMaps.Place place = maps.place(move, lookup);
            if (numbers(move, lookup)) {
                return number(place, lookup, keys);
            }
            return answer(place, lookup, keys, missing -> find(place, missing));
        }
        Loader<Object, Object> loader = (Loader<Object, Object>)
                lookup.loader().orElseThrow(() -> new UnresolvedLookupException(lookup.name()));
        return answer(lookup, lookup, keys, missing -> load(lookup, loader, missing));
    }

    private Map<Object, Optional<Object>> answer(
            Object place, Lookup<?, ?> lookup, Set<Object> keys, Loader<Object, Object> loader) {
        Cache<Object, Optional<Object>> cache = caches.computeIfAbsent(
                place,
                any -> Caffeine.newBuilder()
                        .maximumSize(lookup.cached().orElse(CACHED))
                        .build());
        Map<Object, Optional<Object>> answers = new HashMap<>(cache.getAllPresent(keys));
        Set<Object> missing = new HashSet<>(keys);
        missing.removeAll(answers.keySet());
        if (!missing.isEmpty()) {
            Map<Object, Object> loaded = loader.load(Collections.unmodifiableSet(missing));
            for (Object key : missing) {
                Optional<Object> found = Optional.ofNullable(loaded.get(key));
                answers.put(key, found);
                if (found.isPresent()
                        || lookup.loader().isPresent()) { // a new id that is missing may come with a later move
                    cache.put(key, found);
                }
            }
        }
        return answers;
    }

    /**
     * Whether a move numbers its records by a lookup, as it does wherever it fills the map; what refers to others of
     * its records waits. It is known by its name: in a replay, and above a high-water value, it reads a part of its
     * source.
     */
    private boolean numbers(MovePlan<?> move, Lookup<?, ?> lookup) {
        return lookup.firstNumber().isPresent()
                && maps.fillings(lookup.name()).stream()
                        .anyMatch(filling -> filling.move().name().equals(move.name()));
    }

    /** Forgets the new ids of key maps, as records that had arrived are taken back. */
    void forget(Set<String> names) {
        caches.keySet().removeIf(place -> place instanceof KeyMaps.Place known && names.contains(known.map()));
    }

    /** Two values that make one key have one new id. */
    private Map<Object, Object> find(KeyMaps.Place place, Set<Object> oldIds) {
        Map<Object, Key> keys = new HashMap<>();
        oldIds.forEach(oldId -> keys.put(oldId, Key.of(oldId)));
        Map<Key, Key> found = ids.find(place.target(), place.map(), Set.copyOf(keys.values()));
        Map<Object, Object> answers = new HashMap<>();
        keys.forEach((oldId, key) -> {
            Key newId = found.get(key);
            if (newId != null) {
                answers.put(oldId, read(place, newId));
            }
        });
        return answers;
    }

    /** The numbers of the records themselves, in their order. Not cached: nobody may find them before they arrive. */
    private Map<Object, Optional<Object>> number(KeyMaps.Place place, Lookup<?, ?> lookup, Set<Object> oldIds) {
        Map<Object, Key> keys = new LinkedHashMap<>();
        oldIds.forEach(oldId -> keys.put(oldId, Key.of(oldId)));
        Map<Key, Long> numbers = ids.number(
                place.target(),
                place.map(),
                lookup.firstNumber().orElseThrow(),
                keys.values().stream().distinct().toList());
        Map<Object, Optional<Object>> answers = new HashMap<>();
        keys.forEach((oldId, key) ->
                answers.put(oldId, Optional.ofNullable(numbers.get(key)).map(number -> numbered(lookup, number))));
        return answers;
    }

    private static Object numbered(Lookup<?, ?> lookup, long number) {
        try {
            return Objects.requireNonNull(lookup.numbered(number));
        } catch (IllegalStateException e) {
            throw new EngineException(
                    e.getMessage() + "; let its ids be longer, or begin lower with a map of another name", e);
        }
    }

    private static Object read(KeyMaps.Place place, Key newId) {
        try {
            return newId.as(place.type());
        } catch (IllegalArgumentException e) {
            throw new EngineException(
                    "key map '%s' of %s holds a new id that is no %s; look it up for a field of the type that it was filled with"
                            .formatted(
                                    place.map(),
                                    place.target().name(),
                                    place.type().getSimpleName()),
                    e);
        }
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

    private record Answered(
            Map<Lookup<?, ?>, Map<Object, Optional<Object>>> answers, KeptIds ids, Ways ways, MovePlan<?> move)
            implements Resolver {
        @Override
        public Way way(Lookup<?, ?> lookup, String field) {
            return ways.of(move, lookup, field);
        }

        @Override
        @SuppressWarnings("unchecked") // the loader of the lookup answered
        public <K, V> Optional<V> resolve(Lookup<K, V> lookup, K key) {
            Map<Object, Optional<Object>> known = answers.get(lookup);
            if (known == null || !known.containsKey(key)) {
                throw new UnresolvedLookupException(lookup.name());
            }
            return (Optional<V>) known.getOrDefault(key, Optional.empty());
        }

        @Override
        public boolean mayAnswerLater(Lookup<?, ?> lookup) {
            return ids.mayComeLater(lookup.name());
        }
    }
}
