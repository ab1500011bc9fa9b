package dev.intact.sink;

/** A target that is open for one run. Thread-safe: workers open their units of work side by side. */
public interface TargetSession extends AutoCloseable {

    /**
     * Opens a unit of work. It is used chunk after chunk by one worker.
     *
     * @return the unit of work, to be closed by the caller
     * @throws TargetException if the target cannot be reached
     */
    UnitOfWork begin();

    /**
     * Says that the run has written all it had to write: a file gets its final name. Called at most once, after all
     * units of work are closed; a session that is closed without it leaves nothing that looks complete.
     *
     * @throws TargetException if it cannot be completed
     */
    void complete();

    /** Releases what the session holds, and removes what was not completed. */
    @Override
    void close();
}
