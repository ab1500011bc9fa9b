package dev.intact.source;

import java.util.OptionalLong;

/**
 * Reads the records of one split, one after the other. Not thread-safe; may be closed at any time.
 *
 * @param <S> the type of the records
 */
public interface Cursor<S> extends AutoCloseable {

    /**
     * Reads one record and hands it over, by exactly one call of the receiver.
     *
     * @param receiver takes the record, or the problem in its place
     * @return whether there was a record; false at the end, and then the receiver is not called
     * @throws SourceException if reading cannot go on
     */
    boolean next(Receiver<? super S> receiver);

    /**
     * Counts the records behind the position at which this cursor was opened, by other means than counting the calls of
     * {@link #next}: the count that the balance is checked against. Asked once, when {@code next} has answered false.
     *
     * @return the count; empty where the source has no second way to count
     * @throws SourceException if counting fails
     */
    OptionalLong count();

    /** Releases what the cursor holds. */
    @Override
    void close();
}
