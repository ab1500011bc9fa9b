package dev.intact.sink;

import java.util.List;
import java.util.Optional;

/** Rows on their way into one sink in memory, and what is done with them. */
final class InMemoryRows<T> {
    private final Sink<T> sink;
    private final InMemoryPlaces there;
    private long inserted;
    private long updated;
    private long unchanged;

    /** Works on these rows as they would be after each record; they are the caller's copy. */
    InMemoryRows(Sink<T> sink, List<Object> there) {
        this.sink = sink;
        this.there = new InMemoryPlaces(sink, there);
    }

    /** The change that a record makes; empty if it makes none. */
    Optional<InMemoryChange> write(TargetRows record) {
        Optional<T> row = record.row(sink);
        if (row.isEmpty()) {
            return Optional.empty();
        }
        List<Object> key = InMemoryChange.key(sink, row.get());
        Object stands = there.find(key);
        if (row.get().equals(stands)) {
            unchanged++;
            return Optional.empty();
        }
        inserted += stands == null ? 1 : 0;
        updated += stands == null ? 0 : 1;
        InMemoryChange change = InMemoryChange.put(sink, key, row.get());
        there.apply(change);
        return Optional.of(change);
    }

    Optional<CurrentRow> find(List<Object> key) {
        return Optional.ofNullable(there.find(key)).map(row -> CurrentRow.of(InMemoryChange.values(sink, row)));
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
