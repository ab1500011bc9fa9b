package dev.intact.ledger;

import dev.intact.field.Key;
import java.io.Serializable;
import java.util.Objects;

/**
 * An entry of a key map: the new id that a record got, by its old one; or, of a duplicate that was merged into another
 * record, the old id of that survivor. Immutable and thread-safe.
 */
public final class NewId implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String map;
    private final Key oldId;
    private final Key newId;
    private final Kind kind;

    /** What an entry says. */
    private enum Kind {
        NEW,
        REDIRECT,
        GONE
    }

    private NewId(String map, Key oldId, Key newId, Kind kind) {
        this.map = Objects.requireNonNull(map, "map");
        this.oldId = Objects.requireNonNull(oldId, "oldId");
        this.newId = Objects.requireNonNull(newId, "newId");
        this.kind = kind;
    }

    /**
     * An entry.
     *
     * @param map the name of the key map
     * @param oldId the old id
     * @param newId the new id
     * @return the entry
     */
    public static NewId of(String map, Key oldId, Key newId) {
        return new NewId(map, oldId, newId, Kind.NEW);
    }

    /**
     * A redirect: who asks for an old id gets the new one of its survivor.
     *
     * @param map the name of the key map
     * @param oldId the old id of the duplicate
     * @param survivor the old id of the record that it was merged into
     * @return the entry
     */
    public static NewId redirect(String map, Key oldId, Key survivor) {
        return new NewId(map, oldId, survivor, Kind.REDIRECT);
    }

    /**
     * That an entry is to go, as the row that it leads to was deleted.
     *
     * @param map the name of the key map
     * @param oldId the old id
     * @param newId the new id that it had
     * @return the entry
     */
    public static NewId gone(String map, Key oldId, Key newId) {
        return new NewId(map, oldId, newId, Kind.GONE);
    }

    /** {@return the name of the key map} */
    public String map() {
        return map;
    }

    /** {@return the old id} */
    public Key oldId() {
        return oldId;
    }

    /** {@return the new id; of a redirect the survivor's old one} */
    public Key newId() {
        return newId;
    }

    /** {@return whether it leads to another old id} */
    public boolean isRedirect() {
        return kind == Kind.REDIRECT;
    }

    /** {@return whether the entry is to go} */
    public boolean isGone() {
        return kind == Kind.GONE;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NewId that
                && map.equals(that.map)
                && oldId.equals(that.oldId)
                && newId.equals(that.newId)
                && kind == that.kind;
    }

    @Override
    public int hashCode() {
        return Objects.hash(map, oldId, newId, kind);
    }

    /** {@return the map and the old id, as a pseudonym} */
    @Override
    public String toString() {
        return "%s of key map '%s'".formatted(oldId.masked(), map);
    }
}
