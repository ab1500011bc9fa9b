package dev.intact.ledger;

import dev.intact.field.Key;
import java.io.Serializable;
import java.util.Objects;

/** An entry of a key map: the new id that a record got, by its old one. Immutable and thread-safe. */
public final class NewId implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String map;
    private final Key oldId;
    private final Key newId;

    private NewId(String map, Key oldId, Key newId) {
        this.map = Objects.requireNonNull(map, "map");
        this.oldId = Objects.requireNonNull(oldId, "oldId");
        this.newId = Objects.requireNonNull(newId, "newId");
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
        return new NewId(map, oldId, newId);
    }

    /** {@return the name of the key map} */
    public String map() {
        return map;
    }

    /** {@return the old id} */
    public Key oldId() {
        return oldId;
    }

    /** {@return the new id} */
    public Key newId() {
        return newId;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NewId that
                && map.equals(that.map)
                && oldId.equals(that.oldId)
                && newId.equals(that.newId);
    }

    @Override
    public int hashCode() {
        return Objects.hash(map, oldId, newId);
    }

    /** {@return the map and the old id, as a pseudonym} */
    @Override
    public String toString() {
        return "%s of key map '%s'".formatted(oldId.masked(), map);
    }
}
