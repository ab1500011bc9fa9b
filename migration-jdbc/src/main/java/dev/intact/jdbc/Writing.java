package dev.intact.jdbc;

import dev.intact.field.Field;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How rows of a sink meet rows that are there: by which leaves they are found, and what becomes of each of the others.
 * Leaves stand by their indexes.
 */
record Writing(Mode mode, List<Integer> key, Map<Integer, Policy> policies) implements Serializable {

    /** What is done with a row. */
    enum Mode {
        INSERT("inserts"),
        UPSERT("upserts"),
        UPDATE("updates");

        private final String words;

        Mode(String words) {
            this.words = words;
        }
    }

    /** What becomes of a column of a row that is there. */
    enum Policy {
        OVERWRITE("overwritten"),
        FILL_BLANK("filled where it is blank"),
        KEEP("kept");

        private final String words;

        Policy(String words) {
            this.words = words;
        }
    }

    Writing {
        key = List.copyOf(key);
        policies = Collections.unmodifiableMap(new TreeMap<>(policies));
    }

    static Writing inserting() {
        return new Writing(Mode.INSERT, List.of(), Map.of());
    }

    Writing on(Mode other, String sink, List<Field> fields) {
        if (mode != Mode.INSERT) {
            throw new IllegalStateException(
                    "%s %s rows already, by the key that was given first; it cannot have another"
                            .formatted(sink, mode.words));
        }
        if (fields.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s %s rows by a key; name at least one field".formatted(sink, other.words));
        }
        List<Integer> leaves = new ArrayList<>();
        for (Field field : fields) {
            if (leaves.contains(field.index())) {
                throw new IllegalArgumentException("%s stands twice in the key of %s".formatted(field.name(), sink));
            }
            leaves.add(field.index());
        }
        return new Writing(other, leaves, policies);
    }

    Writing with(Policy policy, String sink, List<Field> fields) {
        if (mode == Mode.INSERT) {
            throw new IllegalStateException(
                    "%s only inserts, and so never meets a row that is there; say upsertOn(…) or updateOn(…) first"
                            .formatted(sink));
        }
        TreeMap<Integer, Policy> more = new TreeMap<>(policies);
        for (Field field : fields) {
            if (key.contains(field.index())) {
                throw new IllegalArgumentException("%s is the key by which %s finds rows; it cannot be %s"
                        .formatted(field.name(), sink, policy.words));
            }
            Policy before = more.put(field.index(), policy);
            if (before != null) {
                throw new IllegalArgumentException("%s of %s is %s already; it cannot be %s too"
                        .formatted(field.name(), sink, before.words, policy.words));
            }
        }
        return new Writing(mode, key, more);
    }

    /** What becomes of a leaf that is not of the key. */
    Policy policy(Field leaf) {
        return policies.getOrDefault(leaf.index(), Policy.OVERWRITE);
    }

    boolean isKey(Field leaf) {
        return key.contains(leaf.index());
    }
}
