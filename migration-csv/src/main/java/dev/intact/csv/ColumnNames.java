package dev.intact.csv;

import dev.intact.field.Field;
import dev.intact.field.Getter;
import dev.intact.field.Naming;
import dev.intact.field.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How the columns of a file are named: by a naming, and by exceptions from it. */
final class ColumnNames<R> {
    private final Schema<R> schema;
    private final Map<String, String> byField = new LinkedHashMap<>();
    private Naming naming = Naming.AS_IS;

    ColumnNames(Schema<R> schema) {
        this.schema = schema;
    }

    void naming(Naming of) {
        naming = of;
    }

    void column(Getter<R, ?> getter, String header) {
        Field field = schema.field(getter);
        if (field.leafCount() != 1 || field.type().isRecord()) {
            throw new IllegalArgumentException(
                    "%s.%s is a nested record; name the columns of its fields".formatted(schema.name(), field.name()));
        }
        if (byField.put(field.name(), header) != null) {
            throw new IllegalArgumentException("%s.%s has a column already".formatted(schema.name(), field.name()));
        }
    }

    String of(Field leaf) {
        return byField.getOrDefault(leaf.name(), naming.of(leaf.name()));
    }

    List<String> faults() {
        List<String> faults = new ArrayList<>();
        Map<String, String> fieldByHeader = new LinkedHashMap<>();
        for (Field leaf : schema.leaves()) {
            String other = fieldByHeader.put(of(leaf), leaf.name());
            if (other != null) {
                faults.add("%s and %s are both of column '%s'".formatted(other, leaf.name(), of(leaf)));
            }
        }
        return faults;
    }

    List<String> faultsWithoutHeader() {
        return byField.entrySet().stream()
                .map(entry -> "%s is of column '%s', but positions() reads no header"
                        .formatted(entry.getKey(), entry.getValue()))
                .toList();
    }
}
