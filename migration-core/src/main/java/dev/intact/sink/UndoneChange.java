package dev.intact.sink;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What became of the rows of one change when it was undone. Immutable and thread-safe. */
public final class UndoneChange implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String move;
    private final long removed;
    private final long restored;
    private final long gone;

    @SuppressWarnings("serial") // List.copyOf is serializable
    private final List<RefusedRow> refused;

    private UndoneChange(String move, long removed, long restored, long gone, List<RefusedRow> refused) {
        this.move = Objects.requireNonNull(move, "move");
        this.removed = removed;
        this.restored = restored;
        this.gone = gone;
        this.refused = List.copyOf(refused);
    }

    /**
     * What was done.
     *
     * @param move the name of the move whose change it was
     * @param removed how many rows that were inserted are removed
     * @param restored how many rows that were updated are as they were before
     * @param gone how many rows that were inserted were gone already
     * @param refused the rows that were left as they are
     * @return the answer
     */
    public static UndoneChange of(String move, long removed, long restored, long gone, List<RefusedRow> refused) {
        return new UndoneChange(move, removed, restored, gone, refused);
    }

    /** {@return the counts alone} */
    public UndoneChange withoutRefused() {
        return of(move, removed, restored, gone, List.of());
    }

    /**
     * What became of the rows of two changes of one move together.
     *
     * @param other another change of the same move
     * @return the sums, with the refused rows of both
     * @throws IllegalArgumentException if it is of another move
     */
    public UndoneChange plus(UndoneChange other) {
        if (!move.equals(other.move)) {
            throw new IllegalArgumentException(
                    "changes of move '%s' and move '%s' are counted apart".formatted(move, other.move));
        }
        List<RefusedRow> both = new ArrayList<>(refused);
        both.addAll(other.refused);
        return of(move, removed + other.removed, restored + other.restored, gone + other.gone, both);
    }

    /** {@return the name of the move whose change it was} */
    public String move() {
        return move;
    }

    /** {@return how many rows that were inserted are removed} */
    public long removed() {
        return removed;
    }

    /** {@return how many rows that were updated are as they were before} */
    public long restored() {
        return restored;
    }

    /** {@return how many rows that were inserted were gone already} */
    public long gone() {
        return gone;
    }

    /** {@return the rows that were left as they are} */
    public List<RefusedRow> refused() {
        return refused;
    }

    @Override
    public String toString() {
        return "%s: removed=%s restored=%s gone=%s refused=%s".formatted(move, removed, restored, gone, refused.size());
    }
}
