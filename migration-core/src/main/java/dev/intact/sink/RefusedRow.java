package dev.intact.sink;

import java.io.Serializable;
import java.util.Objects;

/** A row that was not undone: where it is, and why. Immutable and thread-safe. */
public final class RefusedRow implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String table;
    private final String key;
    private final String reason;

    private RefusedRow(String table, String key, String reason) {
        this.table = Objects.requireNonNull(table, "table");
        this.key = Objects.requireNonNull(key, "key");
        this.reason = Objects.requireNonNull(reason, "reason");
    }

    /**
     * A row.
     *
     * @param table the name of its table, or sink
     * @param key the values of its primary key, in the order of the key
     * @param reason why it was not undone
     * @return the row
     */
    public static RefusedRow of(String table, String key, String reason) {
        return new RefusedRow(table, key, reason);
    }

    /** {@return the name of its table} */
    public String table() {
        return table;
    }

    /** {@return the values of its primary key, in the order of the key, with commas between} */
    public String key() {
        return key;
    }

    /** {@return why it was not undone} */
    public String reason() {
        return reason;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RefusedRow that
                && table.equals(that.table)
                && key.equals(that.key)
                && reason.equals(that.reason);
    }

    @Override
    public int hashCode() {
        return Objects.hash(table, key);
    }

    /** {@return one line: table, key and reason} */
    @Override
    public String toString() {
        return "%s %s: %s".formatted(table, key, reason);
    }
}
