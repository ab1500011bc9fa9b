package dev.intact.internal;

/** A run that ended without a failure, but cannot be believed. */
final class Unproven extends EngineException {
    private static final long serialVersionUID = 1L;

    Unproven(String message) {
        super(message, null);
    }
}
