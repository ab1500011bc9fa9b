package dev.intact.jdbc;

import java.util.List;

/**
 * Looks for rows by their keys, several at once: for each that is there the number of the one that is looked for,
 * whether it differs from what would stand there after it is written (1 or 0), and the columns that the database makes.
 */
record Probe(List<RowStatement> selects) {
    Probe {
        selects = List.copyOf(selects);
    }

    /** How many rows it looks for at once. */
    int width() {
        return selects.size();
    }

    /** The query for so many rows, each of which binds one of the selects. */
    String sql(int rows) {
        return String.join(
                " union all ",
                selects.subList(0, rows).stream().map(RowStatement::sql).toList());
    }
}
