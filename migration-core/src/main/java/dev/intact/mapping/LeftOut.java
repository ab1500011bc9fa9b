package dev.intact.mapping;

import dev.intact.field.Getter;
import java.io.Serializable;

/** A source field that does not reach the target: archived or dropped, with the reason. */
record LeftOut<S>(Kind kind, Getter<S, ?> field, String reason) implements Serializable {
    enum Kind {
        ARCHIVED,
        DROPPED
    }
}
