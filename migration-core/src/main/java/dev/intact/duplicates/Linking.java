package dev.intact.duplicates;

import java.util.ArrayList;
import java.util.List;

/** Joins clusters, one link after the other, and keeps why; and what was not joined, and why not. Not thread-safe. */
final class Linking {
    /** The rule of a link that a person has made. */
    static final int BY_PERSON = -1;

    /** The score of an exact match. */
    static final int EXACT = Float.floatToIntBits(1);

    private final Clusters clusters;
    private final Edges links = new Edges();
    private final Edges vetoed = new Edges();
    private final List<CrowdFound> generic = new ArrayList<>();
    private final List<CrowdFound> refused = new ArrayList<>();
    private final Edges review = new Edges();
    private final long[] linksByRule;

    /**
     * A key that too many records share.
     *
     * @param pass the place of a block's key in its rule; {@link BlockScoring#COMPARED} for all that the rule compares
     * @param examples the records of the lowest ranks
     */
    record CrowdFound(int rule, int pass, int count, List<Integer> examples) {
        boolean isSameAs(CrowdFound other) {
            return rule == other.rule && pass == other.pass && examples.equals(other.examples);
        }
    }

    Linking(Clusters clusters, int rules) {
        this.clusters = clusters;
        this.linksByRule = new long[rules];
    }

    /** Joins the clusters of two records, unless a constraint forbids it; answers whether they are one now. */
    boolean link(int one, int other, int rule, int score) {
        int root = clusters.find(one);
        int another = clusters.find(other);
        if (root == another) {
            return true;
        }
        int forbidding = clusters.forbiddenBy(root, another);
        if (forbidding >= 0) {
            vetoed.add(one, other, rule, forbidding);
            return false;
        }
        clusters.join(root, another);
        links.add(one, other, rule, score);
        if (rule >= 0) {
            linksByRule[rule]++;
        }
        return true;
    }

    Clusters clusters() {
        return clusters;
    }

    Edges links() {
        return links;
    }

    /** What was not joined, with the place of the constraint that forbade it. */
    Edges vetoed() {
        return vetoed;
    }

    /** What a person is to look at, with the score. */
    Edges review() {
        return review;
    }

    List<CrowdFound> generic() {
        return generic;
    }

    List<CrowdFound> refused() {
        return refused;
    }

    long links(int rule) {
        return linksByRule[rule];
    }
}
