package dev.intact.source;

import dev.intact.field.Key;
import dev.intact.field.Problem;
import dev.intact.ledger.Position;
import java.util.List;

/**
 * Takes what a {@link Cursor} reads.
 *
 * @param <S> the type of the records
 */
public interface Receiver<S> {

    /**
     * Takes a record.
     *
     * @param position the place just after it
     * @param record the record
     */
    void record(Position position, S record);

    /**
     * Takes the news of a record that cannot be read. It counts as read, and is rejected.
     *
     * @param position the place just after it
     * @param place its place for people, made with {@link Key#ofPlace}
     * @param problems what is wrong with it, at least one
     */
    void unreadable(Position position, Key place, List<Problem> problems);
}
