package dev.intact.jdbc;

import dev.intact.field.Content;
import dev.intact.field.Field;
import dev.intact.jdbc.Writing.Mode;
import dev.intact.jdbc.Writing.Policy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What keeps rows of a table from being found by the key of a sink. */
final class KeyFaults {
    private KeyFaults() {}

    static List<String> of(
            TargetTable table, JdbcSink<?> sink, Set<String> generated, Map<Field, TargetColumn> columns) {
        Writing writing = sink.writing();
        if (writing.mode() == Mode.INSERT) {
            return List.of();
        }
        List<String> faults = new ArrayList<>();
        Set<String> key = new HashSet<>();
        for (int index : writing.key()) {
            Field leaf = sink.schema().leaves().get(index);
            TargetColumn column = columns.get(leaf);
            if (generated.contains(leaf.name())) {
                faults.add("%s: is made by the database, and so cannot be the key by which rows are found"
                        .formatted(leaf.name()));
            } else if (column != null) {
                key.add(column.name());
            }
        }
        columns.forEach((leaf, column) -> addContentFault(sink, leaf, column, faults));
        if (key.size() == writing.key().size() && writing.mode() == Mode.UPSERT && !isUnique(table, key)) {
            faults.add("no primary key or unique index of %s is on %s alone, so that rows could be there twice;"
                            .formatted(
                                    table.name(),
                                    String.join(", ", key.stream().sorted().toList()))
                    + " add one, or updateOn(…)");
        }
        if (writing.mode() == Mode.UPDATE && columns.keySet().stream().allMatch(leaf -> isLeft(writing, leaf))) {
            faults.add("%s updates nothing: all fields but its key are kept".formatted(sink.name()));
        }
        return faults;
    }

    /** A large object of PostgreSQL has a number of its own each time that it is written. */
    private static void addContentFault(JdbcSink<?> sink, Field leaf, TargetColumn column, List<String> faults) {
        if (sink.names().type(leaf).type() != Content.class) {
            return;
        }
        if (sink.writing().isKey(leaf)) {
            faults.add("%s: is content, and so cannot be the key by which rows are found".formatted(leaf.name()));
        } else if (column.kind() == Kind.LARGE_OBJECT) {
            faults.add(
                    "%s: column %s is %s, whose content cannot be compared with that of a row that is there; only insert it"
                            .formatted(leaf.name(), column.name(), column.typeName()));
        }
    }

    private static boolean isLeft(Writing writing, Field leaf) {
        return writing.isKey(leaf) || writing.policy(leaf) == Policy.KEEP;
    }

    private static boolean isUnique(TargetTable table, Set<String> key) {
        return table.constraints().stream()
                .anyMatch(constraint ->
                        constraint.type() == Constraint.Type.UNIQUE && key.equals(new HashSet<>(constraint.columns())));
    }
}
