package dev.intact.ledger;

import dev.intact.field.Key;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A record whose rows are there, but not for good: it refers to records of a circle of references. When all of them
 * have been read, the fields that were left empty are set, or the record is taken back. Immutable and thread-safe.
 */
public final class OpenRecord implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String id;
    private final State state;
    private final Key key;
    private final Position position;

    @SuppressWarnings("serial") // List.copyOf is serializable
    private final List<Row> rows;

    @SuppressWarnings("serial") // List.copyOf is serializable
    private final List<Reference> references;

    private final @Nullable Quarantined kept;

    /** How far a record has come. */
    public enum State {
        /** Fields of its rows are still empty. */
        OPEN,
        /** Its fields are set; it may still be lost, if a record that it refers to is. */
        SET,
        /** It is rejected, but its rows are still there. */
        LOST
    }

    /**
     * A row of a record.
     *
     * @param sink the name of the sink
     * @param map the key map that knows it
     * @param oldId the record's old id there
     * @param newId the new one, by which the row is found
     */
    public record Row(String sink, String map, Key oldId, Key newId) implements Serializable {}

    /**
     * A reference of a record.
     *
     * @param sink the name of the sink whose row holds it
     * @param field the name of the field that holds it
     * @param map the key map by which the other record is found
     * @param oldId the old id of the other record
     * @param waits whether the field was left empty at first
     * @param inside whether the other record is one of the circle
     * @param found what the reference came to when the row was made, or since then
     */
    public record Reference(
            String sink, String field, String map, Key oldId, boolean waits, boolean inside, EdgeFate found)
            implements Serializable {

        /**
         * The same reference, as it came to another end.
         *
         * @param other the end
         * @return the reference
         */
        public Reference with(EdgeFate other) {
            return new Reference(sink, field, map, oldId, waits, inside, other);
        }
    }

    private OpenRecord(
            String id,
            State state,
            Key key,
            Position position,
            List<Row> rows,
            List<Reference> references,
            @Nullable Quarantined kept) {
        this.id = Objects.requireNonNull(id, "id");
        this.state = Objects.requireNonNull(state, "state");
        this.key = Objects.requireNonNull(key, "key");
        this.position = Objects.requireNonNull(position, "position");
        this.rows = List.copyOf(rows);
        this.references = List.copyOf(references);
        this.kept = kept;
    }

    /**
     * A record.
     *
     * @param id an id, unique in its move
     * @param key its key, as it may be shown
     * @param position where it was read
     * @param rows its rows, as far as a key map knows them
     * @param references its references, all of them
     * @param kept what is kept of it if it is rejected; null if nothing is
     * @return the record, {@link State#OPEN}
     */
    public static OpenRecord of(
            String id,
            Key key,
            Position position,
            List<Row> rows,
            List<Reference> references,
            @Nullable Quarantined kept) {
        return new OpenRecord(id, State.OPEN, key, position, rows, references, kept);
    }

    /**
     * The same record, further on.
     *
     * @param next how far it has come
     * @param found its references, as they ended
     * @return the record
     */
    public OpenRecord with(State next, List<Reference> found) {
        return new OpenRecord(id, next, key, position, rows, found, kept);
    }

    /** {@return an id, unique in its move} */
    public String id() {
        return id;
    }

    /** {@return how far it has come} */
    public State state() {
        return state;
    }

    /** {@return its key, as it may be shown} */
    public Key key() {
        return key;
    }

    /** {@return where it was read} */
    public Position position() {
        return position;
    }

    /** {@return its rows, as far as a key map knows them} */
    public List<Row> rows() {
        return rows;
    }

    /** {@return its references, all of them} */
    public List<Reference> references() {
        return references;
    }

    /** {@return what is kept of it if it is rejected} */
    public Optional<Quarantined> kept() {
        return Optional.ofNullable(kept);
    }

    /** {@return it as one text, without its id and its state, which {@link #restored} reads} */
    public String detail() {
        return OpenRecordJson.write(this);
    }

    /**
     * Reads a record again.
     *
     * @param id its id
     * @param state how far it had come
     * @param detail its {@link #detail}
     * @return the record
     * @throws LedgerException if the text is none that {@link #detail} has made
     */
    public static OpenRecord restored(String id, State state, String detail) {
        OpenRecord read = OpenRecordJson.read(detail);
        return new OpenRecord(id, state, read.key, read.position, read.rows, read.references, read.kept);
    }

    /** {@return how far it has come; not its key, which may be sensitive} */
    @Override
    public String toString() {
        return "a record that is " + state;
    }
}
