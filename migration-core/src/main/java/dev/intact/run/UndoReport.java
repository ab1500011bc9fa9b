package dev.intact.run;

import dev.intact.sink.RefusedRow;
import dev.intact.sink.UndoneChange;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What was done when a run was undone, move by move in the order in which they were undone: the last move first. It
 * counts what this call did; what a call before did that was interrupted is not counted again. Immutable and
 * thread-safe.
 */
public final class UndoReport implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String run;
    private final String migration;
    private final boolean complete;

    @SuppressWarnings("serial") // List.copyOf is serializable
    private final List<UndoneChange> moves;

    private UndoReport(String run, String migration, boolean complete, List<UndoneChange> moves) {
        this.run = Objects.requireNonNull(run, "run");
        this.migration = Objects.requireNonNull(migration, "migration");
        this.complete = complete;
        this.moves = List.copyOf(moves);
    }

    /**
     * A report.
     *
     * @param run the id of the run
     * @param migration the name of the migration
     * @param complete whether all of the run was gone through
     * @param changes what was done, change by change
     * @return the report
     */
    public static UndoReport of(String run, String migration, boolean complete, List<UndoneChange> changes) {
        Map<String, UndoneChange> byMove = new LinkedHashMap<>();
        changes.forEach(change -> byMove.merge(change.move(), change, UndoneChange::plus));
        return new UndoReport(run, migration, complete, List.copyOf(byMove.values()));
    }

    /** {@return the id of the run that was undone} */
    public String run() {
        return run;
    }

    /** {@return the name of the migration} */
    public String migration() {
        return migration;
    }

    /**
     * {@return whether all of the run was gone through, so that it is undone but for the rows that were refused; if
     * not, it was stopped by wish or by a failure, and the same call goes on with it}
     */
    public boolean isComplete() {
        return complete;
    }

    /** {@return what was done move by move, the last move first} */
    public List<UndoneChange> moves() {
        return moves;
    }

    /** {@return how many rows that the run inserted are removed} */
    public long removed() {
        return moves.stream().mapToLong(UndoneChange::removed).sum();
    }

    /** {@return how many rows that the run updated are as they were before it} */
    public long restored() {
        return moves.stream().mapToLong(UndoneChange::restored).sum();
    }

    /** {@return how many rows that the run inserted were gone already} */
    public long gone() {
        return moves.stream().mapToLong(UndoneChange::gone).sum();
    }

    /** {@return the rows that were left as they are, with the reason of each} */
    public List<RefusedRow> refused() {
        return moves.stream().flatMap(move -> move.refused().stream()).toList();
    }

    /** {@return the report as text for a terminal: the sums, a line for each move and one for each refused row} */
    public String summary() {
        StringBuilder text = new StringBuilder(this + "\n");
        for (UndoneChange move : moves) {
            text.append("  ").append(move).append('\n');
            move.refused().forEach(row -> text.append("    ✗ ").append(row).append('\n'));
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return "Undo of run %s of %s: %s, removed=%s restored=%s gone=%s refused=%s"
                .formatted(
                        run,
                        migration,
                        complete ? "complete" : "interrupted",
                        removed(),
                        restored(),
                        gone(),
                        refused().size());
    }
}
