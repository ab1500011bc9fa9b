package dev.intact.jdbc;

import dev.intact.field.Field;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the columns for the fields of a row, and says what is wrong with all of them, not only the first. */
final class ColumnMatch {
    private ColumnMatch() {}

    /** Which way values go. */
    enum Direction {
        READ("cannot be read as") {
            @Override
            Set<Kind> kinds(ValueType type) {
                return type.readable();
            }
        },
        WRITE("cannot take") {
            @Override
            Set<Kind> kinds(ValueType type) {
                return type.writable();
            }
        };

        private final String words;

        Direction(String words) {
            this.words = words;
        }

        abstract Set<Kind> kinds(ValueType type);

        boolean accepts(ValueType type, NamedColumn column) {
            ValueType element = type.element();
            boolean elementsFit = element == null || kinds(element).contains(Kind.ofElement(column.typeName()));
            return kinds(type).contains(column.kind()) && elementsFit;
        }
    }

    /** The column of each leaf that is not left out, in the order of the leaves; less than that if there are faults. */
    static <C extends NamedColumn> Map<Field, C> of(
            String owner,
            ColumnNames<?> names,
            Set<String> leftOut,
            List<C> present,
            Direction direction,
            List<String> faults) {
        List<String> valid = present.stream().map(NamedColumn::name).toList();
        Map<Field, C> matched = new LinkedHashMap<>();
        for (Field leaf : names.schema().leaves()) {
            if (leftOut.contains(leaf.name())) {
                continue;
            }
            Optional<String> found = Names.resolve(names.of(leaf), valid);
            if (found.isEmpty()) {
                faults.add(leaf.name() + ": " + Names.unresolved(names.of(leaf), "column", owner, valid));
                continue;
            }
            if (Collections.frequency(valid, found.get()) > 1) {
                faults.add("%s: column %s stands more than once in %s; give each an alias"
                        .formatted(leaf.name(), found.get(), owner));
            }
            C column = present.get(valid.indexOf(found.get()));
            Optional<ValueType> type = names.knownType(leaf);
            if (type.isEmpty()) {
                faults.add("%s: is a %s, for which there is no column type; use one of %s, or give %s a converter"
                        .formatted(
                                leaf.name(),
                                ColumnNames.words(leaf),
                                String.join(", ", ValueType.names()),
                                column.name()));
            } else if (!direction.accepts(type.get(), column)) {
                faults.add("%s: column %s is %s, which %s %s without losing meaning"
                        .formatted(
                                leaf.name(), column.name(), column.typeName(), direction.words, names.typeWords(leaf)));
            }
            matched.put(leaf, column);
        }
        return matched;
    }

    /** All faults in one message. */
    static String message(String owner, List<String> faults) {
        return "%s does not fit:\n  %s".formatted(owner, String.join("\n  ", faults));
    }
}
