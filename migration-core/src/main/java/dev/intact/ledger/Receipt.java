package dev.intact.ledger;

import java.io.Serializable;
import java.util.Objects;

/** What a target answers to a commit: whether it applied the chunk or already had it, and the counts that it holds. */
public final class Receipt implements Serializable {
    private static final long serialVersionUID = 1L;

    private final boolean applied;
    private final ChunkRecord chunk;

    private Receipt(boolean applied, ChunkRecord chunk) {
        this.applied = applied;
        this.chunk = Objects.requireNonNull(chunk, "chunk");
    }

    /**
     * The chunk was written now.
     *
     * @param chunk what was stored of it
     * @return the receipt
     */
    public static Receipt applied(ChunkRecord chunk) {
        return new Receipt(true, chunk);
    }

    /**
     * The chunk had been written before, so nothing was written now.
     *
     * @param chunk what was stored of it then
     * @return the receipt
     */
    public static Receipt already(ChunkRecord chunk) {
        return new Receipt(false, chunk);
    }

    /** {@return whether the chunk was written now, rather than before} */
    public boolean isApplied() {
        return applied;
    }

    /** {@return what the target holds of the chunk} */
    public ChunkRecord chunk() {
        return chunk;
    }

    /** {@return the counts that the target holds for the chunk} */
    public Balance balance() {
        return chunk.balance();
    }

    /** {@return what was done to rows} */
    public RowCounts rows() {
        return chunk.rows();
    }

    /** {@return what became of the references of the records, as the target holds it for the chunk} */
    public RelationCounts relations() {
        return chunk.relations();
    }

    @Override
    public String toString() {
        return (applied ? "applied " : "already ") + chunk.balance();
    }
}
