package dev.intact.ledger;

import dev.intact.field.Key;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Resolves old ids of a key map, those of merged duplicates by their survivors: for whoever implements a
 * {@link Ledger}. An id that has a new one of its own keeps it; else its redirects are followed, one after the other,
 * until an id has one. Immutable and thread-safe.
 */
public final class Survivors {
    private final Map<Key, Key> newIds;
    private final Map<Key, Key> survivors;

    private Survivors(Map<Key, Key> newIds, Map<Key, Key> survivors) {
        this.newIds = Map.copyOf(newIds);
        this.survivors = Map.copyOf(survivors);
    }

    /**
     * Answers many old ids at once.
     *
     * @param <E> what it throws
     */
    @FunctionalInterface
    public interface Step<E extends Exception> {
        /**
         * Answers them.
         *
         * @param oldIds the old ids, each once
         * @return the answers by old id; one that has none is absent
         * @throws E if they cannot be read
         */
        Map<Key, Key> of(Collection<Key> oldIds) throws E;
    }

    /**
     * Resolves old ids. Asks for redirects only if an id has no new one of its own, and then once for each link of the
     * longest chain.
     *
     * @param where the target, for messages
     * @param map the name of the key map
     * @param oldIds the old ids
     * @param newIds answers the new ids that old ones have of their own
     * @param redirects answers the old ids of survivors
     * @param <E> what the two throw
     * @return what was found
     * @throws E if they throw it
     * @throws LedgerException if redirects lead in a circle
     */
    public static <E extends Exception> Survivors find(
            String where, String map, Collection<Key> oldIds, Step<E> newIds, Step<E> redirects) throws E {
        Map<Key, Key> found = new HashMap<>(newIds.of(oldIds));
        Map<Key, Key> survivors = new HashMap<>();
        Map<Key, Set<Key>> paths = new HashMap<>();
        for (Key oldId : oldIds) {
            if (!found.containsKey(oldId)) {
                paths.put(oldId, new LinkedHashSet<>(List.of(oldId)));
            }
        }
        Map<Key, Key> ends = step(where, map, paths, redirects);
        while (!ends.isEmpty()) {
            Map<Key, Key> theirs = newIds.of(Set.copyOf(ends.values()));
            ends.forEach((oldId, survivor) -> {
                Key newId = theirs.get(survivor);
                if (newId != null) {
                    found.put(oldId, newId);
                    survivors.put(oldId, survivor);
                    paths.remove(oldId);
                }
            });
            ends = step(where, map, paths, redirects);
        }
        return new Survivors(found, survivors);
    }

    /** Goes one redirect further on each path, and leaves out those that end. */
    private static <E extends Exception> Map<Key, Key> step(
            String where, String map, Map<Key, Set<Key>> paths, Step<E> redirects) throws E {
        if (paths.isEmpty()) {
            return Map.of();
        }
        Map<Key, Key> at = new HashMap<>();
        paths.forEach((oldId, path) -> path.forEach(passed -> at.put(oldId, passed))); // the last one stays
        Map<Key, Key> further = redirects.of(Set.copyOf(at.values()));
        Map<Key, Key> ends = new HashMap<>();
        at.forEach((oldId, last) -> {
            Key next = further.get(last);
            Set<Key> path = paths.get(oldId);
            if (next == null || path == null) {
                paths.remove(oldId);
            } else if (!path.add(next)) {
                throw circle(where, map, path, next);
            } else {
                ends.put(oldId, next);
            }
        });
        return ends;
    }

    /**
     * Refuses redirects of which one leads back to its own id, through the others or through those that are stored.
     *
     * @param where the target, for messages
     * @param map the name of the key map
     * @param fresh the redirects that are to be stored, as the survivors by the duplicates
     * @param stored answers redirects that are stored
     * @param <E> what that throws
     * @throws E if it throws it
     * @throws LedgerException if redirects lead in a circle
     */
    public static <E extends Exception> void refuseCircles(
            String where, String map, Map<Key, Key> fresh, Step<E> stored) throws E {
        Survivors unused = find(where, map, fresh.keySet(), any -> Map.of(), oldIds -> {
            Map<Key, Key> next = new HashMap<>(stored.of(oldIds));
            oldIds.forEach(oldId -> {
                Key survivor = fresh.get(oldId);
                if (survivor != null) {
                    next.put(oldId, survivor);
                }
            });
            return next;
        });
    }

    private static LedgerException circle(String where, String map, Set<Key> path, Key again) {
        List<Key> circle = new ArrayList<>(path);
        circle.add(again);
        return new LedgerException("%s: key map '%s' redirects old ids in a circle: %s; let one of them survive"
                .formatted(
                        where,
                        map,
                        circle.subList(circle.indexOf(again), circle.size()).stream()
                                .map(Key::masked)
                                .collect(Collectors.joining(" → "))));
    }

    /** {@return the new ids by the old ones; one that has none is absent} */
    public Map<Key, Key> newIds() {
        return newIds;
    }

    /** {@return of the old ids that have no new one of their own, the old id whose new one is theirs} */
    public Map<Key, Key> survivors() {
        return survivors;
    }

    @Override
    public String toString() {
        return "%s new ids, %s of them by redirects".formatted(newIds.size(), survivors.size());
    }
}
