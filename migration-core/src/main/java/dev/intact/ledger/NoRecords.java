package dev.intact.ledger;

import dev.intact.field.Key;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Remembers nothing. */
enum NoRecords implements RecordMemory {
    INSTANCE;

    @Override
    public boolean isKept() {
        return false;
    }

    @Override
    public Map<String, RecordState> find(String migration, String move, Collection<String> hashes) {
        return Map.of();
    }

    @Override
    public List<RecordState> gone(String migration, String move, String run, String after, int atMost) {
        return List.of();
    }

    @Override
    public Counts count(String migration, String move, String run) {
        return new Counts(0, 0, 0);
    }

    @Override
    public Range range(String migration, String move, String run, Range wished) {
        return wished;
    }

    @Override
    public Map<Key, Key> newIds(String map, Collection<Key> oldIds) {
        return Map.of();
    }
}
