package dev.intact.sink;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one sink in memory with an index of their keys, which is built when it is first asked for, and anew once
 * rows have moved: a chunk of changes costs one pass over the rows, not one for each change.
 */
final class InMemoryPlaces {
    private final Sink<?> sink;
    private final List<Object> rows;
    private @Nullable Map<List<Object>, Integer> places;

    /** Looks at these rows, and changes them. */
    InMemoryPlaces(Sink<?> sink, List<Object> rows) {
        this.sink = sink;
        this.rows = rows;
    }

    /** The first row with a key; null if there is none, or the sink has no key. */
    @Nullable
    Object find(List<Object> key) {
        Integer place = key.isEmpty() ? null : places().get(key);
        return place == null ? null : rows.get(place);
    }

    void apply(InMemoryChange change) {
        Object row = change.row();
        if (change.before() == null && row != null && !change.key().isEmpty()) {
            put(change.key(), row);
        } else {
            change.apply(rows);
            places = null; // places of others may have changed
        }
    }

    private void put(List<Object> key, Object row) {
        Integer place = places().putIfAbsent(key, rows.size());
        if (place == null) {
            rows.add(row);
        } else {
            rows.set(place, row);
        }
    }

    private Map<List<Object>, Integer> places() {
        Map<List<Object>, Integer> known = places;
        if (known == null) {
            known = new HashMap<>();
            for (int i = 0; !sink.key().isEmpty() && i < rows.size(); i++) {
                known.putIfAbsent(InMemoryChange.key(sink, rows.get(i)), i);
            }
            places = known;
        }
        return known;
    }
}
