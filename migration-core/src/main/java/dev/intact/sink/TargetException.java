package dev.intact.sink;

import org.jspecify.annotations.Nullable;

/** Says that a target cannot be opened or written to. The message names the target, the place, and what to do. */
public final class TargetException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Says that writing cannot go on.
     *
     * @param message what, where and what to do; without values of records
     */
    public TargetException(String message) {
        super(message);
    }

    /**
     * Says that writing cannot go on, and what caused it.
     *
     * @param message what, where and what to do; without values of records
     * @param cause the cause; its message must hold no value of a record either
     */
    public TargetException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
