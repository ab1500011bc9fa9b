package dev.intact.ledger;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A stretch of one split of a source, {@code (from, to]}, with the outcome of each of its records: what is committed in
 * one step, or not at all.
 *
 * <p>A chunk is known by its run, move, partition and boundaries; committing the same chunk twice changes nothing the
 * second time. Immutable and thread-safe.
 */
public final class Chunk implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String run;
    private final long epoch;
    private final String move;
    private final String partition;
    private final Position from;
    private final Position to;
    private final long read;
    private final ArrayList<RecordOutcome> outcomes;
    private final RowCounts rows;
    private final String lastRecord;
    private final WithRows withRows;

    /** What is kept with the rows, and nowhere else. */
    @SuppressWarnings("serial") // List.copyOf is serializable
    private record WithRows(
            List<NewId> newIds,
            List<Quarantined> rejected,
            List<String> entries,
            List<RecordState> remembered,
            List<String> seenAgain,
            RelationCounts relations,
            Circle circle)
            implements Serializable {
        private static final WithRows NOTHING = new WithRows(
                List.of(), List.of(), List.of(), List.of(), List.of(), RelationCounts.none(), Circle.NOTHING);

        WithRows with(Circle other) {
            return new WithRows(newIds, rejected, entries, remembered, seenAgain, relations, other);
        }
    }

    /** What is kept of references that lead in a circle. */
    @SuppressWarnings("serial") // List.copyOf is serializable
    private record Circle(List<OpenRecord> open, List<String> closed, boolean takesBack) implements Serializable {
        private static final Circle NOTHING = new Circle(List.of(), List.of(), false);
    }

    private Chunk(
            String run,
            long epoch,
            String move,
            String partition,
            Position from,
            Position to,
            long read,
            List<RecordOutcome> outcomes,
            RowCounts rows,
            String lastRecord,
            WithRows withRows) {
        this.run = Objects.requireNonNull(run, "run");
        this.epoch = epoch;
        this.move = Objects.requireNonNull(move, "move");
        this.partition = Objects.requireNonNull(partition, "partition");
        this.from = Objects.requireNonNull(from, "from");
        this.to = Objects.requireNonNull(to, "to");
        this.read = read;
        this.outcomes = new ArrayList<>(outcomes);
        this.rows = Objects.requireNonNull(rows, "rows");
        this.lastRecord = Objects.requireNonNull(lastRecord, "lastRecord");
        this.withRows = withRows;
    }

    /**
     * A chunk in which nothing has been decided yet.
     *
     * @param run the id of the run
     * @param epoch the epoch that the run holds; a target refuses a chunk of an older epoch than it has seen
     * @param move the name of the move
     * @param partition the id of the split
     * @param from the position before its first record
     * @param to the position of its last record
     * @return the chunk
     */
    public static Chunk of(String run, long epoch, String move, String partition, Position from, Position to) {
        return new Chunk(run, epoch, move, partition, from, to, 0, List.of(), RowCounts.none(), "", WithRows.NOTHING);
    }

    /**
     * The same chunk with what became of its records.
     *
     * @param counted how many records were read, counted where they were read
     * @param decided the outcome of each of its records, in the order of reading
     * @return the chunk
     */
    public Chunk with(long counted, List<RecordOutcome> decided) {
        return new Chunk(run, epoch, move, partition, from, to, counted, decided, rows, lastRecord, withRows);
    }

    /**
     * The same chunk with what was done to rows.
     *
     * @param done the counts of rows
     * @return the chunk
     */
    public Chunk rows(RowCounts done) {
        return new Chunk(run, epoch, move, partition, from, to, read, outcomes, done, lastRecord, withRows);
    }

    /**
     * The same chunk with a checksum of its last record, by which it is known again when the run is resumed.
     *
     * @param checksum the checksum
     * @return the chunk
     */
    public Chunk lastRecord(String checksum) {
        return new Chunk(run, epoch, move, partition, from, to, read, outcomes, rows, checksum, withRows);
    }

    /**
     * The same chunk with the new ids that its records got.
     *
     * @param ids the ids, none of a record that was refused
     * @return the chunk
     */
    public Chunk newIds(List<NewId> ids) {
        return with(new WithRows(
                List.copyOf(ids),
                withRows.rejected(),
                withRows.entries(),
                withRows.remembered(),
                withRows.seenAgain(),
                withRows.relations(),
                withRows.circle()));
    }

    /**
     * The same chunk with the rejected records that are to be kept.
     *
     * @param records the records, in the order of reading
     * @return the chunk
     */
    public Chunk rejected(List<Quarantined> records) {
        return with(new WithRows(
                withRows.newIds(),
                List.copyOf(records),
                withRows.entries(),
                withRows.remembered(),
                withRows.seenAgain(),
                withRows.relations(),
                withRows.circle()));
    }

    /**
     * The same chunk with the entries of the quarantine that its records come from, as in a replay.
     *
     * @param ids the id of the entry of each record, in the order of the outcomes
     * @return the chunk
     */
    public Chunk entries(List<String> ids) {
        return with(new WithRows(
                withRows.newIds(),
                withRows.rejected(),
                List.copyOf(ids),
                withRows.remembered(),
                withRows.seenAgain(),
                withRows.relations(),
                withRows.circle()));
    }

    /**
     * The same chunk with what is to be remembered of its records, for an incremental move.
     *
     * @param states those that were mapped, as they stand now
     * @param again the hashes of the keys of those that are as they were, and were read again
     * @return the chunk
     */
    public Chunk remembering(List<RecordState> states, List<String> again) {
        return with(new WithRows(
                withRows.newIds(),
                withRows.rejected(),
                withRows.entries(),
                List.copyOf(states),
                List.copyOf(again),
                withRows.relations(),
                withRows.circle()));
    }

    /**
     * The same chunk with what became of the references of its records.
     *
     * @param edges the counts
     * @return the chunk
     */
    public Chunk relations(RelationCounts edges) {
        return with(new WithRows(
                withRows.newIds(),
                withRows.rejected(),
                withRows.entries(),
                withRows.remembered(),
                withRows.seenAgain(),
                Objects.requireNonNull(edges, "edges"),
                withRows.circle()));
    }

    /**
     * The same chunk with what becomes of records whose references lead in a circle.
     *
     * @param open records that are open from now on, or stand otherwise than before
     * @param closed the ids of those that are open no more
     * @return the chunk
     */
    public Chunk open(List<OpenRecord> open, List<String> closed) {
        return with(withRows.with(new Circle(
                List.copyOf(open), List.copyOf(closed), withRows.circle().takesBack())));
    }

    /**
     * The same chunk, of records that had been migrated, and are rejected now.
     *
     * @return the chunk
     */
    public Chunk takingBack() {
        return with(withRows.with(
                new Circle(withRows.circle().open(), withRows.circle().closed(), true)));
    }

    /** {@return the same chunk without what is kept with its rows alone, for lists that lie elsewhere} */
    public Chunk withoutRows() {
        return with(takesBack() ? WithRows.NOTHING.with(new Circle(List.of(), List.of(), true)) : WithRows.NOTHING);
    }

    private Chunk with(WithRows other) {
        return new Chunk(run, epoch, move, partition, from, to, read, outcomes, rows, lastRecord, other);
    }

    /** {@return the id of the run} */
    public String run() {
        return run;
    }

    /** {@return the epoch that the run holds} */
    public long epoch() {
        return epoch;
    }

    /** {@return the name of the move} */
    public String move() {
        return move;
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

    /** {@return the outcome of each record, in the order of reading} */
    public List<RecordOutcome> outcomes() {
        return List.copyOf(outcomes);
    }

    /** {@return what was done to rows} */
    public RowCounts rows() {
        return rows;
    }

    /** {@return a checksum of its last record; may be empty} */
    public String lastRecord() {
        return lastRecord;
    }

    /** {@return the new ids that its records got, in the order of reading} */
    public List<NewId> newIds() {
        return withRows.newIds();
    }

    /** {@return the rejected records that are to be kept, in the order of reading} */
    public List<Quarantined> rejected() {
        return withRows.rejected();
    }

    /** {@return what became of the references of its records} */
    public RelationCounts relations() {
        return withRows.relations();
    }

    /** {@return records that are open from now on, or stand otherwise than before} */
    public List<OpenRecord> open() {
        return withRows.circle().open();
    }

    /** {@return the ids of records that are open no more} */
    public List<String> closed() {
        return withRows.circle().closed();
    }

    /** {@return whether its records had been migrated, and are rejected now} */
    public boolean takesBack() {
        return withRows.circle().takesBack();
    }

    /** {@return the entries of the quarantine that its records come from; empty if it is of no replay} */
    public List<String> entries() {
        return withRows.entries();
    }

    /** {@return the entries of the quarantine whose records are not rejected any more} */
    public List<String> resolved() {
        List<String> resolved = new ArrayList<>();
        for (int i = 0; i < withRows.entries().size(); i++) {
            if (outcomes.get(i).outcome() != Outcome.REJECTED) {
                resolved.add(withRows.entries().get(i));
            }
        }
        return resolved;
    }

    /** {@return what is to be remembered of records that were mapped, for an incremental move} */
    public List<RecordState> remembered() {
        return withRows.remembered();
    }

    /** {@return the hashes of the keys of records that are as they were, and were read again} */
    public List<String> seenAgain() {
        return withRows.seenAgain();
    }

    /**
     * The outcomes that a ledger keeps one by one; the others are counted.
     *
     * @param all whether every outcome is kept, or only those with a problem or a reason
     * @return the outcomes, in the order of reading
     */
    public List<RecordOutcome> kept(boolean all) {
        return all
                ? outcomes()
                : outcomes.stream().filter(outcome -> !outcome.isPlain()).toList();
    }

    /** {@return its counts: the records counted where they were read, and the outcomes one by one} */
    public Balance balance() {
        Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
        outcomes.forEach(outcome -> counts.merge(outcome.outcome(), 1L, Long::sum));
        if (takesBack()) {
            counts.merge(Outcome.MIGRATED, (long) -outcomes.size(), Long::sum);
            return Balance.change(counts);
        }
        return Balance.of(read, counts);
    }

    /**
     * {@return whether another chunk stands for the same stretch of the same run}
     *
     * @param other the other
     */
    public boolean isSameStretchAs(Chunk other) {
        return run.equals(other.run)
                && move.equals(other.move)
                && partition.equals(other.partition)
                && from.equals(other.from)
                && to.equals(other.to);
    }

    @Override
    public String toString() {
        return "chunk (%s, %s] of %s/%s in run %s".formatted(from, to, move, partition, run);
    }
}
