package dev.intact.jdbc;

import java.util.List;

/** A constraint of a table that is written to, so that its breach can be told in words. */
record Constraint(Type type, String name, List<String> columns, String references) {

    /** What it demands. */
    enum Type {
        UNIQUE,
        REFERENCE,
        CHECK
    }

    Constraint {
        columns = List.copyOf(columns);
    }
}
