package dev.intact.internal;

import dev.intact.field.Key;
import dev.intact.sink.Target;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds new ids where they are kept. Thread-safe. */
interface KeptIds {

    /** The new ids of a key map that is kept in a target's ledger, by the old ones; those without one are absent. */
    Map<Key, Key> find(Target target, String map, Set<Key> oldIds);

    /** The numbers of old ids in a key map that is a sequence; where it may, it numbers those that have none. */
    Map<Key, Long> number(Target target, String map, long first, List<Key> oldIds);

    /** Whether ids that are absent may still come. */
    default boolean mayComeLater(String map) {
        return false;
    }
}
