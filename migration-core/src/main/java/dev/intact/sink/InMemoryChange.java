package dev.intact.sink;

import dev.intact.field.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is done to the rows of one sink in memory: a row is put where its key, or the row that stood there, finds one,
 * or behind all, or removed.
 */
record InMemoryChange(
        Sink<?> sink,
        List<Object> key,
        @Nullable Object before,
        @Nullable Object row) {

    static InMemoryChange put(Sink<?> sink, List<Object> key, Object row) {
        return new InMemoryChange(sink, key, null, row);
    }

    static InMemoryChange deleted(Sink<?> sink, List<Object> key) {
        return new InMemoryChange(sink, key, null, null);
    }

    static InMemoryChange replaced(Sink<?> sink, Object before, Object row) {
        return new InMemoryChange(sink, List.of(), before, row);
    }

    static InMemoryChange removed(Sink<?> sink, Object before) {
        return new InMemoryChange(sink, List.of(), before, null);
    }

    void apply(List<Object> rows) {
        int place = before == null ? place(sink, rows, key) : rows.indexOf(before);
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
        return place(sink, rows, sink.key(), key);
    }

    /** Where a row stands whose leaves have these values; -1 if there is none, or no leaf is named. */
    static int place(Sink<?> sink, List<Object> rows, List<Field> leaves, List<Object> key) {
        for (int i = 0; !leaves.isEmpty() && i < rows.size(); i++) {
            if (key(sink, rows.get(i), leaves).equals(key)) {
                return i;
            }
        }
        return -1;
    }

    static List<Object> key(Sink<?> sink, Object row) {
        return key(sink, row, sink.key());
    }

    private static List<Object> key(Sink<?> sink, Object row, List<Field> leaves) {
        @Nullable Object[] values = values(sink, row);
        List<Object> key = new ArrayList<>();
        for (Field leaf : leaves) {
            key.add(Objects.requireNonNull(values[leaf.index()], "a value of the key"));
        }
        return key;
    }

    /** The same row with another value in one leaf. */
    static Object with(Sink<?> sink, Object row, Field field, @Nullable Object value) {
        @Nullable Object[] values = values(sink, row);
        values[field.index()] = value;
        return sink.schema().create(values);
    }

    @SuppressWarnings("unchecked") // the rows of a sink are of its type
    static <T> @Nullable Object[] values(Sink<T> sink, Object row) {
        return sink.schema().values((T) row);
    }
}
