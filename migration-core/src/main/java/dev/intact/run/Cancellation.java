package dev.intact.run;

/**
 * A wish to stop a run. The run stops within the chunk that is under way, takes that chunk back, and reports what it
 * had committed before. Thread-safe; may be shared by several runs.
 */
public final class Cancellation {
    private volatile boolean cancelled;

    /** Makes a wish that nobody has yet. */
    public Cancellation() {}

    /** Wishes the run to stop. */
    public void cancel() {
        cancelled = true;
    }

    /** {@return whether the run is to stop} */
    public boolean isCancelled() {
        return cancelled;
    }
}
