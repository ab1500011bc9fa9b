package dev.intact.sink;

import org.jspecify.annotations.Nullable;

/** Says that a target cannot be opened or written to. The message names the target, the place, and what to do. */
public final class TargetException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean passing;

    /**
     * Says that writing cannot go on.
     *
     * @param message what, where and what to do; without values of records
     */
    public TargetException(String message) {
        super(message);
        this.passing = false;
    }

    /**
     * Says that writing cannot go on, and what caused it.
     *
     * @param message what, where and what to do; without values of records
     * @param cause the cause; its message must hold no value of a record either
     */
    public TargetException(String message, @Nullable Throwable cause) {
        this(message, cause, false);
    }

    private TargetException(String message, @Nullable Throwable cause, boolean passing) {
        super(message, cause);
        this.passing = passing;
    }

    /**
     * Says that writing failed for a reason that passes, such as a deadlock or a lost connection: nothing of the chunk
     * is kept, unless its commit was under way, and the same chunk may be written again by a new unit of work.
     *
     * @param message what, where and what to do; without values of records
     * @param cause the cause; its message must hold no value of a record either
     * @return the exception
     */
    public static TargetException passing(String message, @Nullable Throwable cause) {
        return new TargetException(message, cause, true);
    }

    /** {@return whether it is worth trying again with a new unit of work} */
    public boolean isPassing() {
        return passing;
    }
}
