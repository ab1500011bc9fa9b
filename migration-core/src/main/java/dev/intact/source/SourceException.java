package dev.intact.source;

import org.jspecify.annotations.Nullable;

/** Says that a source cannot be opened or read further. The message names the source, the place, and what to do. */
public final class SourceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Says that reading cannot go on.
     *
     * @param message what, where and what to do; without values of records
     */
    public SourceException(String message) {
        super(message);
    }

    /**
     * Says that reading cannot go on, and what caused it.
     *
     * @param message what, where and what to do; without values of records
     * @param cause the cause; its message must hold no value of a record either
     */
    public SourceException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
