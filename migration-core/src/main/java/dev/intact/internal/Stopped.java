package dev.intact.internal;

/** Ends the work of a run that is to stop; never a failure of its own. */
final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Stopped() {
        super("stopped", null, false, false);
    }
}
