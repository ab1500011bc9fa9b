package dev.intact.sink;

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
}
