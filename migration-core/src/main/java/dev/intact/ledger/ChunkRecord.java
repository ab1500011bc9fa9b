package dev.intact.ledger;

import java.io.Serializable;
import java.util.Objects;

/** A chunk as it stands in a ledger: its boundaries and its counts. Immutable and thread-safe. */
public final class ChunkRecord implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String partition;
    private final Position from;
    private final Position to;
    private final String lastRecord;
    private final Balance balance;
    private final RowCounts rows;
    private final RelationCounts relations;

    private ChunkRecord(
            String partition,
            Position from,
            Position to,
            String lastRecord,
            Balance balance,
            RowCounts rows,
            RelationCounts relations) {
        this.partition = Objects.requireNonNull(partition, "partition");
        this.from = Objects.requireNonNull(from, "from");
        this.to = Objects.requireNonNull(to, "to");
        this.lastRecord = Objects.requireNonNull(lastRecord, "lastRecord");
        this.balance = Objects.requireNonNull(balance, "balance");
        this.rows = Objects.requireNonNull(rows, "rows");
        this.relations = Objects.requireNonNull(relations, "relations");
    }

    /**
     * A chunk.
     *
     * @param partition the id of the split
     * @param from the position before its first record
     * @param to the position of its last record
     * @param lastRecord a checksum of its last record; may be empty
     * @param balance its counts
     * @param rows what was done to rows
     * @return the record
     */
    public static ChunkRecord of(
            String partition, Position from, Position to, String lastRecord, Balance balance, RowCounts rows) {
        return new ChunkRecord(partition, from, to, lastRecord, balance, rows, RelationCounts.none());
    }

    /**
     * A chunk, as a ledger keeps it.
     *
     * @param chunk the chunk
     * @return the record
     */
    public static ChunkRecord of(Chunk chunk) {
        return of(chunk.partition(), chunk.from(), chunk.to(), chunk.lastRecord(), chunk.balance(), chunk.rows())
                .with(chunk.relations());
    }

    /**
     * The same chunk with what became of the references of its records.
     *
     * @param edges the counts
     * @return the record
     */
    public ChunkRecord with(RelationCounts edges) {
        return new ChunkRecord(partition, from, to, lastRecord, balance, rows, edges);
    }

    /** {@return the id of the split} */
    public String partition() {
        return partition;
    }

    /** {@return the position before its first record} */
    public Position from() {
        return from;
    }

    /** {@return the position of its last record} */
    public Position to() {
        return to;
    }

    /** {@return a checksum of its last record; may be empty} */
    public String lastRecord() {
        return lastRecord;
    }

    /** {@return its counts} */
    public Balance balance() {
        return balance;
    }

    /** {@return what was done to rows} */
    public RowCounts rows() {
        return rows;
    }

    /** {@return what became of the references of its records} */
    public RelationCounts relations() {
        return relations;
    }

    @Override
    public String toString() {
        return "chunk (%s, %s] of %s".formatted(from, to, partition);
    }
}
