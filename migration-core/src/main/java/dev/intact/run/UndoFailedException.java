package dev.intact.run;

import org.jspecify.annotations.Nullable;

/** Says that a run was not undone, or not wholly, and carries the report of what was undone before. */
public final class UndoFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final UndoReport report;

    /**
     * Says that a run was not undone.
     *
     * @param message why not
     * @param report what was undone before
     * @param cause what caused it, if anything did
     */
    public UndoFailedException(String message, UndoReport report, @Nullable Throwable cause) {
        super(message, cause);
        this.report = report;
    }

    /** {@return what was undone before it failed} */
    public UndoReport report() {
        return report;
    }
}
