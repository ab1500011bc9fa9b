package dev.intact.incremental;

import java.io.Serializable;

/**
 * What becomes of a field that was edited in the target since a run wrote it, when its source record has changed as
 * well. A field that the source would leave as it is there now is no conflict. Immutable and thread-safe.
 */
public final class Conflict implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Way way;

    /** The ways to end a conflict. */
    private enum Way {
        REJECT("the record is rejected"),
        KEEP("the target's value is kept"),
        OVERWRITE("the source's value is written");

        private final String words;

        Way(String words) {
            this.words = words;
        }
    }

    private Conflict(Way way) {
        this.way = way;
    }

    /** {@return the record is rejected, as people have to decide; this is the default} */
    public static Conflict reject() {
        return new Conflict(Way.REJECT);
    }

    /** {@return the value in the target stays; the other fields of the row are written} */
    public static Conflict keep() {
        return new Conflict(Way.KEEP);
    }

    /** {@return the value of the source is written over the edit} */
    public static Conflict overwrite() {
        return new Conflict(Way.OVERWRITE);
    }

    /** {@return whether the record is rejected} */
    public boolean isReject() {
        return way == Way.REJECT;
    }

    /** {@return whether the value in the target stays} */
    public boolean isKeep() {
        return way == Way.KEEP;
    }

    /** {@return whether the value of the source is written} */
    public boolean isOverwrite() {
        return way == Way.OVERWRITE;
    }

    /** {@return what becomes of it, in words} */
    public String words() {
        return way.words;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Conflict that && way == that.way;
    }

    @Override
    public int hashCode() {
        return way.hashCode();
    }

    @Override
    public String toString() {
        return way.words;
    }
}
