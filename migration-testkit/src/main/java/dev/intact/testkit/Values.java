package dev.intact.testkit;

import dev.intact.field.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values of a row, leaf by leaf, in a form that can be compared and shown: rows need no text of their own. */
record Values(List<@Nullable Object> leaves) {
    static <R> Values of(Schema<R> schema, R row) {
        List<@Nullable Object> leaves = new ArrayList<>();
        for (Object value : schema.values(row)) {
            leaves.add(value instanceof byte[] bytes ? new Bytes(HexFormat.of().formatHex(bytes)) : value);
        }
        return new Values(Collections.unmodifiableList(leaves));
    }

    static <R> List<Values> all(Schema<R> schema, List<R> rows) {
        return rows.stream().map(row -> of(schema, row)).toList();
    }

    Values without(int place) {
        List<@Nullable Object> others = new ArrayList<>(leaves);
        others.remove(place);
        return new Values(others);
    }

    @Override
    public String toString() {
        return leaves.toString();
    }

    /** A byte array, which has neither equality nor a text of its own. */
    private record Bytes(String hex) {}
}
