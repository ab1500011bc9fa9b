package dev.intact.ledger;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What a ledger knows of a move so far: how far each partition is, and what became of its records. Immutable. */
public final class History {
    private static final History NONE =
            new History(Map.of(), Balance.empty(), RowCounts.none(), RelationCounts.none(), List.of());

    private final Map<String, ChunkRecord> last;
    private final Balance balance;
    private final RowCounts rows;
    private final RelationCounts relations;
    private final List<Reason> reasons;

    private History(
            Map<String, ChunkRecord> last,
            Balance balance,
            RowCounts rows,
            RelationCounts relations,
            List<Reason> reasons) {
        this.last = new LinkedHashMap<>(last);
        this.balance = Objects.requireNonNull(balance, "balance");
        this.rows = Objects.requireNonNull(rows, "rows");
        this.relations = Objects.requireNonNull(relations, "relations");
        this.reasons = List.copyOf(reasons);
    }

    /** {@return that nothing has been committed} */
    public static History none() {
        return NONE;
    }

    /**
     * What is known.
     *
     * @param last the last chunk of each partition that has any, by the id of the split
     * @param balance the sum over all chunks
     * @param rows what was done to rows, over all chunks
     * @param reasons why records did not arrive, or arrived with a warning
     * @return the history
     */
    public static History of(Map<String, ChunkRecord> last, Balance balance, RowCounts rows, List<Reason> reasons) {
        return new History(last, balance, rows, RelationCounts.none(), reasons);
    }

    /**
     * The same with what became of the references of records.
     *
     * @param edges the counts, over all chunks
     * @return the history
     */
    public History with(RelationCounts edges) {
        return new History(last, balance, rows, edges, reasons);
    }

    /**
     * How far a partition is.
     *
     * @param partition the id of the split
     * @return its last chunk; empty if it has none
     */
    public Optional<ChunkRecord> last(String partition) {
        return Optional.ofNullable(last.get(partition));
    }

    /** {@return the sum over all chunks} */
    public Balance balance() {
        return balance;
    }

    /** {@return what was done to rows, over all chunks} */
    public RowCounts rows() {
        return rows;
    }

    /** {@return what became of the references of records, over all chunks} */
    public RelationCounts relations() {
        return relations;
    }

    /** {@return why records did not arrive, or arrived with a warning} */
    public List<Reason> reasons() {
        return reasons;
    }

    @Override
    public String toString() {
        return balance.toString();
    }
}
