package dev.intact.duplicates;

import dev.intact.duplicates.Definition.NearRule;
import dev.intact.duplicates.Linking.CrowdFound;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Links the records that are alike, the most alike pair first. A pair joins the clusters in which its two records are,
 * if enough of all pairs between these are accepted too: the closure over likenesses would make one cluster of a chain
 * in which each is like the next, and the first nothing like the last. (Measured elsewhere: of pairs of which 4 in 100
 * are wrong, the closure makes a cluster of 1,169 records.)
 */
final class NearPhase<S> {
    private static final double TOLERANCE = 1e-9;

    private final Linking linking;
    private final int[] ranks;
    private final double agreement;
    private final int genericAbove;
    private final Crew crew;
    private final SpillFolder folder;
    private final List<ScoredPair> scored = new ArrayList<>();

    NearPhase(Linking linking, int[] ranks, Definition<S> definition, Crew crew, SpillFolder folder) {
        this.linking = linking;
        this.ranks = ranks;
        this.agreement = definition.agreement();
        this.genericAbove = definition.genericAbove();
        this.crew = crew;
        this.folder = folder;
    }

    /** Compares the records in the blocks of a rule; each spill holds the blocks of one key. */
    void score(NearRule<S> rule, int place, List<Spill> spills) {
        for (int pass = 0; pass < spills.size(); pass++) {
            boolean splits = rule.block().split() != null;
            if (splits) {
                Spill split = new Spill(folder, true, 0);
                score(rule, place, pass, spills.get(pass), split);
                score(rule, place, pass, split, null);
                split.drop();
            } else {
                score(rule, place, pass, spills.get(pass), null);
            }
            spills.get(pass).drop();
        }
    }

    private void score(NearRule<S> rule, int place, int pass, Spill spill, @Nullable Spill split) {
        Groups groups = new Groups(rule.block().size(), ranks, Groups.budget(crew.workers()));
        int[] parts = spill.parts();
        crew.inOrder(
                parts.length,
                i -> {
                    BlockScoring<S> scoring = new BlockScoring<>(
                            rule,
                            place,
                            pass,
                            linking.clusters(),
                            ranks,
                            split == null ? null : split.writer(),
                            genericAbove);
                    groups.of(spill, parts[i], scoring);
                    return scoring.done();
                },
                scoring -> {
                    scored.addAll(scoring.pairs());
                    linking.refused().addAll(scoring.refused());
                    addGeneric(scoring.generic());
                });
    }

    /** Several blocks may hold the same records, which are told once. */
    private void addGeneric(List<CrowdFound> found) {
        found.stream()
                .filter(crowd -> linking.generic().stream().noneMatch(crowd::isSameAs))
                .forEach(linking.generic()::add);
    }

    /** Links what was compared. */
    void link() {
        List<ScoredPair> pairs = ScoredPair.best(scored, ranks);
        AcceptedPairs accepted = new AcceptedPairs(pairs);
        List<ScoredPair> left = new ArrayList<>();
        for (ScoredPair pair : pairs) {
            if (!pair.accepted() || !agree(pair, accepted)) {
                left.add(pair);
            } else {
                boolean unused = linking.link(pair.one(), pair.other(), pair.rule(), bits(pair));
            }
        }
        review(left);
    }

    private boolean agree(ScoredPair pair, AcceptedPairs accepted) {
        Clusters clusters = linking.clusters();
        int root = clusters.find(pair.one());
        int other = clusters.find(pair.other());
        if (root == other) {
            return true;
        }
        double all = (double) clusters.size(root) * clusters.size(other);
        return accepted.between(clusters, root, other) >= agreement * all - TOLERANCE;
    }

    /**
     * Of two clusters that stayed apart, the most alike pair is shown, unless a constraint has the last word anyway.
     */
    private void review(List<ScoredPair> left) {
        left.sort(Comparator.comparingDouble(ScoredPair::score)
                .reversed()
                .thenComparing(ScoredPair.mostAlikeFirst(ranks)));
        Clusters clusters = linking.clusters();
        Set<Long> shown = new HashSet<>();
        for (ScoredPair pair : left) {
            int root = clusters.find(pair.one());
            int other = clusters.find(pair.other());
            long both = (long) Math.min(root, other) << Integer.SIZE | Math.max(root, other);
            if (root != other && clusters.forbiddenBy(root, other) < 0 && shown.add(both)) {
                linking.review().add(pair.one(), pair.other(), pair.rule(), bits(pair));
            }
        }
    }

    private static int bits(ScoredPair pair) {
        return Float.floatToIntBits((float) pair.score());
    }
}
