package dev.intact.sink;

import dev.intact.ledger.Fingerprint;
import dev.intact.ledger.Ledger;
import java.util.Optional;

/**
 * A target that is open for one run, or for a look at its ledger. Thread-safe: workers open their units of work side by
 * side.
 */
public interface TargetSession extends AutoCloseable {

    /**
     * The ledger of this session. A run that commits claims its migration there before it begins its first unit of
     * work; a dry run does not, and leaves nothing.
     *
     * @return the ledger, the same one at every call. A target that can remember nothing answers with that of an
     *     {@link dev.intact.ledger.InMemoryLedger} of its own: a run into it cannot be resumed
     * @throws dev.intact.ledger.LedgerException if it cannot be read
     */
    Ledger ledger();

    /**
     * What a sink is like now: its columns, as far as a run depends on them.
     *
     * @param sink one of the sinks that the session was opened for
     * @return its fingerprint; unless overridden, {@link Fingerprint#none()}
     * @throws TargetException if the target cannot be reached
     */
    default Fingerprint fingerprint(Sink<?> sink) {
        return Fingerprint.none();
    }

    /**
     * Tells whether rows of one sink refer to rows of another, so that those must be there first.
     *
     * @param child one of the sinks that the session was opened for
     * @param parent another
     * @return whether they do, as far as the target knows; unless overridden, false
     */
    default boolean refersTo(Sink<?> child, Sink<?> parent) {
        return false;
    }

    /**
     * What undoes runs here.
     *
     * @return it; unless overridden, empty: what a run writes into this target cannot be undone
     */
    default Optional<Undoing> undoing() {
        return Optional.empty();
    }

    /**
     * Opens a unit of work. It is used chunk after chunk by one worker.
     *
     * @return the unit of work, to be closed by the caller
     * @throws TargetException if the target cannot be reached
     */
    UnitOfWork begin();

    /**
     * Says that the run has written all it had to write: a file gets its final name. Called at most once, after all
     * units of work are closed; a session that is closed without it leaves nothing that looks complete. Done again
     * after a crash, it does no harm.
     *
     * @throws TargetException if it cannot be completed
     */
    void complete();

    /**
     * Shows what the run has committed, though it has not ended well and may be gone on with: a file is copied to its
     * final name. Called instead of {@link #complete}, for lists that people need to see what went wrong. Unless
     * overridden, this does nothing.
     *
     * @throws TargetException if it cannot be shown
     */
    default void showInterim() {}

    /** Releases what the session holds, its claim included. What a run that can be resumed has committed is kept. */
    @Override
    void close();
}
