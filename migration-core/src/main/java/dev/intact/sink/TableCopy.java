package dev.intact.sink;

import java.io.Serializable;
import java.util.Objects;

/** A table and its copy, which holds the same rows. Immutable and thread-safe. */
public final class TableCopy implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String table;
    private final String copy;
    private final long rows;
    private final String checksum;

    private TableCopy(String table, String copy, long rows, String checksum) {
        this.table = Objects.requireNonNull(table, "table");
        this.copy = Objects.requireNonNull(copy, "copy");
        this.rows = rows;
        this.checksum = Objects.requireNonNull(checksum, "checksum");
    }

    /**
     * A copy.
     *
     * @param table the name of the table
     * @param copy the name of the copy
     * @param rows how many rows each of them holds
     * @param checksum the checksum of the rows of each of them, whatever their order
     * @return the copy
     */
    public static TableCopy of(String table, String copy, long rows, String checksum) {
        return new TableCopy(table, copy, rows, checksum);
    }

    /** {@return the name of the table} */
    public String table() {
        return table;
    }

    /** {@return the name of the copy} */
    public String copy() {
        return copy;
    }

    /** {@return how many rows each of them holds} */
    public long rows() {
        return rows;
    }

    /** {@return the checksum of the rows of each of them, whatever their order} */
    public String checksum() {
        return checksum;
    }

    @Override
    public String toString() {
        return "%s → %s: %s rows, checksum %s".formatted(table, copy, rows, checksum);
    }
}
