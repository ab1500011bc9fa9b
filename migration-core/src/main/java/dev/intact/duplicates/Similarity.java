package dev.intact.duplicates;

import dev.intact.convert.Conversion;
import dev.intact.convert.Failures;
import dev.intact.field.Getter;
import dev.intact.field.Schema;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * How alike two records are in one field, and how much that weighs.
 *
 * <pre>{@code
 * jaroWinkler(Customer::fullName).by(fingerprint()).weight(4)
 * }</pre>
 *
 * <p>A field that is missing or blank in one of the two says nothing about them, neither for nor against. Immutable,
 * thread-safe and serializable.
 *
 * @param <S> the type of the records
 * @param <V> the type of the value
 */
public final class Similarity<S, V> implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Measure measure;
    private final MatchKey<S, V> value;
    private final double weight;

    private Similarity(Measure measure, MatchKey<S, V> value, double weight) {
        this.measure = measure;
        this.value = value;
        this.weight = weight;
    }

    /**
     * The similarity of Jaro and Winkler, made for names: the letters that both have in about the same place, and a
     * beginning in common counts more. It needs commons-text.
     *
     * @param field the field, or a method of the record that computes a text of its fields
     * @param <S> the type of the records
     * @param <V> the type of the field, compared by its text
     * @return the similarity, of weight 1
     * @throws IllegalStateException if commons-text is not there
     */
    public static <S, V> Similarity<S, V> jaroWinkler(Getter<S, V> field) {
        return new Similarity<>(Measure.JARO_WINKLER.present(), MatchKey.key(field), 1);
    }

    /**
     * One less the share of letters that must be inserted, deleted, replaced, or swapped with their neighbour (Damerau
     * and Levenshtein), of the longer text: made for addresses and numbers that were typed. It needs commons-text.
     *
     * @param field the field, or a method of the record that computes a text of its fields
     * @param <S> the type of the records
     * @param <V> the type of the field, compared by its text
     * @return the similarity, of weight 1
     * @throws IllegalStateException if commons-text is not there
     */
    public static <S, V> Similarity<S, V> damerau(Getter<S, V> field) {
        return new Similarity<>(Measure.DAMERAU.present(), MatchKey.key(field), 1);
    }

    /**
     * One if the values are equal, else zero.
     *
     * @param field the field
     * @param <S> the type of the records
     * @param <V> the type of the field
     * @return the similarity, of weight 1
     */
    public static <S, V> Similarity<S, V> equal(Getter<S, V> field) {
        return new Similarity<>(Measure.EQUAL, MatchKey.key(field), 1);
    }

    /**
     * Brings the value into another form before it is compared.
     *
     * @param form the conversion; what it refuses is not compared
     * @param <W> what it makes
     * @return the similarity with that
     */
    public <W> Similarity<S, W> by(Conversion<? super V, ? extends W> form) {
        return new Similarity<>(measure, value.by(form), weight);
    }

    /**
     * Says how much it weighs among the others.
     *
     * @param times the weight, above 0
     * @return the similarity with that
     * @throws IllegalArgumentException if it is not above 0
     */
    public Similarity<S, V> weight(double times) {
        if (!(times > 0) || Double.isInfinite(times)) {
            throw new IllegalArgumentException(
                    "a weight is a number above 0, not %s; leave the line out if it shall not count".formatted(times));
        }
        return new Similarity<>(measure, value, times);
    }

    double weight() {
        return weight;
    }

    @Nullable
    String text(S row, Failures failures) {
        return value.text(row, failures);
    }

    double of(String one, String other) {
        return measure.of(one, other);
    }

    void check(Schema<S> schema) {
        value.check(schema);
    }

    String words(Schema<S> schema) {
        return value.words(schema) + " by " + measure.words();
    }

    String field(Schema<S> schema) {
        return value.field(schema);
    }
}
