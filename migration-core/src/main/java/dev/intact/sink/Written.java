package dev.intact.sink;

import dev.intact.field.Problem;
import java.util.Map;
import java.util.TreeMap;

/** What became of the records of one {@link UnitOfWork#write}. Immutable and thread-safe. */
public final class Written {
    private final long inserted;
    private final long updated;
    private final long unchanged;
    private final TreeMap<Integer, Problem> refused;

    private Written(long inserted, long updated, long unchanged, Map<Integer, Problem> refused) {
        this.inserted = inserted;
        this.updated = updated;
        this.unchanged = unchanged;
        this.refused = new TreeMap<>(refused);
    }

    /**
     * What was done.
     *
     * @param inserted how many rows are new
     * @param updated how many rows that were there have changed
     * @param unchanged how many rows were there as they are
     * @param refused for each record that was refused, by its place in the list from 0, why
     * @return the answer
     */
    public static Written of(long inserted, long updated, long unchanged, Map<Integer, Problem> refused) {
        return new Written(inserted, updated, unchanged, refused);
    }

    /** {@return how many rows are new} */
    public long inserted() {
        return inserted;
    }

    /** {@return how many rows that were there have changed} */
    public long updated() {
        return updated;
    }

    /** {@return how many rows were there as they are} */
    public long unchanged() {
        return unchanged;
    }

    /** {@return why a record was refused, by its place in the list from 0, in ascending order} */
    public Map<Integer, Problem> refused() {
        return new TreeMap<>(refused);
    }

    @Override
    public String toString() {
        return "inserted=%d updated=%d unchanged=%d refused=%d".formatted(inserted, updated, unchanged, refused.size());
    }
}
