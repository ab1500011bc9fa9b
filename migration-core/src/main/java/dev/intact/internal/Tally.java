package dev.intact.internal;

import dev.intact.ledger.Balance;
import dev.intact.ledger.History;
import dev.intact.ledger.Outcome;
import dev.intact.ledger.Reasons;
import dev.intact.ledger.RecordOutcome;
import dev.intact.ledger.RelationCounts;
import dev.intact.ledger.RowCounts;
import dev.intact.run.Gone;
import dev.intact.run.MoveReport;
import dev.intact.run.Progress;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Counts what becomes of the records of one move, chunk by chunk as they are committed. Thread-safe. */
final class Tally {
    private final String move;
    private final Reasons reasons = new Reasons();
    private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    private long read;
    private Gone gone = Gone.none();
    private RowCounts rows = RowCounts.none();
    private RelationCounts relations = RelationCounts.none();
    private OptionalLong counted = OptionalLong.of(0);

    Tally(String move) {
        this.move = move;
    }

    /** Counts the records of a move, whose relations are told even if they have no edge. */
    static Tally of(MovePlan<?> plan) {
        Tally tally = new Tally(plan.name());
        tally.add(FoundRelations.of(plan));
        return tally;
    }

    /**
     * Takes over what a ledger knows.
     *
     * @param again how many of its records will be read again, so that the source counts them again
     */
    synchronized void restore(History history, long again) {
        read += history.balance().read();
        for (Outcome outcome : Outcome.values()) {
            outcomes.merge(outcome, history.balance().of(outcome), Long::sum);
        }
        rows = rows.plus(history.rows());
        relations = relations.plus(history.relations());
        history.reasons().forEach(reasons::add);
        addCounted(OptionalLong.of(history.balance().read() - again));
    }

    /**
     * Counts a chunk.
     *
     * @param records how many records the reader counted
     * @param committed the counts that the target answered
     * @param written what was done to rows
     * @param decided the outcomes of the records, as they may be shown
     */
    synchronized void add(long records, Balance committed, RowCounts written, List<RecordOutcome> decided) {
        read += records;
        for (Outcome outcome : Outcome.values()) {
            outcomes.merge(outcome, committed.of(outcome), Long::sum);
        }
        rows = rows.plus(written);
        decided.forEach(reasons::add);
    }

    /** Counts what became of references, as it was committed: with their rows, or when they are filled later. */
    synchronized void add(RelationCounts committed) {
        relations = relations.plus(committed);
    }

    /** Adds what a source says it holds; once unknown, always unknown. */
    synchronized void addCounted(OptionalLong more) {
        counted = counted.isPresent() && more.isPresent()
                ? OptionalLong.of(counted.getAsLong() + more.getAsLong())
                : OptionalLong.empty();
    }

    synchronized void gone(Gone found) {
        gone = found;
    }

    synchronized Balance balance() {
        return Balance.of(read, outcomes);
    }

    synchronized Progress progress(OptionalLong total, Duration elapsed) {
        return Progress.of(move, balance(), total, elapsed);
    }

    /**
     * Reports.
     *
     * @param isWhole whether all of the source was read, so that its own count can be held against it
     */
    synchronized MoveReport report(boolean isWhole, Duration duration) {
        return MoveReport.of(move, balance(), isWhole ? counted : OptionalLong.empty(), rows, reasons.all(), duration)
                .with(gone)
                .with(relations);
    }
}
