package dev.intact.ledger;

import dev.intact.field.Key;
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
     * Says that a record got another new id than its key map holds for its old one, so that whoever refers to it could
     * mean either.
     *
     * @param where the target
     * @param map the name of the key map
     * @param oldId the old id, which is told as a pseudonym
     * @return the exception
     */
    public static LedgerException otherNewId(String where, String map, Key oldId) {
        return new LedgerException(
                "%s: key map '%s' holds another new id for the old id %s than a record got now; let each old id belong to one record, or give the records of another migration a key map of their own"
                        .formatted(where, map, oldId.masked()));
    }

    /**
     * Says that a merged duplicate got another survivor than its key map holds.
     *
     * @param where the target
     * @param map the name of the key map
     * @param oldId the old id of the duplicate, which is told as a pseudonym
     * @return the exception
     */
    public static LedgerException otherSurvivor(String where, String map, Key oldId) {
        return new LedgerException(
                "%s: key map '%s' redirects the old id %s to another survivor than a record names now; let each duplicate have one survivor"
                        .formatted(where, map, oldId.masked()));
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
