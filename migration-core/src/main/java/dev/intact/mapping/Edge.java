package dev.intact.mapping;

import java.util.Objects;

/**
 * A reference from one record to another, as a rule found it: an old id that is not null, looked up in a key map.
 * Immutable and thread-safe.
 */
public final class Edge {

    /** What a rule found. */
    public enum Found {
        /** A new id that is stored, or that was read from the target: the other record is there. */
        LINKED,
        /** A new id that is computed from the old one; whether the other record is there was not asked. */
        COMPUTED,
        /** No new id; a declared value stands in for it. */
        REPLACED,
        /** No new id; as declared, the field is left empty. */
        LEFT_EMPTY,
        /** No new id, for which the record is rejected. */
        MISSING,
        /**
         * Nothing was looked for yet: the field is filled when all records of a circle of references have been read.
         */
        OPEN
    }

    private final String field;
    private final String map;
    private final Object oldId;
    private final Found found;

    private Edge(String field, String map, Object oldId, Found found) {
        this.field = Objects.requireNonNull(field, "field");
        this.map = Objects.requireNonNull(map, "map");
        this.oldId = Objects.requireNonNull(oldId, "oldId");
        this.found = Objects.requireNonNull(found, "found");
    }

    static Edge of(String field, String map, Object oldId, Found found) {
        return new Edge(field, map, oldId, found);
    }

    Edge with(Found other) {
        return new Edge(field, map, oldId, other);
    }

    /** {@return the name of the target field that holds the reference} */
    public String field() {
        return field;
    }

    /** {@return the name of the key map} */
    public String map() {
        return map;
    }

    /** {@return the old id of the record that is referred to; not masked} */
    public Object oldId() {
        return oldId;
    }

    /** {@return what was found} */
    public Found found() {
        return found;
    }

    /** {@return the field, the key map and what was found; not the old id, which may be sensitive} */
    @Override
    public String toString() {
        return "%s → %s: %s".formatted(field, map, found);
    }
}
