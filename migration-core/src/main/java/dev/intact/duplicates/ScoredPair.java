package dev.intact.duplicates;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Two records that are alike, by their numbers, the one of the lower rank first.
 *
 * @param rule the place of the rule that compared them
 * @param accepted whether the score is enough for the two to be one
 */
record ScoredPair(int one, int other, int rule, double score, boolean accepted) {

    /** The most alike first; an order that is the same for the same pairs. */
    static Comparator<ScoredPair> mostAlikeFirst(int[] ranks) {
        return Comparator.comparing(ScoredPair::accepted)
                .reversed()
                .thenComparing(Comparator.comparingDouble(ScoredPair::score).reversed())
                .thenComparingInt(ScoredPair::rule)
                .thenComparingInt(pair -> ranks[pair.one()])
                .thenComparingInt(pair -> ranks[pair.other()]);
    }

    /** Each pair once, as the rule saw it that finds the two most alike; the most alike first. */
    static List<ScoredPair> best(List<ScoredPair> pairs, int[] ranks) {
        List<ScoredPair> sorted = new ArrayList<>(pairs);
        sorted.sort(mostAlikeFirst(ranks));
        Set<Long> seen = new HashSet<>();
        sorted.removeIf(pair -> !seen.add((long) pair.one() << Integer.SIZE | pair.other()));
        return sorted;
    }
}
