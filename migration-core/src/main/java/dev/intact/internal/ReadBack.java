package dev.intact.internal;

import dev.intact.field.Field;
import dev.intact.field.Key;
import dev.intact.mapping.Identity;
import dev.intact.sink.CurrentRow;
import dev.intact.sink.Sink;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rows that a record has in one sink after a run: by the new id that a key map holds of it, which finds them
 * also if the record is not to have any; else by the key of the sink. Not thread-safe.
 */
final class ReadBack<S, T> {
    private final Route<S, T> route;
    private final IdsAfterRun ids;
    private final @Nullable Identity<S, T> identity;
    private final @Nullable RowKey key;

    ReadBack(Route<S, T> route, IdsAfterRun ids) {
        this.route = route;
        this.ids = ids;
        this.identity = route.mapping().identities().stream().findFirst().orElse(null);
        this.key = route.sink().key().isEmpty() ? null : new RowKey(route.sink());
    }

    /** Whether rows of the route can be found at all. */
    boolean isPossible() {
        return route.sink().readsRows() && (identity != null || key != null);
    }

    /** Whether rows are found whose records are to have none. */
    boolean findsUnexpected() {
        return identity != null;
    }

    /** The key of the row that is written, if the sink finds rows by one. */
    Optional<String> rowKey(@Nullable Object[] expected) {
        RowKey its = key;
        return its == null ? Optional.empty() : its.of(expected).map(its::text);
    }

    /** The rows of records by their places; those of a record that cannot be found are absent. */
    Map<Integer, List<CurrentRow>> find(List<S> records, List<Optional<T>> rows, Units units) {
        Map<Integer, List<Object>> keys = identity == null ? byKey(rows) : byId(identity, records, rows);
        List<Integer> places = List.copyOf(keys.keySet());
        List<List<Object>> wanted = places.stream().map(keys::get).toList();
        List<List<CurrentRow>> there = units.read(route.sink(), fields(), wanted);
        Map<Integer, List<CurrentRow>> found = new HashMap<>();
        for (int i = 0; i < places.size(); i++) {
            found.put(places.get(i), there.get(i));
        }
        return found;
    }

    /** The leaves by which rows are found. */
    List<Field> fields() {
        return identity == null ? route.sink().key() : List.of(identity.newId());
    }

    private Map<Integer, List<Object>> byKey(List<Optional<T>> rows) {
        Map<Integer, List<Object>> keys = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            int place = i;
            rows.get(i)
                    .flatMap(row -> key == null ? Optional.empty() : key.of(values(row)))
                    .ifPresent(its -> keys.put(place, its));
        }
        return keys;
    }

    private @Nullable Object[] values(T row) {
        return route.sink().schema().values(row);
    }

    private Map<Integer, List<Object>> byId(Identity<S, T> known, List<S> records, List<Optional<T>> rows) {
        Map<Integer, Key> asked = new HashMap<>();
        Map<Integer, List<Object>> keys = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            int place = i;
            if (rows.get(i).isPresent() && !known.isGenerated()) {
                Object id = values(rows.get(i).get())[known.newId().index()];
                if (id != null) {
                    keys.put(place, List.of(id));
                }
            } else {
                oldId(known, records.get(i)).ifPresent(its -> asked.put(place, its));
            }
        }
        Map<Key, Key> stored = stored(known, asked, rows);
        asked.forEach((place, oldId) -> {
            Key newId = stored.get(oldId);
            if (newId != null) {
                keys.put(place, List.of(newId.as(known.newId().type())));
            }
        });
        return keys;
    }

    private Optional<Key> oldId(Identity<S, T> known, S record) {
        try {
            return known.oldId(record);
        } catch (RuntimeException e) {
            return Optional.empty(); // rejected, as its key cannot be read
        }
    }

    /** A duplicate that has no row of its own is known by that of its survivor, which is none of its own. */
    private Map<Key, Key> stored(Identity<S, T> known, Map<Integer, Key> asked, List<Optional<T>> rows) {
        Sink<T> sink = route.sink();
        Map<Key, Key> stored = new HashMap<>(ids.find(sink.target(), known.map(), Set.copyOf(asked.values())));
        Set<Key> rowless = new HashSet<>();
        asked.forEach((place, oldId) -> {
            if (rows.get(place).isEmpty() && stored.containsKey(oldId)) {
                rowless.add(oldId);
            }
        });
        List<Key> all = new ArrayList<>(rowless);
        stored.keySet().removeAll(ids.survivors(sink.target(), known.map(), all).keySet());
        return stored;
    }
}
