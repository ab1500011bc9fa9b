package dev.intact.ledger;

import dev.intact.field.Key;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The key maps of a ledger in memory. Not thread-safe. */
final class StoredIds {
    private final String where;
    private final Map<String, Map<Key, Stored>> maps = new HashMap<>();

    /** A new id, and by whom it was stored. */
    private record Stored(Key newId, String migration, String run) {
        boolean isOfEarlierRun(String itsMigration, String thisRun) {
            return migration.equals(itsMigration) && !run.equals(thisRun);
        }
    }

    StoredIds(String where) {
        this.where = where;
    }

    /** Refuses new ids of which one differs from what is stored, or from another of them. */
    void check(String migration, String run, List<NewId> newIds) {
        Map<String, Map<Key, Key>> together = new HashMap<>();
        for (NewId id : newIds) {
            Stored known = of(id.map()).get(id.oldId());
            Key other =
                    together.computeIfAbsent(id.map(), any -> new HashMap<>()).putIfAbsent(id.oldId(), id.newId());
            boolean differs = known != null
                    && !known.isOfEarlierRun(migration, run)
                    && !known.newId().equals(id.newId());
            if (differs || (other != null && !other.equals(id.newId()))) {
                throw LedgerException.otherNewId(where, id.map(), id.oldId());
            }
        }
    }

    void add(String migration, String run, List<NewId> newIds) {
        for (NewId id : newIds) {
            of(id.map()).put(id.oldId(), new Stored(id.newId(), migration, run));
        }
    }

    /** The new ids that a run may see; all of them if none has begun. */
    Map<Key, Key> find(String map, Collection<Key> oldIds, @Nullable RunRecord asking) {
        Map<Key, Stored> known = of(map);
        Map<Key, Key> found = new HashMap<>();
        for (Key oldId : oldIds) {
            Stored stored = known.get(oldId);
            if (stored != null && (asking == null || !stored.isOfEarlierRun(asking.migration(), asking.family()))) {
                found.put(oldId, stored.newId());
            }
        }
        return found;
    }

    private Map<Key, Stored> of(String map) {
        return maps.computeIfAbsent(map, any -> new HashMap<>());
    }
}
