package dev.intact.ledger;

import dev.intact.field.Key;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a ledger remembers of one record of an incremental move: what it was like, by a hash, how it ended, and what
 * stood in its rows afterwards. Values of the record are not among it, but for the keys of its rows. Immutable and
 * thread-safe.
 */
public final class RecordState implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String hash;
    private final Key key;
    private final String source;
    private final String definition;
    private final String mark;
    private final Outcome outcome;
    private final ArrayList<RowState> rows;
    private final String written;
    private final String seen;
    private final String gone;

    private RecordState(
            String hash,
            Key key,
            String source,
            String definition,
            String mark,
            Outcome outcome,
            List<RowState> rows,
            String written,
            String seen,
            String gone) {
        this.hash = Objects.requireNonNull(hash, "hash");
        this.key = Objects.requireNonNull(key, "key");
        this.source = Objects.requireNonNull(source, "source");
        this.definition = Objects.requireNonNull(definition, "definition");
        this.mark = Objects.requireNonNull(mark, "mark");
        this.outcome = Objects.requireNonNull(outcome, "outcome");
        this.rows = new ArrayList<>(rows);
        this.written = Objects.requireNonNull(written, "written");
        this.seen = Objects.requireNonNull(seen, "seen");
        this.gone = Objects.requireNonNull(gone, "gone");
    }

    /**
     * A record that a run has read.
     *
     * @param hash SHA-256 of its key, in hexadecimal digits, by which it is found again
     * @param key its key, as it may be shown
     * @param run the id of the run
     * @param outcome how it ended there
     * @return its state, with no rows
     */
    public static RecordState of(String hash, Key key, String run, Outcome outcome) {
        return new RecordState(hash, key, "", "", "", outcome, List.of(), "", run, "");
    }

    /**
     * The same record with what it was like.
     *
     * @param record SHA-256 of the record, in hexadecimal digits
     * @param definedBy SHA-256 of the definition that it was mapped by
     * @param highWater its high-water value as a text that sorts as the values do; empty if there is none
     * @return the state
     */
    public RecordState source(String record, String definedBy, String highWater) {
        return new RecordState(hash, key, record, definedBy, highWater, outcome, rows, written, seen, gone);
    }

    /**
     * The same record with its rows.
     *
     * @param its its rows, as they stand in the target
     * @param when when they were last written; empty if they never were
     * @return the state
     */
    public RecordState rows(List<RowState> its, String when) {
        return new RecordState(hash, key, source, definition, mark, outcome, its, when, seen, gone);
    }

    /**
     * The same record after it was found to be gone from the source, and its rows were dealt with.
     *
     * @param run the id of the run that did so
     * @return the state
     */
    public RecordState gone(String run) {
        return new RecordState(hash, key, source, definition, mark, outcome, rows, written, seen, run);
    }

    /**
     * The same record, read by another run.
     *
     * @param run the id of the run
     * @return the state
     */
    public RecordState seen(String run) {
        return new RecordState(hash, key, source, definition, mark, outcome, rows, written, run, gone);
    }

    /** {@return SHA-256 of its key, in hexadecimal digits} */
    public String hash() {
        return hash;
    }

    /** {@return its key, as it may be shown} */
    public Key key() {
        return key;
    }

    /** {@return SHA-256 of the record as it was when it was last mapped; empty if it has no byte form} */
    public String source() {
        return source;
    }

    /** {@return SHA-256 of the definition that it was last mapped by} */
    public String definition() {
        return definition;
    }

    /** {@return its high-water value, as a text that sorts as the values do; empty if there is none} */
    public String mark() {
        return mark;
    }

    /** {@return how it ended when it was last mapped} */
    public Outcome outcome() {
        return outcome;
    }

    /** {@return its rows, as they stood in the target after they were last written} */
    public List<RowState> rows() {
        return List.copyOf(rows);
    }

    /**
     * The row of a sink.
     *
     * @param sink the name of the sink
     * @return the row; empty if the record has none there
     */
    public Optional<RowState> row(String sink) {
        return rows.stream().filter(row -> row.sink().equals(sink)).findFirst();
    }

    /** {@return when its rows were last written, as an instant of ISO 8601; empty if they never were} */
    public String written() {
        return written;
    }

    /** {@return the id of the last run that read it} */
    public String seen() {
        return seen;
    }

    /** {@return the id of the run that dealt with its rows after it was gone from the source; empty if none did} */
    public String gone() {
        return gone;
    }

    /**
     * Tells whether its rows are to go, as the source has it no more, or it is not to be moved any more.
     *
     * @param run the id of the run that has read all of the source
     * @return whether it has rows, and that run did not read it or excluded it
     */
    public boolean isGoneAfter(String run) {
        return gone.isEmpty() && !rows.isEmpty() && (!seen.equals(run) || outcome == Outcome.EXCLUDED);
    }

    @Override
    public String toString() {
        return "%s %s".formatted(key, outcome.words());
    }
}
