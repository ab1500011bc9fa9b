package dev.intact.jdbc;

import dev.intact.field.Problem;
import dev.intact.sink.Sink;
import dev.intact.sink.Written;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** What became of rows, counted where it happens. */
final class WriteTally {
    private final Map<Integer, Map<Sink<?>, Map<String, Object>>> generated = new HashMap<>();
    private long inserted;
    private long updated;
    private long unchanged;

    void insertedOne() {
        inserted++;
    }

    void updatedOne() {
        updated++;
    }

    void unchangedOne() {
        unchanged++;
    }

    void generated(int record, Sink<?> sink, Map<String, Object> values) {
        if (!values.isEmpty()) {
            generated.computeIfAbsent(record, key -> new LinkedHashMap<>()).put(sink, values);
        }
    }

    void add(WriteTally other) {
        inserted += other.inserted;
        updated += other.updated;
        unchanged += other.unchanged;
        other.generated.forEach((record, sinks) -> sinks.forEach((sink, values) -> generated(record, sink, values)));
    }

    Written written(Map<Integer, Problem> refused) {
        return Written.of(inserted, updated, unchanged, refused, generated);
    }
}
