package dev.intact.ledger;

import dev.intact.field.Key;
import dev.intact.field.Problem;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** How one record ended, and why. Immutable and thread-safe. */
public final class RecordOutcome implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Key key;
    private final Position position;
    private final Outcome outcome;
    private final String reason;
    private final ArrayList<Problem> problems;

    private RecordOutcome(Key key, Position position, Outcome outcome, String reason, List<Problem> problems) {
        this.key = Objects.requireNonNull(key, "key");
        this.position = Objects.requireNonNull(position, "position");
        this.outcome = Objects.requireNonNull(outcome, "outcome");
        this.reason = Objects.requireNonNull(reason, "reason");
        this.problems = new ArrayList<>(problems);
    }

    /**
     * The outcome of a record.
     *
     * @param key the record's key, or its place where it could not be read
     * @param position its position in its split
     * @param outcome how it ended
     * @param reason why, in words; empty for a plain success
     * @param problems what was found: errors of a rejected record, warnings of others
     * @return the outcome
     */
    public static RecordOutcome of(Key key, Position position, Outcome outcome, String reason, List<Problem> problems) {
        return new RecordOutcome(key, position, outcome, reason, problems);
    }

    /** {@return the record's key, or its place where it could not be read} */
    public Key key() {
        return key;
    }

    /** {@return its position in its split} */
    public Position position() {
        return position;
    }

    /** {@return how it ended} */
    public Outcome outcome() {
        return outcome;
    }

    /** {@return why, in words; empty for a plain success} */
    public String reason() {
        return reason;
    }

    /** {@return what was found: the errors of a rejected record, the warnings of others} */
    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** {@return whether there is nothing to say about it: no reason, and no problem} */
    public boolean isPlain() {
        return reason.isEmpty() && problems.isEmpty();
    }

    @Override
    public String toString() {
        return key + " " + outcome.words() + (reason.isEmpty() ? "" : ": " + reason);
    }
}
