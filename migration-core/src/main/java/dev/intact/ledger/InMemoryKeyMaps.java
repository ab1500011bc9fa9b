package dev.intact.ledger;

import dev.intact.field.Key;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The key maps of a ledger in memory, as a session sees them. */
record InMemoryKeyMaps(Object lock, StoredIds ids, @Nullable RunRecord asking) implements KeptKeyMaps {

    @Override
    public Map<Key, Key> survivors(String map, Collection<Key> oldIds) {
        synchronized (lock) {
            return ids.find(map, oldIds, asking).survivors();
        }
    }

    @Override
    public void list(String map, Consumer<NewId> visitor) {
        List<NewId> all;
        synchronized (lock) {
            all = ids.all(map);
        }
        all.forEach(visitor);
    }

    @Override
    public List<NewId> leadingTo(String map, Collection<Key> newIds) {
        synchronized (lock) {
            return ids.leadingTo(map, newIds);
        }
    }

    @Override
    public Numbers numbers(String map, Collection<Key> oldIds) {
        synchronized (lock) {
            return ids.numbers(map, oldIds);
        }
    }

    @Override
    public Map<Key, Long> number(String map, long first, List<Key> oldIds) {
        synchronized (lock) {
            return ids.number(map, first, oldIds);
        }
    }
}
