package dev.intact.source;

import dev.intact.field.Field;
import dev.intact.field.Schema;
import dev.intact.ledger.Fingerprint;
import dev.intact.ledger.Position;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where records come from. An implementation holds what it needs to open itself (a path, a way to connect), never an
 * open connection, so that it can travel to where it runs.
 *
 * <p>The contract, which {@code SourceContract} of the testkit checks:
 *
 * <ul>
 *   <li>the splits together hold each record once, whatever their number;
 *   <li>a split opened twice yields the same records and positions in the same order, as long as the source is at rest;
 *   <li>a split opened after a position yields what stood behind it;
 *   <li>a record that cannot be parsed is handed over as unreadable and does not end the reading; what makes all
 *       further records doubtful does, as a {@link SourceException}.
 * </ul>
 *
 * <p>Implementations are thread-safe; the cursors they open are not.
 *
 * @param <S> the type of the records
 */
public interface Source<S> extends Serializable {

    /** {@return a name for people: the file or table} */
    String name();

    /** {@return the fields of its records} */
    Schema<S> schema();

    /**
     * Divides the source into parts that can be read side by side.
     *
     * @param atMost the largest number of parts that is of use, at least 1
     * @return one part or more, in a stable order
     * @throws SourceException if the source cannot be reached
     */
    List<Split> splits(int atMost);

    /**
     * Says how many records there may be, cheaply, for the display of progress only.
     *
     * @return about how many; empty where that is not cheap to know
     * @throws SourceException if the source cannot be reached
     */
    default OptionalLong estimatedCount() {
        return OptionalLong.empty();
    }

    /**
     * What the source is like now, as far as it is cheap to know: by this a resumed run finds out that it has changed.
     *
     * @return its fingerprint, without values of records; unless overridden, {@link Fingerprint#none()}
     * @throws SourceException if the source cannot be reached
     */
    default Fingerprint fingerprint() {
        return Fingerprint.none();
    }

    /**
     * Tells whether the source can be read from a value of a field on.
     *
     * @param field one of the leaves of its schema
     * @return whether {@link #since} knows it; unless overridden, false
     */
    default boolean readsSince(Field field) {
        return false;
    }

    /**
     * The part of this source whose records have a value of a field that is not below another, or have none.
     *
     * @param field one of the leaves of its schema, for which {@link #readsSince} is true
     * @param least the smallest value of its type that is read; whole numbers are a Long
     * @return the source of these records; it counts them alone, and has the fingerprint of this one
     * @throws SourceException unless overridden, as it has no such part
     */
    default Source<S> since(Field field, Object least) {
        throw new SourceException("%s cannot be read from a value of %s on".formatted(name(), field.name()));
    }

    /**
     * Finds the greatest value of a field that any record has now.
     *
     * @param field one of the leaves of its schema, for which {@link #readsSince} is true
     * @return the value, where it is a whole number a Long; empty if no record has one
     * @throws SourceException if the source cannot be reached, or, unless overridden, always
     */
    default Optional<Object> greatest(Field field) {
        throw new SourceException("%s cannot find the greatest value of %s".formatted(name(), field.name()));
    }

    /**
     * Tells whether a position stays between the same records when others come, go or change: that is so if it is a
     * key, and not so if it counts records. Only then can a run be gone on with while its source is written to.
     *
     * @return whether it does; unless overridden, false
     */
    default boolean hasLastingPositions() {
        return false;
    }

    /**
     * Tells whether records can be found by a key.
     *
     * @param fields leaves of its schema, which need not be unique
     * @return whether {@link #finder} knows them; unless overridden, false
     */
    default boolean finds(List<Field> fields) {
        return false;
    }

    /**
     * Opens a way to find records by a key, instead of reading them one after the other.
     *
     * @param fields leaves of its schema, for which {@link #finds} is true
     * @return the finder, to be closed by the caller
     * @throws SourceException if the source cannot be reached; unless overridden, as it finds none
     */
    default Finder<S> finder(List<Field> fields) {
        throw new SourceException("%s cannot be asked for records by a key".formatted(name()));
    }

    /**
     * Opens a split. What can be checked before reading, such as a file's header, is checked here.
     *
     * @param split one of this source's splits
     * @param after the position behind which to begin; {@link Position#start()} for all of it
     * @return a cursor before the first record, to be closed by the caller
     * @throws SourceException if it cannot be opened or is not what was declared
     */
    Cursor<S> open(Split split, Position after);
}
