package dev.intact.duplicates;

import dev.intact.field.Getter;
import dev.intact.field.Schema;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which of several records is preferred: as the survivor of a merge, or for the value of one field. Immutable,
 * thread-safe and serializable.
 *
 * @param <S> the type of the records
 */
public final class Preference<S> implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Naming<S> naming;
    private final Order<S> order;

    /** Says what is preferred, in words. */
    @FunctionalInterface
    private interface Naming<S> extends Serializable {
        String words(Schema<S> schema);
    }

    /** Compares two records, the preferred one first; zero if it is indifferent. */
    @FunctionalInterface
    private interface Order<S> extends Serializable {
        int compare(Candidate<S> one, Candidate<S> other);
    }

    private Preference(Naming<S> naming, Order<S> order) {
        this.naming = naming;
        this.order = order;
    }

    /**
     * Prefers the record with the greatest value, such as the time of its last change.
     *
     * @param field the field; a record without a value comes last
     * @param <S> the type of the records
     * @param <V> the type of the field
     * @return the preference
     */
    public static <S, V extends Comparable<? super V>> Preference<S> mostRecent(Getter<S, V> field) {
        return new Preference<>(
                schema -> "the greatest " + FieldName.of(schema, field),
                (one, other) -> greatestFirst(field.get(one.record()), field.get(other.record())));
    }

    private static <V extends Comparable<? super V>> int greatestFirst(@Nullable V one, @Nullable V other) {
        return Objects.compare(other, one, Comparator.nullsFirst(Comparator.<V>naturalOrder()));
    }

    /**
     * Prefers the record with the most values; in a group of fields, of these.
     *
     * @param <S> the type of the records
     * @return the preference
     */
    public static <S> Preference<S> mostComplete() {
        return new Preference<>(
                schema -> "the most complete", (one, other) -> Integer.compare(other.filled(), one.filled()));
    }

    /**
     * Prefers records by a value in an order of trust, such as the system that they come from.
     *
     * @param field the field
     * @param mostTrustedFirst the values; a record with another one, or none, comes last
     * @param <S> the type of the records
     * @param <V> the type of the field
     * @return the preference
     * @throws IllegalArgumentException if there is no value, or one stands there twice
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // it is read alone
    public static <S, V extends Serializable> Preference<S> trusted(Getter<S, V> field, V... mostTrustedFirst) {
        List<V> order = List.of(mostTrustedFirst);
        if (order.isEmpty() || order.stream().distinct().count() < order.size()) {
            throw new IllegalArgumentException("an order of trust names each value once, and at least one");
        }
        ArrayList<V> places = new ArrayList<>(order);
        return new Preference<>(
                schema -> "the most trusted %s: %s".formatted(FieldName.of(schema, field), places),
                (one, other) -> Integer.compare(
                        place(places, field.get(one.record())), place(places, field.get(other.record()))));
    }

    private static int place(List<?> order, @Nullable Object value) {
        int place = order.indexOf(value);
        return place < 0 ? order.size() : place;
    }

    /**
     * Prefers the record with the smallest key: whole numbers by their value, other keys by their texts. It stands at
     * the end of every order.
     *
     * @param <S> the type of the records
     * @return the preference
     */
    public static <S> Preference<S> smallestKey() {
        return new Preference<>(schema -> "the smallest key", Candidate::compareKeys);
    }

    Comparator<Candidate<S>> order() {
        return order::compare;
    }

    String words(Schema<S> schema) {
        return naming.words(schema);
    }
}
