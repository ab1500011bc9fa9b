package dev.intact.sink;

import dev.intact.field.Field;
import dev.intact.field.Problem;
import dev.intact.ledger.Chunk;
import dev.intact.ledger.Receipt;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes chunk after chunk, each as a whole or not at all. Not thread-safe.
 *
 * <p>Per chunk: {@link #write} any number of times, then {@link #commit} or {@link #rollback}. The contract, which
 * {@code TargetContract} of the testkit checks:
 *
 * <ul>
 *   <li>rows that the target refuses do not keep the others of the chunk from being written;
 *   <li>of a record that is refused, no row remains in any sink;
 *   <li>nothing is seen by others, or survives a crash, before the commit; all of it does after.
 * </ul>
 */
public interface UnitOfWork extends AutoCloseable {

    /**
     * Writes the rows of some records.
     *
     * @param records the records' rows, in the order of reading
     * @return what was done, and which records were refused
     * @throws TargetException if the target fails as a whole; nothing of the chunk is kept then
     */
    Written write(List<TargetRows> records);

    /**
     * Reads rows that are there, what this unit of work has written included, by the {@linkplain Sink#key key} of their
     * sink.
     *
     * @param sink one of the sinks that the session was opened for; it has a key
     * @param keys the values of the key of each row that is looked for, in the order of its fields, none of them null
     * @return for each key, in their order, the row that it finds; empty if none is there
     * @throws TargetException if the target fails, or, unless overridden, always, as it finds no rows
     */
    default List<Optional<CurrentRow>> find(Sink<?> sink, List<List<Object>> keys) {
        throw new TargetException(
                "%s cannot find rows of %s by their key".formatted(sink.target().name(), sink.name()));
    }

    /**
     * Reads all rows that are there with some values, what this unit of work has written included.
     *
     * @param sink one of the sinks that the session was opened for, which {@linkplain Sink#readsRows reads rows}
     * @param fields the leaves by which rows are looked for, at least one
     * @param keys the values of these leaves, in their order, none of them null
     * @return for each key, in their order, all rows that have it, in no order
     * @throws TargetException if the target fails, or, unless overridden, always, as it reads no rows
     */
    default List<List<CurrentRow>> read(Sink<?> sink, List<Field> fields, List<List<Object>> keys) {
        throw new TargetException(
                "%s cannot read rows of %s".formatted(sink.target().name(), sink.name()));
    }

    /**
     * Counts the rows that are there, what this unit of work has written included, whoever has put them there.
     *
     * @param sink one of the sinks that the session was opened for, which {@linkplain Sink#readsRows reads rows}
     * @return their number
     * @throws TargetException if the target fails, or, unless overridden, always, as it counts no rows
     */
    default long count(Sink<?> sink) {
        throw new TargetException(
                "%s cannot count rows of %s".formatted(sink.target().name(), sink.name()));
    }

    /**
     * Keeps others from changing rows until the chunk is committed or taken back, so that they are still as
     * {@link #find} has read them when they are written. Rows that are not there are no fault.
     *
     * @param sink one of the sinks that the session was opened for; it has a key
     * @param keys the values of the key of each row, in the order of its fields, none of them null
     * @throws TargetException if the target fails; a target that nobody else writes to does nothing, as here
     */
    default void lock(Sink<?> sink, List<List<Object>> keys) {}

    /**
     * Deletes rows that are there, by the {@linkplain Sink#key key} of their sink. A row that is not there is no fault.
     *
     * @param sink one of the sinks that the session was opened for; it has a key
     * @param keys the values of the key of each row, in the order of its fields, none of them null
     * @return for each row that the target did not let go, by its place in the list from 0, why
     * @throws TargetException if the target fails, or, unless overridden, always, as it deletes no rows
     */
    default Map<Integer, Problem> delete(Sink<?> sink, List<List<Object>> keys) {
        throw new TargetException("%s cannot delete rows of %s by their key"
                .formatted(sink.target().name(), sink.name()));
    }

    /**
     * Sets one field of rows that are there. A row that is not there is no fault.
     *
     * @param sink one of the sinks that the session was opened for, which {@linkplain Sink#setsFields sets fields}
     * @param id the leaf whose values tell the rows apart
     * @param ids its value in each row, none of them null
     * @param field the leaf to set
     * @param values its new value in each row, in the order of the rows
     * @return for each row that the target did not let change, by its place in the list from 0, why
     * @throws TargetException if the target fails, or, unless overridden, always, as it changes no rows
     */
    default Map<Integer, Problem> set(
            Sink<?> sink, Field id, List<Object> ids, Field field, List<Optional<Object>> values) {
        throw new TargetException(
                "%s cannot set fields of rows of %s".formatted(sink.target().name(), sink.name()));
    }

    /**
     * Removes rows that are there. A row that is not there is no fault.
     *
     * @param sink one of the sinks that the session was opened for, which {@linkplain Sink#setsFields sets fields}
     * @param id the leaf whose values tell the rows apart
     * @param ids its value in each row, none of them null
     * @return for each row that the target did not let go, by its place in the list from 0, why
     * @throws TargetException if the target fails, or, unless overridden, always, as it removes no rows
     */
    default Map<Integer, Problem> remove(Sink<?> sink, Field id, List<Object> ids) {
        throw new TargetException(
                "%s cannot remove rows of %s".formatted(sink.target().name(), sink.name()));
    }

    /**
     * Makes the chunk final: its rows, the outcomes of its records and its position, in one step.
     *
     * @param chunk the chunk, with all outcomes decided
     * @return whether it was applied now or had been before, with the counts that the target holds
     * @throws TargetException if it is not known to be committed
     */
    Receipt commit(Chunk chunk);

    /** Takes back what was written since the last commit. */
    void rollback();

    /** Releases what the unit of work holds; what is not committed is taken back. */
    @Override
    void close();
}
