package dev.intact.source;

import java.util.List;

/**
 * Finds records of a source by the values of some of its fields; opened by {@link Source#finder}. Not thread-safe; may
 * be closed at any time.
 *
 * @param <S> the type of the records
 */
public interface Finder<S> extends AutoCloseable {

    /**
     * Finds the records that have one of these keys, all in one go or in few.
     *
     * @param keys the keys, all different, each with a value for each field that was named, none of them null; whole
     *     numbers are a Long, whatever the field is
     * @param receiver takes each record once, in an order that is stable while the source is at rest; more of them than
     *     asked for are no harm
     * @throws SourceException if the source cannot be asked
     */
    void find(List<List<Object>> keys, Receiver<? super S> receiver);

    /** Releases what it holds. */
    @Override
    void close();
}
