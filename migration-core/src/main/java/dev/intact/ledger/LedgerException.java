package dev.intact.ledger;

import org.jspecify.annotations.Nullable;

/** Says that a ledger cannot be read or written, or does not allow what is asked. The message says what to do. */
public class LedgerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Says that the ledger does not allow it.
     *
     * @param message what, where and what to do; without values of records
     */
    public LedgerException(String message) {
        super(message);
    }

    /**
     * Says that the ledger failed, and what caused it.
     *
     * @param message what, where and what to do; without values of records
     * @param cause the cause; its message must hold no value of a record either
     */
    public LedgerException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
