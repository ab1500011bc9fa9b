package dev.intact.mapping;

import dev.intact.convert.Conversion;
import dev.intact.field.Getter;
import dev.intact.field.Problem;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * A polymorphic reference: a type that says what kind of record is meant, and an id among the records of that kind.
 * Each type has the key map, or the lookup, that finds the new ids of its records.
 *
 * <pre>{@code
 * static final Reference<String, Long, UUID> ABOUT = Reference.<String, Long, UUID>by("what a note is about")
 *         .when("C", CONTACTS)
 *         .when("A", ACCOUNTS);
 * …
 * .field(map(Note::aboutId).from(LegacyNote::kind, LegacyNote::ref).via(ABOUT))
 * }</pre>
 *
 * <p>An id that is null refers to nothing, whatever the type. A type that is not listed is a problem unless
 * {@link #unlisted} says otherwise, and so is a type that is null where there is an id. An id without an answer is
 * dealt with as its key map declares. Types are compared by {@code equals}, but decimals by their value. Immutable,
 * thread-safe and serializable.
 *
 * @param <A> the type of the types
 * @param <K> the type of the old ids
 * @param <V> the type of the new ids
 */
public final class Reference<A, K, V> implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String name;

    @SuppressWarnings("serial") // a definition that travels is made of serializable values
    private final LinkedHashMap<Object, When<A, K, ?, V>> whens;

    private final Unlisted<? super A, ? extends V> unlisted;

    /** Where the records of one type are found. */
    record When<A, K, J, V>(A type, @Nullable Conversion<? super K, ? extends J> key, Lookup<J, ? extends V> lookup)
            implements Serializable {
        <S> Expression.LookedUp<S, K, J> from(Getter<S, K> id) {
            return new Expression.LookedUp<>(id, key, lookup);
        }
    }

    private Reference(String name, Map<Object, When<A, K, ?, V>> whens, Unlisted<? super A, ? extends V> unlisted) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a reference needs a name");
        }
        this.name = name;
        this.whens = new LinkedHashMap<>(whens);
        this.unlisted = Objects.requireNonNull(unlisted, "unlisted");
    }

    /**
     * Begins a reference, which needs a key map for each type.
     *
     * @param name its name in documents, problems and reports: {@code what a note is about}
     * @param <A> the type of the types
     * @param <K> the type of the old ids
     * @param <V> the type of the new ids
     * @return the reference, without any type
     * @throws IllegalArgumentException if the name is blank
     */
    public static <A, K, V> Reference<A, K, V> by(String name) {
        return new Reference<>(name, Map.of(), Unlisted.reject());
    }

    /**
     * Says where the records of a type are found.
     *
     * @param type the type
     * @param map their key map, or another lookup, with its policy for ids that have no answer
     * @return the reference with it
     * @throws IllegalArgumentException if the type is listed already
     */
    public Reference<A, K, V> when(A type, Lookup<K, ? extends V> map) {
        return with(new When<A, K, K, V>(type, null, Objects.requireNonNull(map, "map")));
    }

    /**
     * Says where the records of a type are found whose ids must be converted first.
     *
     * @param type the type
     * @param key makes the key of the id
     * @param map their key map, or another lookup, with its policy for ids that have no answer
     * @param <J> the type of the lookup's keys
     * @return the reference with it
     * @throws IllegalArgumentException if the type is listed already
     */
    public <J> Reference<A, K, V> when(A type, Conversion<? super K, ? extends J> key, Lookup<J, ? extends V> map) {
        return with(new When<A, K, J, V>(type, Objects.requireNonNull(key, "key"), Objects.requireNonNull(map, "map")));
    }

    private Reference<A, K, V> with(When<A, K, ?, V> when) {
        Map<Object, When<A, K, ?, V>> more = new LinkedHashMap<>(whens);
        Object type = Codes.comparable(Objects.requireNonNull(when.type(), "type"));
        if (more.putIfAbsent(type, when) != null) {
            throw new IllegalArgumentException("reference '%s' lists the type %s twice".formatted(name, when.type()));
        }
        return new Reference<>(name, more, unlisted);
    }

    /**
     * Says what becomes of a reference whose type is not listed, or null.
     *
     * @param policy the policy
     * @return the reference with it
     */
    public Reference<A, K, V> unlisted(Unlisted<? super A, ? extends V> policy) {
        return new Reference<>(name, whens, policy);
    }

    /** {@return its name} */
    public String name() {
        return name;
    }

    /** {@return the lookups by their types, in the order in which they were listed} */
    public Map<A, Lookup<?, ? extends V>> lookups() {
        Map<A, Lookup<?, ? extends V>> lookups = new LinkedHashMap<>();
        whens.values().forEach(when -> lookups.put(when.type(), when.lookup()));
        return lookups;
    }

    /** {@return what becomes of a type that is not listed} */
    public Unlisted<? super A, ? extends V> unlistedPolicy() {
        return unlisted;
    }

    /** {@return in words, where the records of each type are found} */
    public String words() {
        return words(false);
    }

    String maskedWords() {
        return words(true);
    }

    private String words(boolean masked) {
        StringJoiner words = new StringJoiner("; ");
        whens.values().forEach(when -> {
            Expression.LookedUp<?, ?, ?> by = when.from(row -> null);
            words.add("%s → %s".formatted(masked ? Problem.MASK : when.type(), masked ? by.maskedWords() : by.words()));
        });
        words.add("other types: " + (masked ? unlisted.maskedWords() : unlisted.words()));
        return "%s, by its type: %s".formatted(name, words);
    }

    /** The conversions of ids, in the order of the types. */
    List<Conversion<?, ?>> conversions() {
        List<Conversion<?, ?>> steps = new ArrayList<>();
        whens.values().forEach(when -> {
            Conversion<?, ?> key = when.key();
            if (key != null) {
                steps.addAll(key.steps());
            }
        });
        return steps;
    }

    boolean mayYieldNull(boolean typeMayBeNull) {
        return unlisted.mayYieldNull()
                || (typeMayBeNull && !unlisted.rejects())
                || whens.values().stream()
                        .anyMatch(when -> when.from(row -> null).mayYieldNull(List.of()));
    }

    /** How the new id of a row's reference is looked up; null if its type is not listed. */
    <S> Expression.@Nullable LookedUp<S, K, ?> lookedUp(@Nullable A type, Getter<S, K> id) {
        When<A, K, ?, V> when = type == null ? null : whens.get(Codes.comparable(type));
        return when == null ? null : when.from(id);
    }

    /** What becomes of an id whose type is not listed. */
    @Nullable
    Object answer(@Nullable A type, K id, Evaluator evaluator) {
        evaluator.refers(name, id, unlisted.edge());
        if (!unlisted.rejects()) {
            return otherwise(type);
        }
        if (type == null) {
            evaluator.add(Problem.of("refers to a record, but not of which type")
                    .advice("fill the type in the source, or declare .unlisted(…)"));
        } else {
            evaluator.add(Problem.of("refers to a record of a type that '%s' does not list".formatted(name))
                    .value(type)
                    .advice("add it by .when(…), or declare .unlisted(…)"));
        }
        return null;
    }

    @SuppressWarnings("NullAway") // a policy hands the value on at most: no type stays no value
    private @Nullable Object otherwise(@Nullable A type) {
        return unlisted.answer(type);
    }

    @Override
    public String toString() {
        return words();
    }
}
