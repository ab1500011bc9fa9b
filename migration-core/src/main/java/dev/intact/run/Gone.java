package dev.intact.run;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Records that earlier runs of an incremental move have moved, and that the source has no more, or that its mapping now
 * excludes; and what became of their rows. Immutable and thread-safe.
 */
public final class Gone implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final Gone NONE = new Gone(0, 0, "", List.of());

    private final long found;
    private final long applied;
    private final String note;
    private final ArrayList<String> left;

    private Gone(long found, long applied, String note, List<String> left) {
        this.found = found;
        this.applied = applied;
        this.note = Objects.requireNonNull(note, "note");
        this.left = new ArrayList<>(left);
    }

    /** {@return that none is gone, as far as is known} */
    public static Gone none() {
        return NONE;
    }

    /**
     * Records that are gone.
     *
     * @param found how many there are
     * @param applied of how many the rows were deleted, archived or marked, as was declared
     * @param note why nothing was done, in words; empty if that which was declared was done
     * @param left records whose rows were left as they are, each with its key as it may be shown, and why; not
     *     necessarily all
     * @return that
     */
    public static Gone of(long found, long applied, String note, List<String> left) {
        return new Gone(found, applied, note, left);
    }

    /** {@return how many records are gone} */
    public long found() {
        return found;
    }

    /** {@return of how many the rows were deleted, archived or marked} */
    public long applied() {
        return applied;
    }

    /** {@return why nothing was done, in words; may be empty} */
    public String note() {
        return note;
    }

    /** {@return the first 100 records whose rows were left as they are: the key, and why} */
    public List<String> left() {
        return List.copyOf(left);
    }

    @Override
    public String toString() {
        return "%s, rows of %s dealt with%s".formatted(found, applied, note.isEmpty() ? "" : " (" + note + ")");
    }
}
