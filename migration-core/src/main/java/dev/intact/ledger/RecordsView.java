package dev.intact.ledger;

import dev.intact.field.Key;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The way to the remembered records of a ledger in memory, under the ledger's own lock. */
record RecordsView(Object lock, StoredRecords records, StoredQuarantine quarantine, StoredIds ids)
        implements RecordMemory {
    @Override
    public boolean isKept() {
        return true;
    }

    @Override
    public Map<String, RecordState> find(String migration, String move, Collection<String> hashes) {
        synchronized (lock) {
            return records.find(migration, move, hashes);
        }
    }

    @Override
    public List<RecordState> gone(String migration, String move, String run, String after, int atMost) {
        synchronized (lock) {
            return records.gone(migration, move, run, after, atMost);
        }
    }

    @Override
    public Counts count(String migration, String move, String run) {
        synchronized (lock) {
            return records.count(migration, move, run);
        }
    }

    @Override
    public Range range(String migration, String move, String run, Range wished) {
        synchronized (lock) {
            return records.range(migration, move, run, wished, rejecting -> quarantine.unresolved(rejecting, move));
        }
    }

    @Override
    public Map<Key, Key> newIds(String map, Collection<Key> oldIds) {
        synchronized (lock) {
            return ids.find(map, oldIds, null).newIds();
        }
    }
}
