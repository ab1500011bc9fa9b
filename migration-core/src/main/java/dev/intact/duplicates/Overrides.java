package dev.intact.duplicates;

import dev.intact.field.Key;
import java.io.Serializable;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What people have said of pairs of records, by their keys: that they are one, or that they are not. It goes before all
 * rules. A veto holds even against it. Immutable, thread-safe and serializable.
 */
public final class Overrides implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final Overrides NONE = new Overrides(new TreeMap<>());

    private final TreeMap<Pair, Boolean> said;

    /** Two keys, the lesser first. */
    record Pair(Key one, Key other) implements Comparable<Pair>, Serializable {
        static Pair of(Key one, Key other) {
            int order = Objects.requireNonNull(one, "one").compareTo(Objects.requireNonNull(other, "other"));
            if (order == 0) {
                throw new IllegalArgumentException(
                        "a record is one with itself; name two keys, not twice %s".formatted(one));
            }
            return order < 0 ? new Pair(one, other) : new Pair(other, one);
        }

        @Override
        public int compareTo(Pair that) {
            int byOne = one.compareTo(that.one);
            return byOne == 0 ? other.compareTo(that.other) : byOne;
        }
    }

    private Overrides(SortedMap<Pair, Boolean> said) {
        this.said = new TreeMap<>(said);
    }

    /** {@return that nobody has said anything} */
    public static Overrides none() {
        return NONE;
    }

    /**
     * Says that two records are one.
     *
     * @param one the key of the one
     * @param other the key of the other
     * @return the overrides with that
     * @throws IllegalArgumentException if the keys are the same, or it was said that they are not one
     */
    public Overrides mustLink(Key one, Key other) {
        return with(Pair.of(one, other), true);
    }

    /**
     * Says that two records are not one.
     *
     * @param one the key of the one
     * @param other the key of the other
     * @return the overrides with that
     * @throws IllegalArgumentException if the keys are the same, or it was said that they are one
     */
    public Overrides neverLink(Key one, Key other) {
        return with(Pair.of(one, other), false);
    }

    /**
     * Adds what others have said.
     *
     * @param others their overrides
     * @return all of them
     * @throws IllegalArgumentException if they contradict each other
     */
    public Overrides and(Overrides others) {
        Overrides all = this;
        for (var entry : others.said.entrySet()) {
            all = all.with(entry.getKey(), entry.getValue());
        }
        return all;
    }

    private Overrides with(Pair pair, boolean same) {
        Boolean before = said.get(pair);
        if (before != null && before != same) {
            throw new IllegalArgumentException("%s and %s are said to be one, and not to be; keep one of the two"
                    .formatted(pair.one(), pair.other()));
        }
        TreeMap<Pair, Boolean> more = new TreeMap<>(said);
        more.put(pair, same);
        return new Overrides(more);
    }

    /** {@return how many pairs something was said of} */
    public int size() {
        return said.size();
    }

    Stream<Pair> pairs(boolean same) {
        return said.entrySet().stream()
                .filter(entry -> entry.getValue() == same)
                .map(Map.Entry::getKey);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Overrides that && said.equals(that.said);
    }

    @Override
    public int hashCode() {
        return said.hashCode();
    }

    @Override
    public String toString() {
        return "%s said to be one, %s said not to be"
                .formatted(pairs(true).count(), pairs(false).count());
    }
}
