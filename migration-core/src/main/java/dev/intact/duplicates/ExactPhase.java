package dev.intact.duplicates;

import dev.intact.duplicates.Linking.CrowdFound;
import java.util.ArrayList;
import java.util.List;

/**
 * Links the records that share a key: rule by rule, in the order of the keys' hashes, in a key the records in that of
 * their ranks. Parts of a spill are sorted side by side, and linked in order.
 */
final class ExactPhase {
    private final Linking linking;
    private final int[] ranks;
    private final int genericAbove;
    private final Crew crew;

    ExactPhase(Linking linking, int[] ranks, int genericAbove, Crew crew) {
        this.linking = linking;
        this.ranks = ranks;
        this.genericAbove = genericAbove;
        this.crew = crew;
    }

    void link(int rule, Spill spill) {
        Groups groups = new Groups(genericAbove, ranks, Groups.budget(crew.workers()));
        int[] parts = spill.parts();
        crew.inOrder(
                parts.length,
                i -> {
                    Found found = new Found(rule);
                    groups.of(spill, parts[i], found);
                    return found;
                },
                Found::link);
        spill.drop();
    }

    /** What one part of a spill holds: each group is its size, and then its records. */
    private final class Found implements Groups.Taker {
        private final int rule;
        private final Ints groups = new Ints();
        private final List<CrowdFound> crowds = new ArrayList<>();

        Found(int rule) {
            this.rule = rule;
        }

        @Override
        public void group(Rows rows, int[] order, int from, int to) {
            if (to - from > 1) {
                groups.add(to - from);
                for (int i = from; i < to; i++) {
                    groups.add(rows.record(order[i]));
                }
            }
        }

        @Override
        public void crowd(Groups.Crowd crowd) {
            CrowdCount count = new CrowdCount(ranks);
            crowd.forEach(count);
            crowds.add(new CrowdFound(rule, 0, count.count(), count.examples()));
        }

        void link() {
            for (int at = 0; at < groups.size(); at += 1 + groups.get(at)) {
                linkGroup(at + 1, at + 1 + groups.get(at));
            }
            linking.generic().addAll(crowds);
        }

        /** Each record joins the first of those before it that it may join; all that follow one are one with it. */
        private void linkGroup(int from, int to) {
            Ints heads = new Ints();
            for (int i = from; i < to; i++) {
                if (!joinsOne(groups.get(i), heads)) {
                    heads.add(groups.get(i));
                }
            }
        }

        private boolean joinsOne(int record, Ints heads) {
            for (int head = 0; head < heads.size(); head++) {
                if (linking.link(heads.get(head), record, rule, Linking.EXACT)) {
                    return true;
                }
            }
            return false;
        }
    }
}
