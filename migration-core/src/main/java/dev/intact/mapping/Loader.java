package dev.intact.mapping;

import java.io.Serializable;
import java.util.Map;
import java.util.Set;

/**
 * Answers many keys of a {@link Lookup} at once: one query, not one per record. It opens its connections where it runs.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the answers
 */
@FunctionalInterface
public interface Loader<K, V> extends Serializable {

    /**
     * Loads answers. Called from several threads.
     *
     * @param keys the keys, none of them null, each once
     * @return the answers by key; a key that has none is absent
     */
    Map<K, V> load(Set<K> keys);
}
