package dev.intact.internal;

import dev.intact.ledger.Position;
import dev.intact.source.SourceException;
import java.util.List;
import java.util.OptionalLong;

/** What a reader hands to its worker: a chunk, the end with the source's own count, or a failure. */
sealed interface ReadChunk<S> {

    /** Records in the order of reading, how many the reader counted, and by what the last of them is known again. */
    record Items<S>(Position from, Position to, List<ReadItem<S>> items, long read, String lastRecord)
            implements ReadChunk<S> {}

    /** Nothing is left. */
    record End<S>(OptionalLong counted) implements ReadChunk<S> {}

    /** Reading failed. */
    record Failed<S>(Throwable cause) implements ReadChunk<S> {

        /** Throws the failure again, in the thread of the worker. */
        RuntimeException rethrown() {
            if (cause instanceof Error error) {
                throw error;
            }
            if (cause instanceof RuntimeException exception) {
                throw exception;
            }
            throw new SourceException(cause.getClass().getName(), cause);
        }
    }
}
