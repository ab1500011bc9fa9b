package dev.intact.duplicates;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How alike two records are, from 0 to 1: the mean of the similarities of their fields, each by its weight. Fields that
 * one of the two lacks are left out of the mean; if less than half of the weight is left, or what {@link #comparing}
 * says, the two are not compared. Immutable, thread-safe and serializable.
 *
 * @param <S> the type of the records
 */
public final class Score<S> implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final double HALF = 0.5;
    private static final double TOLERANCE = 1e-9;

    private final ArrayList<Similarity<S, ?>> similarities;
    private final double comparing;

    private Score(List<Similarity<S, ?>> similarities, double comparing) {
        this.similarities = new ArrayList<>(similarities);
        this.comparing = comparing;
    }

    /**
     * A score.
     *
     * @param similarities the similarities, at least one
     * @param <S> the type of the records
     * @return the score, which compares records that have half of the weight in common
     * @throws IllegalArgumentException if there is none
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // it is read alone
    public static <S> Score<S> score(Similarity<S, ?>... similarities) {
        if (similarities.length == 0) {
            throw new IllegalArgumentException("a score needs at least one similarity");
        }
        return new Score<>(List.of(similarities), HALF);
    }

    /**
     * Says how much two records must both have to be compared at all.
     *
     * @param share the least share of the weight, above 0 and at most 1
     * @return the score with that
     * @throws IllegalArgumentException if it is no such share
     */
    public Score<S> comparing(double share) {
        return new Score<>(similarities, Threshold.share("what must be comparable", share));
    }

    List<Similarity<S, ?>> similarities() {
        return similarities;
    }

    /** The score of two records by the texts of their fields; negative if they have too little in common. */
    double of(List<@Nullable String> one, List<@Nullable String> other) {
        double all = 0;
        double weight = 0;
        double sum = 0;
        for (int i = 0; i < similarities.size(); i++) {
            Similarity<S, ?> similarity = similarities.get(i);
            String left = one.get(i);
            String right = other.get(i);
            all += similarity.weight();
            if (left != null && right != null) {
                weight += similarity.weight();
                sum += similarity.weight() * similarity.of(left, right);
            }
        }
        return weight <= 0 || weight < comparing * all - TOLERANCE ? -1 : sum / weight;
    }
}
