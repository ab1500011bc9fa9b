package dev.intact.ledger;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A move of a run as it stands in a ledger: what it began with, and whether it has ended. Immutable. */
public final class MoveRecord implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String move;
    private final ArrayList<String> partitions;
    private final Fingerprint definition;
    private final Fingerprint source;
    private final Fingerprint target;
    private final boolean done;

    private MoveRecord(
            String move,
            List<String> partitions,
            Fingerprint definition,
            Fingerprint source,
            Fingerprint target,
            boolean done) {
        this.move = Objects.requireNonNull(move, "move");
        this.partitions = new ArrayList<>(partitions);
        this.definition = Objects.requireNonNull(definition, "definition");
        this.source = Objects.requireNonNull(source, "source");
        this.target = Objects.requireNonNull(target, "target");
        this.done = done;
    }

    /**
     * A move that begins.
     *
     * @param move its name
     * @param partitions the ids of the splits that it is read by, in their order
     * @param definition what its mappings are like
     * @param source what its source is like
     * @param target what its sinks are like
     * @return the move
     */
    public static MoveRecord begun(
            String move, List<String> partitions, Fingerprint definition, Fingerprint source, Fingerprint target) {
        return new MoveRecord(move, partitions, definition, source, target, false);
    }

    /** {@return the same move, ended} */
    public MoveRecord ended() {
        return new MoveRecord(move, partitions, definition, source, target, true);
    }

    /** {@return its name} */
    public String move() {
        return move;
    }

    /** {@return the ids of the splits that it is read by, in their order} */
    public List<String> partitions() {
        return List.copyOf(partitions);
    }

    /** {@return what its mappings were like} */
    public Fingerprint definition() {
        return definition;
    }

    /** {@return what its source was like} */
    public Fingerprint source() {
        return source;
    }

    /** {@return what its sinks were like} */
    public Fingerprint target() {
        return target;
    }

    /** {@return whether all of it has been moved} */
    public boolean done() {
        return done;
    }

    @Override
    public String toString() {
        return "move %s (%s)".formatted(move, done ? "done" : "under way");
    }
}
