package dev.intact.field;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Two getters, one behind the other; a type of its own so that the schema can see both steps. */
record Path<S, U, V>(Getter<S, U> outer, Getter<U, V> inner) implements Getter<S, V> {
    Path {
        Objects.requireNonNull(outer, "outer");
        Objects.requireNonNull(inner, "inner");
    }

    @Override
    public @Nullable V get(S row) {
        U nested = outer.get(row);
        return nested == null ? null : inner.get(nested);
    }
}
