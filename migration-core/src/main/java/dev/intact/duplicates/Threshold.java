package dev.intact.duplicates;

import java.io.Serializable;

/** From which score on two records are one, or are shown to a person. Immutable and thread-safe. */
public final class Threshold implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final double score;

    enum Kind {
        ACCEPT,
        REVIEW
    }

    private Threshold(Kind kind, double score) {
        this.kind = kind;
        this.score = share("a threshold", score);
    }

    /**
     * From which score on two records are taken for one.
     *
     * @param score above 0 and at most 1
     * @return the threshold
     * @throws IllegalArgumentException if it is no such score
     */
    public static Threshold accept(double score) {
        return new Threshold(Kind.ACCEPT, score);
    }

    /**
     * From which score on two records are shown to a person, who decides.
     *
     * @param score above 0 and at most 1
     * @return the threshold
     * @throws IllegalArgumentException if it is no such score
     */
    public static Threshold review(double score) {
        return new Threshold(Kind.REVIEW, score);
    }

    static double share(String what, double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("%s lies above 0, and is at most 1, not %s".formatted(what, share));
        }
        return share;
    }

    boolean is(Kind wanted) {
        return kind == wanted;
    }

    double score() {
        return score;
    }
}
