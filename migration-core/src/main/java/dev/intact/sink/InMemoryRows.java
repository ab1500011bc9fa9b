package dev.intact.sink;

import dev.intact.field.Field;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

    /** All rows with these values in these leaves; a decimal is the same whatever its zeros at the end. */
    static List<List<CurrentRow>> read(Sink<?> sink, List<Object> rows, List<Field> fields, List<List<Object>> keys) {
        Map<List<@Nullable Object>, List<CurrentRow>> found = new HashMap<>();
        keys.forEach(key -> found.put(plain(key), new ArrayList<>()));
        for (Object row : rows) {
            @Nullable Object[] values = InMemoryChange.values(sink, row);
            List<@Nullable Object> its = new ArrayList<>();
            fields.forEach(field -> its.add(values[field.index()]));
            List<CurrentRow> wanted = found.get(plain(its));
            if (wanted != null) {
                wanted.add(CurrentRow.of(values));
            }
        }
        return keys.stream()
                .map(key -> List.copyOf(found.getOrDefault(plain(key), List.of())))
                .toList();
    }

    private static List<@Nullable Object> plain(List<? extends @Nullable Object> key) {
        List<@Nullable Object> plain = new ArrayList<>();
        for (Object value : key) {
            plain.add(value instanceof BigDecimal number ? number.stripTrailingZeros() : value);
        }
        return plain;
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
