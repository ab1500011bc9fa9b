package dev.intact.ledger;

import java.util.Objects;

/** A rejected record as it stands in a ledger. Immutable and thread-safe. */
public final class QuarantineEntry {

    /** How a rejected record stands. */
    public enum State {
        /** It is kept, and can be tried again. */
        OPEN,
        /** It was tried again, and not rejected; nothing of it is kept any more. */
        RESOLVED,
        /** Its data is gone by wish; it counts as rejected. */
        ERASED
    }

    private final Quarantined record;
    private final State state;
    private final String run;

    private QuarantineEntry(Quarantined record, State state, String run) {
        this.record = Objects.requireNonNull(record, "record");
        this.state = Objects.requireNonNull(state, "state");
        this.run = Objects.requireNonNull(run, "run");
    }

    /**
     * An entry.
     *
     * @param record the record
     * @param state how it stands
     * @param run the id of the run that rejected it last, or has resolved it
     * @return the entry
     */
    public static QuarantineEntry of(Quarantined record, State state, String run) {
        return new QuarantineEntry(record, state, run);
    }

    /** {@return the record} */
    public Quarantined record() {
        return record;
    }

    /** {@return how it stands} */
    public State state() {
        return state;
    }

    /** {@return the id of the run that rejected it last, or has resolved it} */
    public String run() {
        return run;
    }

    @Override
    public String toString() {
        return record + ": " + state;
    }
}
