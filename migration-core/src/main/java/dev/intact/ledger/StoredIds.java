package dev.intact.ledger;

import dev.intact.field.Key;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The key maps of a ledger in memory. Not thread-safe. */
final class StoredIds {
    private final String where;
    private final Map<String, Map<Key, Stored>> newIds = new HashMap<>();
    private final Map<String, Map<Key, Stored>> redirects = new HashMap<>();
    private final Map<String, Sequence> sequences = new HashMap<>();

    /** A new id, or the survivor's old one, and by whom it was stored. */
    private record Stored(Key id, String migration, String run) {
        boolean isOfEarlierRun(String itsMigration, String thisRun) {
            return migration.equals(itsMigration) && !run.equals(thisRun);
        }
    }

    /** Where old ids are told apart. */
    private record Place(String map, boolean redirects) {}

    /** The numbers of a key map. */
    private static final class Sequence {
        private final Map<Key, Long> given = new HashMap<>();
        private long next;
    }

    StoredIds(String where) {
        this.where = where;
    }

    /** Refuses new ids of which one differs from what is stored, or from another of them. */
    void check(String migration, String run, List<NewId> entries) {
        Map<Place, Map<Key, Key>> together = new HashMap<>();
        Map<String, Map<Key, Key>> fresh = new TreeMap<>();
        for (NewId id : entries.stream().filter(id -> !id.isGone()).toList()) {
            Stored known = of(id).get(id.oldId());
            Key other = together.computeIfAbsent(new Place(id.map(), id.isRedirect()), any -> new HashMap<>())
                    .putIfAbsent(id.oldId(), id.newId());
            boolean differs = known != null
                    && !known.isOfEarlierRun(migration, run)
                    && !known.id().equals(id.newId());
            if (differs || (other != null && !other.equals(id.newId()))) {
                throw id.isRedirect()
                        ? LedgerException.otherSurvivor(where, id.map(), id.oldId())
                        : LedgerException.otherNewId(where, id.map(), id.oldId());
            }
            if (id.isRedirect()) {
                fresh.computeIfAbsent(id.map(), any -> new LinkedHashMap<>()).put(id.oldId(), id.newId());
            }
        }
        fresh.forEach((map, its) -> Survivors.<RuntimeException>refuseCircles(
                where, map, its, oldIds -> seen(redirects, map, oldIds, migration, run)));
    }

    void add(String migration, String run, List<NewId> entries) {
        for (NewId id : entries) {
            if (id.isGone()) {
                Stored unused = of(id).remove(id.oldId());
            } else {
                Stored unused = of(id).put(id.oldId(), new Stored(id.newId(), migration, run));
            }
        }
    }

    /** The entries that lead to some new ids. */
    List<NewId> leadingTo(String map, Collection<Key> wanted) {
        Set<Key> its = new HashSet<>(wanted);
        return newIds.getOrDefault(map, Map.of()).entrySet().stream()
                .filter(entry -> its.contains(entry.getValue().id()))
                .map(entry -> NewId.of(map, entry.getKey(), entry.getValue().id()))
                .toList();
    }

    /** The new ids that a run may see; all of them if none has begun. */
    Survivors find(String map, Collection<Key> oldIds, @Nullable RunRecord asking) {
        String migration = asking == null ? null : asking.migration();
        String run = asking == null ? "" : asking.family();
        return Survivors.<RuntimeException>find(
                where,
                map,
                oldIds,
                some -> seen(newIds, map, some, migration, run),
                some -> seen(redirects, map, some, migration, run));
    }

    private static Map<Key, Key> seen(
            Map<String, Map<Key, Stored>> maps,
            String map,
            Collection<Key> oldIds,
            @Nullable String migration,
            String run) {
        Map<Key, Stored> known = maps.getOrDefault(map, Map.of());
        Map<Key, Key> found = new HashMap<>();
        for (Key oldId : oldIds) {
            Stored stored = known.get(oldId);
            if (stored != null && (migration == null || !stored.isOfEarlierRun(migration, run))) {
                found.put(oldId, stored.id());
            }
        }
        return found;
    }

    /** All entries of a key map, in the order of the old ids, redirects behind. */
    List<NewId> all(String map) {
        List<NewId> all = new ArrayList<>();
        new TreeMap<>(newIds.getOrDefault(map, Map.of()))
                .forEach((oldId, stored) -> all.add(NewId.of(map, oldId, stored.id())));
        new TreeMap<>(redirects.getOrDefault(map, Map.of()))
                .forEach((oldId, stored) -> all.add(NewId.redirect(map, oldId, stored.id())));
        return all;
    }

    Numbers numbers(String map, Collection<Key> oldIds) {
        Sequence sequence = sequences.get(map);
        if (sequence == null) {
            return Numbers.of(Map.of(), OptionalLong.empty());
        }
        Map<Key, Long> given = new HashMap<>();
        for (Key oldId : oldIds) {
            Long number = sequence.given.get(oldId);
            if (number != null) {
                given.put(oldId, number);
            }
        }
        return Numbers.of(given, OptionalLong.of(sequence.next));
    }

    Map<Key, Long> number(String map, long first, List<Key> oldIds) {
        Numbers known = numbers(map, oldIds);
        give(map, known.next().orElse(first), known.without(oldIds));
        return numbers(map, oldIds).given();
    }

    /** Gives consecutive numbers, the first of them to the first id. */
    void give(String map, long first, List<Key> oldIds) {
        Sequence sequence = sequences.computeIfAbsent(map, any -> new Sequence());
        long number = first;
        for (Key oldId : oldIds) {
            sequence.given.put(oldId, number);
            number++;
        }
        sequence.next = Math.max(sequence.next, number);
    }

    private Map<Key, Stored> of(NewId id) {
        return (id.isRedirect() ? redirects : newIds).computeIfAbsent(id.map(), any -> new HashMap<>());
    }
}
