package dev.intact.run;

import dev.intact.ledger.Balance;
import dev.intact.ledger.Outcome;
import dev.intact.ledger.Reason;
import dev.intact.ledger.RelationCount;
import dev.intact.ledger.RelationCounts;
import dev.intact.ledger.RowCounts;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/** What one move did. Immutable and thread-safe. */
public final class MoveReport {
    private final String move;
    private final Balance balance;
    private final OptionalLong counted;
    private final RowCounts rows;
    private final List<Reason> reasons;
    private final Duration duration;
    private final Gone gone;
    private final RelationCounts relations;

    private MoveReport(
            String move,
            Balance balance,
            OptionalLong counted,
            RowCounts rows,
            List<Reason> reasons,
            Duration duration,
            Gone gone,
            RelationCounts relations) {
        this.move = Objects.requireNonNull(move, "move");
        this.balance = Objects.requireNonNull(balance, "balance");
        this.counted = Objects.requireNonNull(counted, "counted");
        this.rows = Objects.requireNonNull(rows, "rows");
        this.reasons = reasons.stream()
                .sorted(Comparator.comparingLong(Reason::count)
                        .reversed()
                        .thenComparing(Reason::outcome)
                        .thenComparing(Reason::field)
                        .thenComparing(Reason::words))
                .toList();
        this.duration = Words.notNegative(duration);
        this.gone = Objects.requireNonNull(gone, "gone");
        this.relations = Objects.requireNonNull(relations, "relations");
    }

    /**
     * What a move did.
     *
     * @param move its name
     * @param balance the sum of what the target answered to each commit
     * @param counted how many records the source says it holds, by its own count; empty if it has none
     * @param rows what was done to the rows of the target
     * @param reasons why records did not arrive, or arrived with a warning
     * @param duration how long it took; taken for zero if it is negative, as after a clock was set back
     * @return the report
     */
    public static MoveReport of(
            String move,
            Balance balance,
            OptionalLong counted,
            RowCounts rows,
            List<Reason> reasons,
            Duration duration) {
        return new MoveReport(move, balance, counted, rows, reasons, duration, Gone.none(), RelationCounts.none());
    }

    /**
     * The same report with the records that are gone.
     *
     * @param found what was found of them
     * @return the report
     */
    public MoveReport with(Gone found) {
        return new MoveReport(move, balance, counted, rows, reasons, duration, found, relations);
    }

    /**
     * The same report with what became of references to other records.
     *
     * @param edges the counts
     * @return the report
     */
    public MoveReport with(RelationCounts edges) {
        return new MoveReport(move, balance, counted, rows, reasons, duration, gone, edges);
    }

    /** {@return the name of the move} */
    public String move() {
        return move;
    }

    /** {@return how many records were read, and how they ended} */
    public Balance balance() {
        return balance;
    }

    /**
     * {@return how many records the source says it holds, counted otherwise than by reading; empty if it cannot say}
     */
    public OptionalLong counted() {
        return counted;
    }

    /**
     * Tells whether every record is accounted for.
     *
     * @return whether the records read are the sum of the outcomes, and as many as the source says it holds, if it says
     */
    public boolean closes() {
        return balance.closes() && (counted.isEmpty() || counted.getAsLong() == balance.read());
    }

    /** {@return what was done to the rows of the target} */
    public RowCounts rows() {
        return rows;
    }

    /** {@return why records did not arrive, or arrived with a warning; the most frequent reason first} */
    public List<Reason> reasons() {
        return reasons;
    }

    /**
     * The reasons of one outcome.
     *
     * @param outcome the outcome
     * @return its reasons, the most frequent first
     */
    public List<Reason> reasons(Outcome outcome) {
        return reasons.stream().filter(reason -> reason.outcome() == outcome).toList();
    }

    /** {@return records that earlier runs moved and that are gone from the source; none unless it is incremental} */
    public Gone gone() {
        return gone;
    }

    /**
     * What became of the references to other records, for each field that is looked up in a key map; also where there
     * were none. Records that are unchanged since an earlier run, excluded or archived are not looked at again.
     *
     * @return the counts, in the order of sink, field and key map
     */
    public List<RelationCount> relations() {
        return relations.all();
    }

    /** {@return how long it took} */
    public Duration duration() {
        return duration;
    }

    /** {@return {@code balance <move>: read=… migrated=… …}, and a line {@code edges …} for each relation} */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("balance %s: %s".formatted(move, balance));
        if (gone.found() > 0) {
            text.append("; gone from the source: ").append(gone);
        }
        relations().forEach(relation -> text.append("\nedges %s: %s".formatted(move, relation)));
        return text.toString();
    }
}
