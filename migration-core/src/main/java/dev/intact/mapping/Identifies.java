package dev.intact.mapping;

import dev.intact.field.Getter;
import java.io.Serializable;
import java.util.Objects;

/** A key map that a mapping fills, as it was declared, before its fields are resolved. */
record Identifies<S, T>(Lookup<?, ?> map, Getter<S, ?> oldId, Getter<T, ?> newId) implements Serializable {
    Identifies {
        Objects.requireNonNull(map, "map");
        Objects.requireNonNull(oldId, "oldId");
        Objects.requireNonNull(newId, "newId");
    }
}
