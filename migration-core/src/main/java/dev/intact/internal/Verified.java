package dev.intact.internal;

import dev.intact.field.Key;
import java.util.Optional;

/** One record of a chunk that is verified: what the mappings make of it now. */
record Verified<S>(S record, Key key, Decided decided) {

    /** The row that it should have in the sink of a route. */
    <T> Optional<T> row(Route<S, T> route) {
        return decided.rows().row(route.sink());
    }
}
