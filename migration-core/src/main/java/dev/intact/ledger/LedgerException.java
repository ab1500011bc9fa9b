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
     * Says that two targets of one run keep one ledger, so that each would take the other's chunks for its own.
     *
     * @param where the target that came second
     * @return the exception
     */
    public static LedgerException shared(String where) {
        return new LedgerException(
                "%s keeps its ledger where another target of this run does; make them one target, by the same connections, or give each a ledger of its own"
                        .formatted(where));
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
