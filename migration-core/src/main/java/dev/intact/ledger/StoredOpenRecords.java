package dev.intact.ledger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** The records with open references of a ledger that is kept in memory. Not thread-safe. */
final class StoredOpenRecords {
    private final Map<Of, NavigableMap<String, OpenRecord>> records = new HashMap<>();

    private record Of(String run, String move) {}

    void add(Chunk chunk) {
        if (chunk.open().isEmpty() && chunk.closed().isEmpty()) {
            return;
        }
        NavigableMap<String, OpenRecord> its =
                records.computeIfAbsent(new Of(chunk.run(), chunk.move()), any -> new TreeMap<>());
        chunk.closed().forEach(its::remove);
        chunk.open().forEach(record -> its.put(record.id(), record));
    }

    List<OpenRecord> page(String run, String move, String after, int size) {
        NavigableMap<String, OpenRecord> its = records.getOrDefault(new Of(run, move), new TreeMap<>());
        return its.tailMap(after, false).values().stream().limit(size).toList();
    }

    void forget(Set<String> runs) {
        records.keySet().removeIf(of -> runs.contains(of.run()));
    }
}
