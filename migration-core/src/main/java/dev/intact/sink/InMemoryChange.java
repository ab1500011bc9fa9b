package dev.intact.sink;

import dev.intact.field.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is done to the rows of one sink in memory: a row is put where its key finds one, or behind all, or removed. */
record InMemoryChange(
        Sink<?> sink, List<Object> key, @Nullable Object row) {

    static InMemoryChange put(Sink<?> sink, List<Object> key, Object row) {
        return new InMemoryChange(sink, key, row);
    }

    static InMemoryChange deleted(Sink<?> sink, List<Object> key) {
        return new InMemoryChange(sink, key, null);
    }

    void apply(List<Object> rows) {
        int place = place(sink, rows, key);
        if (row == null) {
            if (place >= 0) {
                Object unused = rows.remove(place);
            }
        } else if (place < 0) {
            rows.add(row);
        } else {
            rows.set(place, row);
        }
    }

    /** Where a row with a key stands; -1 if there is none, or the sink has no key. */
    static int place(Sink<?> sink, List<Object> rows, List<Object> key) {
        for (int i = 0; !key.isEmpty() && i < rows.size(); i++) {
            if (key(sink, rows.get(i)).equals(key)) {
                return i;
            }
        }
        return -1;
    }

    static List<Object> key(Sink<?> sink, Object row) {
        @Nullable Object[] values = values(sink, row);
        List<Object> key = new ArrayList<>();
        for (Field leaf : sink.key()) {
            key.add(Objects.requireNonNull(values[leaf.index()], "a value of the key"));
        }
        return key;
    }

    @SuppressWarnings("unchecked") // the rows of a sink are of its type
    static <T> @Nullable Object[] values(Sink<T> sink, Object row) {
        return sink.schema().values((T) row);
    }
}
