package dev.intact.ledger;

import java.io.Serializable;

/** What was done to the rows of the target. Rows, not records: one record can become several. Immutable. */
public final class RowCounts implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final RowCounts NONE = new RowCounts(0, 0, 0);

    private final long inserted;
    private final long updated;
    private final long unchanged;

    private RowCounts(long inserted, long updated, long unchanged) {
        this.inserted = inserted;
        this.updated = updated;
        this.unchanged = unchanged;
    }

    /** {@return no rows} */
    public static RowCounts none() {
        return NONE;
    }

    /**
     * Counts of rows.
     *
     * @param inserted how many are new
     * @param updated how many that were there have changed
     * @param unchanged how many were there as they are
     * @return the counts
     */
    public static RowCounts of(long inserted, long updated, long unchanged) {
        return new RowCounts(inserted, updated, unchanged);
    }

    /**
     * Adds other counts to these.
     *
     * @param other the others
     * @return the sum
     */
    public RowCounts plus(RowCounts other) {
        return new RowCounts(inserted + other.inserted, updated + other.updated, unchanged + other.unchanged);
    }

    /** {@return how many are new} */
    public long inserted() {
        return inserted;
    }

    /** {@return how many that were there have changed} */
    public long updated() {
        return updated;
    }

    /** {@return how many were there as they are} */
    public long unchanged() {
        return unchanged;
    }

    @Override
    public String toString() {
        return "inserted=%s updated=%s unchanged=%s".formatted(inserted, updated, unchanged);
    }
}
