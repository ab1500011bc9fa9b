package dev.intact.sink;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Rows on their way into one sink in memory, and what is done with them. */
final class InMemoryRows<T> {
    private final Sink<T> sink;
    private final Supplier<List<Object>> there;
    private long inserted;
    private long updated;
    private long unchanged;

    InMemoryRows(Sink<T> sink, Supplier<List<Object>> there) {
        this.sink = sink;
        this.there = there;
    }

    /** The change that a record makes; empty if it makes none. */
    Optional<InMemoryChange> write(TargetRows record) {
        Optional<T> row = record.row(sink);
        if (row.isEmpty()) {
            return Optional.empty();
        }
        List<Object> key = InMemoryChange.key(sink, row.get());
        List<Object> rows = key.isEmpty() ? List.of() : there.get();
        int place = InMemoryChange.place(sink, rows, key);
        if (place >= 0 && rows.get(place).equals(row.get())) {
            unchanged++;
            return Optional.empty();
        }
        inserted += place < 0 ? 1 : 0;
        updated += place < 0 ? 0 : 1;
        return Optional.of(InMemoryChange.put(sink, key, row.get()));
    }

    Optional<CurrentRow> find(List<Object> key) {
        List<Object> rows = there.get();
        int place = InMemoryChange.place(sink, rows, key);
        return place < 0 ? Optional.empty() : Optional.of(CurrentRow.of(InMemoryChange.values(sink, rows.get(place))));
    }

    long inserted() {
        return inserted;
    }

    long updated() {
        return updated;
    }

    long unchanged() {
        return unchanged;
    }
}
