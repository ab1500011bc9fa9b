package dev.intact.ledger;

import dev.intact.field.Key;
import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a rejected record waits for: a parent that has not arrived. Immutable and thread-safe. */
public final class Waiting implements Serializable {
    private static final long serialVersionUID = 1L;

    /** What a target says of a row whose parent it does not hold: such a record waits, and names no parent. */
    public static final String ON_A_ROW = "refers to a row that is not there";

    private final String what;
    private final @Nullable Key oldId;

    private Waiting(String what, @Nullable Key oldId) {
        this.what = Objects.requireNonNull(what, "what");
        this.oldId = oldId;
    }

    /**
     * Waits for an entry of a key map.
     *
     * @param map the name of the key map
     * @param oldId the old id of the parent
     * @return what is waited for
     */
    public static Waiting of(String map, Key oldId) {
        return new Waiting(map, Objects.requireNonNull(oldId, "oldId"));
    }

    /**
     * Waits for a parent that cannot be named: as the target names none, or its id is sensitive.
     *
     * @param what a key map, a lookup or a constraint
     * @return what is waited for
     */
    public static Waiting unnamed(String what) {
        return new Waiting(what, null);
    }

    /** {@return the name of a key map, a lookup or a constraint} */
    public String what() {
        return what;
    }

    /** {@return the old id of the parent; empty if it cannot be named} */
    public Optional<Key> oldId() {
        return Optional.ofNullable(oldId);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Waiting that && what.equals(that.what) && Objects.equals(oldId, that.oldId);
    }

    @Override
    public int hashCode() {
        return Objects.hash(what, oldId);
    }

    /** {@return {@code customers 17}, or the name alone} */
    @Override
    public String toString() {
        return oldId == null ? what : what + " " + oldId;
    }
}
