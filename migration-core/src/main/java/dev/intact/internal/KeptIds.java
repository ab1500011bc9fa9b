package dev.intact.internal;

import dev.intact.field.Key;
import dev.intact.sink.Target;
import java.util.Map;
import java.util.Set;

/** Finds new ids where they are kept. Thread-safe. */
@FunctionalInterface
interface KeptIds {

    /** The new ids of a key map that is kept in a target's ledger, by the old ones; those without one are absent. */
    Map<Key, Key> find(Target target, String map, Set<Key> oldIds);

    /** Whether ids that are absent may still come. */
    default boolean mayComeLater(String map) {
        return false;
    }
}
