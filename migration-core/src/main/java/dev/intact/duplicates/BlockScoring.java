package dev.intact.duplicates;

import dev.intact.duplicates.Definition.NearRule;
import dev.intact.duplicates.Linking.CrowdFound;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compares the records of one part of a spilled block with each other, but those that are one already. A block that is
 * too large goes into another spill, to be split, or is refused. For one thread.
 */
final class BlockScoring<S> implements Groups.Taker {
    private static final double TOLERANCE = 1e-9;

    private final NearRule<S> rule;
    private final int place;
    private final int pass;
    private final Clusters clusters;
    private final int[] ranks;
    private final Spill.@Nullable Writer split;
    private final List<ScoredPair> pairs = new ArrayList<>();
    private final List<CrowdFound> refused = new ArrayList<>();

    /**
     * A scoring.
     *
     * @param place the place of the rule among all
     * @param pass the place of the block's key in the rule
     * @param split where blocks go that are too large; null if they are refused
     */
    BlockScoring(
            NearRule<S> rule, int place, int pass, Clusters clusters, int[] ranks, Spill.@Nullable Writer split) {
        this.rule = rule;
        this.place = place;
        this.pass = pass;
        this.clusters = clusters;
        this.ranks = ranks;
        this.split = split;
    }

    @Override
    public void group(Rows rows, int[] order, int from, int to) {
        List<@Nullable String[]> texts = new ArrayList<>(to - from);
        for (int i = from; to - from > 1 && i < to; i++) {
            texts.add(texts(rows.load(order[i])));
        }
        for (int i = from; i < to; i++) {
            int one = rows.record(order[i]);
            int root = clusters.root(one);
            for (int j = i + 1; j < to; j++) {
                int other = rows.record(order[j]);
                if (clusters.root(other) != root) {
                    compare(one, texts.get(i - from), other, texts.get(j - from));
                }
            }
        }
    }

    private void compare(int one, @Nullable String[] texts, int other, @Nullable String[] otherTexts) {
        double score = rule.score().of(texts, otherTexts);
        if (score >= rule.review() - TOLERANCE) {
            pairs.add(new ScoredPair(one, other, place, score, score >= rule.accept() - TOLERANCE));
        }
    }

    private @Nullable String[] texts(ByteBuffer load) {
        if (rule.block().split() != null) {
            load.position(2 * Long.BYTES);
        }
        @Nullable String[] texts = new @Nullable String[rule.score().similarities().size()];
        for (int i = 0; i < texts.length; i++) {
            int length = load.getInt();
            if (length >= 0) {
                byte[] text = new byte[length];
                load.get(text);
                texts[i] = new String(text, StandardCharsets.UTF_8);
            }
        }
        return texts;
    }

    @Override
    public void crowd(Groups.Crowd crowd) {
        CrowdCount left = new CrowdCount(ranks);
        crowd.forEach((high, low, record, load) -> {
            long splitHigh = split == null ? 0 : load.getLong(0);
            long splitLow = split == null ? 0 : load.getLong(Long.BYTES);
            if (split == null || (splitHigh == 0 && splitLow == 0)) {
                left.row(high, low, record, load);
            } else {
                split.add(splitHigh, splitLow, record, load);
            }
        });
        if (left.count() > 0) {
            refused.add(new CrowdFound(place, pass, left.count(), left.examples()));
        }
    }

    BlockScoring<S> done() {
        if (split != null) {
            split.flush();
        }
        return this;
    }

    List<ScoredPair> pairs() {
        return pairs;
    }

    List<CrowdFound> refused() {
        return refused;
    }
}
