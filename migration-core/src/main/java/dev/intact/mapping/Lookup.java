package dev.intact.mapping;

import dev.intact.field.Problem;
import java.io.Serializable;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Answers a value of the source from elsewhere: a list, another table, a key map.
 *
 * <p>Keys are compared by {@code equals}, but decimals by their value: 1.0 and 1.00 are one key.
 *
 * <p>A mapping only declares a lookup. One that must be loaded is loaded by the engine, once per chunk for all the keys
 * in it, and kept in a bounded cache; a unit test gives its answers by {@link Lookups}. A key without an answer is a
 * problem unless {@link #unlisted} says otherwise. Immutable, thread-safe and serializable. Two lookups share their
 * answers only if they are the same object, so keep one in a constant; its name must be unique in a mapping.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the answers
 */
public abstract class Lookup<K, V> implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final Unlisted<? super K, ? extends V> unlisted;

    /**
     * For subclasses.
     *
     * @param name its name in documents and problems, unique in a mapping
     * @param unlisted what becomes of a key without an answer
     * @throws IllegalArgumentException if the name is blank
     */
    protected Lookup(String name, Unlisted<? super K, ? extends V> unlisted) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a lookup needs a name");
        }
        this.name = name;
        this.unlisted = unlisted;
    }

    /**
     * A lookup in a list that is part of the definition.
     *
     * @param name its name in documents and problems
     * @param answers the answers by key
     * @param <K> the type of the keys
     * @param <V> the type of the answers
     * @return the lookup
     * @throws IllegalArgumentException if the name is blank, or two keys are decimals of one value
     */
    public static <K, V> Lookup<K, V> of(String name, Map<K, V> answers) {
        return new ListedLookup<>(name, Unlisted.reject(), answers);
    }

    /**
     * A lookup that is loaded while the migration runs.
     *
     * @param name its name in documents and problems
     * @param loader loads the answers
     * @param <K> the type of the keys
     * @param <V> the type of the answers
     * @return the lookup, whose cache holds 10,000 answers
     */
    public static <K, V> Lookup<K, V> loaded(String name, Loader<K, V> loader) {
        return new LoadedLookup<>(name, Unlisted.reject(), loader, LoadedLookup.DEFAULT_CACHED);
    }

    /**
     * Says what becomes of a key without an answer.
     *
     * @param policy the policy
     * @return the lookup with it
     */
    public abstract Lookup<K, V> unlisted(Unlisted<? super K, ? extends V> policy);

    /**
     * Says how many answers are kept between chunks.
     *
     * @param answers the largest number, at least 1
     * @return the lookup with it
     * @throws IllegalArgumentException if the number is below 1
     * @throws UnsupportedOperationException if the lookup is not loaded, and so needs no cache
     */
    public Lookup<K, V> cached(long answers) {
        throw new UnsupportedOperationException("lookup '%s' is not loaded, so nothing is cached".formatted(name));
    }

    /** {@return what loads it; empty if it answers by itself, or from the ledger} */
    public abstract Optional<Loader<K, V>> loader();

    /** {@return how many answers are kept between chunks; empty if it answers by itself} */
    public abstract OptionalLong cached();

    /** {@return the answers that are part of the definition, in order; empty if it is loaded or computes them} */
    public Map<K, V> entries() {
        return Map.of();
    }

    /**
     * Tells whether its answers are new ids that moves have stored in the ledger: there the engine asks for them, by
     * the lookup's name.
     *
     * @return whether they are; false unless overridden
     */
    public boolean isStored() {
        return false;
    }

    /**
     * The first number of a lookup that is stored, and whose answers are numbers that the ledger hands out.
     *
     * @return it; empty unless overridden
     */
    public OptionalLong firstNumber() {
        return OptionalLong.empty();
    }

    /**
     * Makes an answer of a number that the ledger has handed out.
     *
     * @param number the number
     * @return the answer
     * @throws IllegalStateException if there is no such answer, or, as here, no answer is a number
     */
    public V numbered(long number) {
        throw new IllegalStateException("lookup '%s' is no sequence, so that %s is no answer".formatted(name, number));
    }

    /**
     * Tells whether its keys are ids of other records, so that each that is looked up is a reference.
     *
     * @return whether they are; false unless overridden
     */
    public boolean isReference() {
        return false;
    }

    /** Whether it needs no {@link Resolver}. */
    final boolean answersByItself() {
        return loader().isEmpty() && !isStored();
    }

    /**
     * Answers a key by itself, without any I/O. A lookup that is stored is never asked.
     *
     * @param key the key, not null
     * @return the answer; null if it has none
     * @throws UnresolvedLookupException if the lookup must be loaded
     */
    protected abstract @Nullable V answer(K key);

    /** {@return what it answers, in words} */
    public abstract String words();

    /** {@return its name} */
    public final String name() {
        return name;
    }

    /** {@return what becomes of a key without an answer} */
    public final Unlisted<? super K, ? extends V> unlistedPolicy() {
        return unlisted;
    }

    @Nullable
    V resolve(K key, Resolver resolver, Evaluator evaluator) {
        Resolver.Way way = resolver.way(this, evaluator.field());
        if (way == Resolver.Way.LATER) {
            refers(key, Edge.Found.OPEN, evaluator);
            evaluator.leaveForLater();
            return null;
        }
        V found = way == Resolver.Way.ITSELF
                ? answer(key)
                : resolver.resolve(this, key).orElse(null);
        if (found != null) {
            refers(key, way == Resolver.Way.ITSELF ? Edge.Found.COMPUTED : Edge.Found.LINKED, evaluator);
            return found;
        }
        if (isStored() && resolver.mayAnswerLater(this)) {
            evaluator.await(name);
            return null;
        }
        refers(key, unlisted.edge(), evaluator);
        if (unlisted.rejects()) {
            evaluator.add(unanswered().value(key));
            return null;
        }
        return unlisted.answer(key);
    }

    private void refers(K key, Edge.Found found, Evaluator evaluator) {
        if (isReference()) {
            evaluator.refers(name, key, found);
        }
    }

    /** {@return what is wrong with a key that it has no answer for, where that is rejected; without the key} */
    public final Problem unanswered() {
        return isReference() && loader().isEmpty()
                ? Problem.of("has no new id in key map '%s'".formatted(name))
                        .advice(
                                "the record that it refers to was rejected, or must be moved first; or declare .unlisted(…)")
                : Problem.of("has no answer in lookup '%s'".formatted(name))
                        .advice("add it there, or declare .unlisted(…)");
    }

    @Override
    public String toString() {
        return words();
    }
}
