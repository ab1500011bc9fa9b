package dev.intact.ledger;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The part of a ledger that keeps rejected records. They are written by the commit of the chunk that rejects them, and
 * resolved by the commit of the chunk of a replay in which they are not rejected again. Thread-safe.
 */
public interface QuarantineBook {

    /**
     * Reads the rejected records of a move.
     *
     * @param run the id of the run that read them first, not of a replay of it
     * @param move the name of the move
     * @return all that were ever rejected, whatever their state, in the order of their age
     * @throws LedgerException if the ledger cannot be read
     */
    List<QuarantineEntry> entries(String run, String move);

    /**
     * Hands over the rejected records of a move one by one, without holding them all in memory where that can be done.
     *
     * @param run the id of the run that read them first, not of a replay of it
     * @param move the name of the move
     * @param state the state that they are in
     * @param visitor is handed each of them, the oldest first; must not write to the ledger
     * @throws LedgerException if the ledger cannot be read
     */
    default void forEach(
            String run, String move, QuarantineEntry.State state, Consumer<? super QuarantineEntry> visitor) {
        entries(run, move).stream().filter(entry -> entry.state() == state).forEach(visitor);
    }

    /**
     * Counts the rejected records of a move, without reading them where that can be done.
     *
     * @param run the id of the run that read them first, not of a replay of it
     * @param move the name of the move
     * @param state the state that they are in
     * @return how many there are
     * @throws LedgerException if the ledger cannot be read
     */
    default long count(String run, String move, QuarantineEntry.State state) {
        return entries(run, move).stream()
                .filter(entry -> entry.state() == state)
                .count();
    }

    /**
     * Makes the ledger forget the data of rejected records: the fields, the values of problems, and the key, in whose
     * place a pseudonym stays. That they were rejected, and why, stays.
     *
     * @param run the id of the run that read them first, not of a replay of it
     * @param move the name of the move
     * @param which the entries that are meant; those that were erased before are not asked for
     * @return how many were erased
     * @throws LedgerException if the ledger cannot be written
     */
    int erase(String run, String move, Predicate<QuarantineEntry> which);
}
