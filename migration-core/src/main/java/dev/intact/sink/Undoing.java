package dev.intact.sink;

import java.util.List;
import java.util.Set;

/**
 * What undoes runs in a target: it keeps each row that a run inserts, updates or deletes, as it was before and after,
 * in the same step that commits the chunk, and puts the rows back when it is told to. All that is written here needs
 * the claim of the migration, in the ledger of the same session, and is final when the call returns. Thread-safe.
 */
public interface Undoing {

    /**
     * Begins to keep what a run changes: from here on, in the units of work of this session. Called before the run
     * begins in the ledger, or goes on.
     *
     * @param run the id of the run
     * @param sinks the sinks whose rows are kept; those of others, such as lists of rejects, stay as they are
     * @throws TargetException if it cannot be kept
     */
    void keep(String run, Set<Sink<?>> sinks);

    /**
     * Tells whether what a run changed was kept.
     *
     * @param run the id of the run
     * @return whether it was, from its beginning
     * @throws TargetException if the target cannot be reached
     */
    boolean isKept(String run);

    /**
     * Lists the changes of a run that are left to be undone: a change is what one chunk has written.
     *
     * @param run the id of the run
     * @return their numbers, the latest first: in this order they can be undone
     * @throws TargetException if the target cannot be reached
     */
    List<Long> changes(String run);

    /**
     * Undoes one change, as a whole or not at all: removes the rows that it inserted, and restores those that it
     * updated or deleted. A row that is no more as the run left it is refused, and so is one to which rows refer that
     * are not the run's. What is refused can be undone by a later call.
     *
     * @param run the id of the run
     * @param change the number of the change
     * @param forced the names of sinks whose rows are undone although they were changed or removed since
     * @return what was done, and which rows were refused
     * @throws TargetException if it was not undone; one that passes if it can be tried again
     */
    UndoneChange undo(String run, long change, Set<String> forced);

    /**
     * Takes away what the ledger keeps of the rows of a run and its replays: new ids, redirects and remembered records;
     * and puts back what they had replaced of those. Numbers that were given stay given. Called when no change is left,
     * or none but refused ones.
     *
     * @param run the id of the run
     * @throws TargetException if they cannot be taken
     */
    void forget(String run);

    /**
     * Erases what is kept of some rows, in all runs of whatever migration: as they are erased elsewhere, they are not
     * to come back from here. When such a run is undone, these rows stay as they are.
     *
     * @param sink a sink with a key
     * @param keys the values of its key for each row
     * @return how many images were erased
     * @throws TargetException if they cannot be erased
     */
    int erase(Sink<?> sink, List<List<Object>> keys);
}
