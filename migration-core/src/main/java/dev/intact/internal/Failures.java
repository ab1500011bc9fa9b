package dev.intact.internal;

import dev.intact.ledger.LedgerException;
import dev.intact.mapping.UnresolvedLookupException;
import dev.intact.sink.TargetException;
import dev.intact.source.SourceException;
import org.jspecify.annotations.Nullable;

/** What is told of the failure of a run. */
final class Failures {
    private Failures() {}

    /** What a failure adds to the report's words. */
    static @Nullable Throwable told(@Nullable Throwable failure) {
        return failure instanceof Unproven || failure instanceof Misfit ? failure.getCause() : failure;
    }

    /**
     * The library's own failures say what to do; of others only the kind, as their words may hold values of records.
     */
    static String words(@Nullable Throwable failure) {
        if (failure instanceof SourceException
                || failure instanceof TargetException
                || failure instanceof LedgerException
                || failure instanceof EngineException
                || failure instanceof UnresolvedLookupException) {
            return String.valueOf(failure.getMessage());
        }
        return failure == null ? "" : failure.getClass().getName();
    }
}
