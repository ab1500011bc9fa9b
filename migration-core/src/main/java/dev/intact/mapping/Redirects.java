package dev.intact.mapping;

import dev.intact.field.Getter;
import java.io.Serializable;
import java.util.Objects;

/** Which field of a merged duplicate names its survivor, as it was declared, before its fields are resolved. */
record Redirects<S>(Lookup<?, ?> map, Getter<S, ?> oldId, Getter<S, ?> survivor) implements Serializable {
    Redirects {
        Objects.requireNonNull(map, "map");
        Objects.requireNonNull(oldId, "oldId");
        Objects.requireNonNull(survivor, "survivor");
    }
}
