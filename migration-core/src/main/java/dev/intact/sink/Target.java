package dev.intact.sink;

import dev.intact.field.Problem;
import dev.intact.quality.Finding;
import java.io.Serializable;
import java.util.List;

/**
 * A system that takes rows: a database, a set of files. Its sinks share units of work, so that one source record that
 * becomes rows of several sinks is written as a whole or not at all. It holds what it needs to connect, never a
 * connection, and equals another target that stands for the same system.
 */
public interface Target extends Serializable {

    /** {@return a name for people, without credentials} */
    String name();

    /** {@return what it promises about a chunk whose commit is interrupted} */
    Guarantee guarantee();

    /**
     * How many units of work may be open side by side.
     *
     * @return at least 1; 1 where the order of rows matters, as in a file
     */
    int parallelism();

    /**
     * Opens the target for a run.
     *
     * @param outputs all of its sinks that the run writes to
     * @return the session, to be closed by the caller
     * @throws TargetException if it cannot be reached, or an output does not fit it
     */
    TargetSession open(List<Output<?>> outputs);

    /**
     * Looks at the target before a run: whether it is there, takes these rows, and may be written to. Nothing is
     * changed by it.
     *
     * @param inflows every way into one of its sinks, in the order of the moves
     * @return the check, to be closed by the caller; unless overridden, it finds nothing
     * @throws TargetException if the target cannot be reached
     */
    default TargetCheck check(List<Inflow<?>> inflows) {
        return TargetCheck.of(List.of());
    }

    /**
     * Looks whether what a run would write can be undone afterwards. Nothing is changed by it.
     *
     * @param inflows the ways into its sinks that are to be undone, in the order of the moves
     * @return what keeps it from being undone; unless overridden, that this target cannot undo
     * @throws TargetException if the target cannot be reached
     */
    default List<Finding> checkUndo(List<Inflow<?>> inflows) {
        return inflows.stream()
                .map(inflow -> Finding.error(
                        inflow.toString(),
                        Problem.of("%s cannot undo a run".formatted(name()))
                                .advice("run it without Options.undoable(); to take a file back, delete it")))
                .toList();
    }

    /**
     * Looks which of its tables hold rows before a run, so that a copy of them can be offered. Nothing is changed by
     * it.
     *
     * @param inflows the ways into its sinks, in the order of the moves
     * @return a note for each such table; unless overridden, none
     * @throws TargetException if the target cannot be reached
     */
    default List<Finding> checkBackup(List<Inflow<?>> inflows) {
        return List.of();
    }

    /**
     * Copies the tables behind some sinks, each once, and proves that each copy is equal.
     *
     * @param outputs its sinks whose tables are to be copied
     * @param label what is added to the name of each table, after an underscore
     * @return the copies, in the order of the sinks
     * @throws TargetException if this target cannot copy, as it is unless overridden; if a copy is there already, or
     *     differs from its table
     */
    default List<TableCopy> backup(List<Output<?>> outputs, String label) {
        throw new TargetException("%s cannot copy its tables; make a backup by its own means".formatted(name()));
    }
}
