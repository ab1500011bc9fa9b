package dev.intact.mapping;

import java.util.Optional;

/** Answers the lookups that must be loaded: the engine while it runs, {@link Lookups} in a unit test. */
@FunctionalInterface
public interface Resolver {

    /**
     * Answers a key of a lookup.
     *
     * @param lookup a lookup that has a loader, or is stored
     * @param key the key, not null
     * @param <K> the type of the keys
     * @param <V> the type of the answers
     * @return the answer, or empty if the lookup has none for this key
     * @throws UnresolvedLookupException if this resolver does not know the lookup
     */
    <K, V> Optional<V> resolve(Lookup<K, V> lookup, K key);

    /** From where a rule gets the answer of its lookup. */
    enum Way {
        /** The lookup answers by itself: it is a list, or computes. */
        ITSELF,
        /** This resolver is asked. */
        ASKED,
        /** The rule's field stays empty for now, and is filled when all records have been read. */
        LATER
    }

    /**
     * Tells from where a rule gets the answer of its lookup.
     *
     * @param lookup the lookup
     * @param field the name of the target field that the rule fills
     * @return the way; unless overridden as the lookup itself says
     */
    default Way way(Lookup<?, ?> lookup, String field) {
        return lookup.answersByItself() ? Way.ITSELF : Way.ASKED;
    }

    /**
     * Tells whether what a stored lookup does not answer may still come: before a run, the records that others refer to
     * have no new ids yet.
     *
     * @param lookup a lookup that is stored
     * @return whether a record that asks for more than it answers is {@link Evaluation.Decision#PENDING}, not rejected;
     *     false unless overridden
     */
    default boolean mayAnswerLater(Lookup<?, ?> lookup) {
        return false;
    }
}
