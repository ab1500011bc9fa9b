package dev.intact.duplicates;

import org.jspecify.annotations.Nullable;

/** Says that records cannot be matched. The message names what is wrong, and what to do. */
public final class DedupException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DedupException(String message) {
        super(message);
    }

    DedupException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
