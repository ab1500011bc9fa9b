package dev.intact.examples.shop;

import dev.intact.field.Column;
import dev.intact.field.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the rows of both exports need to become rows that know their family. */
final class Families {
    private Families() {}

    static <R> String text(Row<R> row, Column<R, String> column) {
        String text = row.get(column);
        return text == null ? "" : text;
    }

    /** What the row holds, by column. */
    static <R> Map<String, Object> values(Row<R> row) {
        Map<String, Object> values = new HashMap<>();
        for (Column<R, ?> column : row.table().columns()) {
            put(values, column.name(), row.get(column));
        }
        return values;
    }

    static void put(Map<String, Object> values, String column, @Nullable Object value) {
        if (value != null) {
            values.put(column, value);
        }
    }

    static @Nullable String joined(List<String> skus) {
        return skus.isEmpty() ? null : String.join("|", skus);
    }
}
