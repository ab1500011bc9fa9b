package dev.intact.mapping;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Answers for lookups, given by hand: what a unit test passes to {@link Mapping#apply(Object, Resolver)}. Immutable.
 */
public final class Lookups implements Resolver {
    private static final Lookups NONE = new Lookups(Map.of());

    private final Map<String, Map<?, ?>> answers;

    private Lookups(Map<String, Map<?, ?>> answers) {
        this.answers = answers;
    }

    /** {@return answers for no lookup: enough for a mapping without lookups that must be loaded} */
    public static Lookups none() {
        return NONE;
    }

    /**
     * Answers for one more lookup.
     *
     * @param lookup the lookup
     * @param given its answers by key
     * @param <K> the type of the keys
     * @param <V> the type of the answers
     * @return these answers and those
     */
    public <K, V> Lookups with(Lookup<K, V> lookup, Map<K, V> given) {
        Map<String, Map<?, ?>> more = new HashMap<>(answers);
        more.put(lookup.name(), Codes.comparable(Map.copyOf(given)));
        return new Lookups(more);
    }

    @Override
    @SuppressWarnings("unchecked") // with(lookup, given) put a Map<K, V> behind the name
    public <K, V> Optional<V> resolve(Lookup<K, V> lookup, K key) {
        Map<?, ?> given = answers.get(lookup.name());
        if (given == null) {
            throw new UnresolvedLookupException(lookup.name());
        }
        return Optional.ofNullable((V) given.get(Codes.comparable(key)));
    }
}
