package dev.intact.internal;

import dev.intact.field.Codec;
import dev.intact.field.Column;
import dev.intact.field.Field;
import dev.intact.field.Row;
import dev.intact.field.Schema;
import dev.intact.field.Table;
import dev.intact.sink.Sink;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The key by which rows of a sink are found: taken from a row, and kept as text. Immutable and thread-safe. */
final class RowKey {
    private final Sink<?> sink;
    private final Table<RowKey> table;
    private final Codec<Row<RowKey>> codec;

    /** The key of a sink that has one, of values that have a byte form. */
    RowKey(Sink<?> sink) {
        this.sink = sink;
        List<Column<RowKey, ?>> columns = new ArrayList<>();
        sink.key().forEach(leaf -> columns.add(column(leaf)));
        this.table = Table.of("key", columns);
        this.codec = Codec.of(table);
    }

    private static Column<RowKey, ?> column(Field leaf) {
        return Column.of(leaf.name(), MethodType.methodType(leaf.type()).wrap().returnType());
    }

    /** The values of the key of a row; empty if one is missing. */
    Optional<List<Object>> of(@Nullable Object[] values) {
        List<Object> key = new ArrayList<>();
        for (Field leaf : sink.key()) {
            Object value = values[leaf.index()];
            if (value == null) {
                return Optional.empty();
            }
            key.add(value);
        }
        return Optional.of(key);
    }

    String text(List<Object> key) {
        @Nullable Object[] values = key.toArray();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(codec.encode(table.create(values)));
    }

    /**
     * The values of a key.
     *
     * @throws EngineException if it was kept by a definition with another key
     */
    List<Object> read(String text) {
        try {
            List<Object> key = new ArrayList<>();
            for (Object value : table.values(codec.decode(Base64.getUrlDecoder().decode(text)))) {
                if (value != null) {
                    key.add(value);
                }
            }
            return key;
        } catch (IllegalArgumentException e) {
            throw new EngineException(
                    "rows of %s are found by another key than when they were written; declare the key as it was, or begin anew with another migration name"
                            .formatted(sink.name()),
                    e);
        }
    }

    static <T> @Nullable Object[] values(Schema<T> schema, T row) {
        return schema.values(row);
    }

    static boolean same(List<Object> one, List<Object> other) {
        boolean same = one.size() == other.size();
        for (int i = 0; same && i < one.size(); i++) {
            same = ValueHash.same(one.get(i), other.get(i));
        }
        return same;
    }
}
