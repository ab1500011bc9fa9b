package dev.intact.duplicates;

import dev.intact.convert.Fn;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which value of a field a merged record gets, by the values alone. It sees those that are not missing, at least one,
 * in the order of survivorship; among equals the first is taken. Immutable, thread-safe and serializable.
 *
 * @param <V> the type of the field
 */
public final class Choice<V> implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String words;
    private final Fn<List<V>, V> choosing;

    private Choice(String words, Fn<List<V>, V> choosing) {
        this.words = words;
        this.choosing = choosing;
    }

    /** {@return a choice of the text with the most characters} */
    public static Choice<String> longest() {
        return new Choice<>(
                "the longest",
                values -> values.stream()
                        .reduce((best, next) -> characters(next) > characters(best) ? next : best)
                        .orElse(null));
    }

    private static int characters(String text) {
        return text.codePointCount(0, text.length());
    }

    /**
     * {@return a choice of the value that most records have}
     *
     * @param <V> the type of the field
     */
    public static <V> Choice<V> mostFrequent() {
        return new Choice<>("the most frequent", values -> {
            Map<V, Integer> counts = new LinkedHashMap<>();
            values.forEach(value -> counts.merge(value, 1, Integer::sum));
            return counts.entrySet().stream()
                    .reduce((best, next) -> next.getValue() > best.getValue() ? next : best)
                    .map(Map.Entry::getKey)
                    .orElse(null);
        });
    }

    /**
     * {@return a choice of the first value in the order of survivorship}
     *
     * @param <V> the type of the field
     */
    public static <V> Choice<V> firstNonNull() {
        return new Choice<>("the survivor's, or the first", values -> values.get(0));
    }

    /**
     * {@return a choice of all elements of all lists, each once, in the order of survivorship}
     *
     * @param <E> the type of the elements
     */
    public static <E> Choice<List<E>> union() {
        return new Choice<>("all of them", lists -> {
            Set<E> all = new LinkedHashSet<>();
            lists.forEach(all::addAll);
            return List.copyOf(all);
        });
    }

    /**
     * {@return a choice of the smallest value}
     *
     * @param <V> the type of the field
     */
    public static <V extends Comparable<? super V>> Choice<V> min() {
        return new Choice<>(
                "the smallest",
                values -> values.stream()
                        .reduce((best, next) -> next.compareTo(best) < 0 ? next : best)
                        .orElse(null));
    }

    /**
     * {@return a choice of the greatest value}
     *
     * @param <V> the type of the field
     */
    public static <V extends Comparable<? super V>> Choice<V> max() {
        return new Choice<>(
                "the greatest",
                values -> values.stream()
                        .reduce((best, next) -> next.compareTo(best) > 0 ? next : best)
                        .orElse(null));
    }

    /**
     * A choice of your own.
     *
     * @param words what is chosen, in words
     * @param choosing chooses among the values, which are not missing, in the order of survivorship; it must be pure
     * @param <V> the type of the field
     * @return the choice
     * @throws IllegalArgumentException if the words are blank
     */
    public static <V> Choice<V> custom(String words, Fn<List<V>, V> choosing) {
        if (words.isBlank()) {
            throw new IllegalArgumentException("a choice needs words that say what is chosen");
        }
        return new Choice<>(words, Objects.requireNonNull(choosing, "choosing"));
    }

    /**
     * The most restrictive consent: an express refusal before no statement, and that before anything that allows more.
     */
    static <V> Choice<V> mostRestrictive(List<V> order) {
        ArrayList<V> places = new ArrayList<>(order);
        return new Choice<>(
                "the most restrictive of " + order,
                values -> values.stream()
                        .reduce((best, next) -> place(places, next) < place(places, best) ? next : best)
                        .orElse(null));
    }

    private static int place(List<?> order, Object value) {
        int place = order.indexOf(value);
        if (place < 0) {
            throw new IllegalArgumentException(
                    "a consent is none of %s; list all that occur, the most restrictive first".formatted(order));
        }
        return place;
    }

    @Nullable
    V of(List<V> values) {
        return choosing.apply(values);
    }

    String words() {
        return words;
    }

    @Override
    public String toString() {
        return words;
    }
}
