package dev.intact.internal;

import org.jspecify.annotations.Nullable;

/** A failure that the engine itself tells: its message holds no value of a record. */
class EngineException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    EngineException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
