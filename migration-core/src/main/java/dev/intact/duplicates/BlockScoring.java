package dev.intact.duplicates;

import dev.intact.duplicates.Definition.NearRule;
import dev.intact.duplicates.Linking.CrowdFound;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares the records of one part of a spilled block with each other, but those that are one already. A block that is
 * too large goes into another spill, to be split, or is refused. For one thread.
 */
final class BlockScoring<S> implements Groups.Taker {
    /** Stands for the place of a block's key where all that is compared is meant. */
    static final int COMPARED = -1;

    private static final double TOLERANCE = 1e-9;

    private final NearRule<S> rule;
    private final int place;
    private final int pass;
    private final Clusters clusters;
    private final int[] ranks;
    private final Spill.@Nullable Writer split;
    private final int genericAbove;
    private final List<CrowdFound> generic = new ArrayList<>();
    private final List<ScoredPair> pairs = new ArrayList<>();
    private final List<CrowdFound> refused = new ArrayList<>();

    /**
     * A scoring.
     *
     * @param place the place of the rule among all
     * @param pass the place of the block's key in the rule
     * @param split where blocks go that are too large; null if they are refused
     * @param genericAbove how many records may be equal in all that is compared
     */
    BlockScoring(
            NearRule<S> rule,
            int place,
            int pass,
            Clusters clusters,
            int[] ranks,
            Spill.@Nullable Writer split,
            int genericAbove) {
        this.rule = rule;
        this.place = place;
        this.pass = pass;
        this.clusters = clusters;
        this.ranks = ranks;
        this.split = split;
        this.genericAbove = genericAbove;
    }

    @Override
    public void group(Rows rows, int[] order, int from, int to) {
        if (to - from < 2) {
            return;
        }
        List<Compared> records = new ArrayList<>(to - from);
        for (int i = from; i < to; i++) {
            int record = rows.record(order[i]);
            records.add(new Compared(record, clusters.root(record), texts(rows.load(order[i]))));
        }
        compare(records.size() > genericAbove ? withoutGeneric(records) : records);
    }

    /** What is compared of a record. */
    private record Compared(int record, int root, List<@Nullable String> texts) {}

    private void compare(List<Compared> records) {
        for (int i = 0; i < records.size(); i++) {
            Compared one = records.get(i);
            for (Compared other : records.subList(i + 1, records.size())) {
                if (one.root() != other.root()) {
                    compare(one, other);
                }
            }
        }
    }

    /** Records that are equal in all that is compared, and too many, say as little as those of a generic key. */
    private List<Compared> withoutGeneric(List<Compared> records) {
        Map<List<@Nullable String>, CrowdCount> equal = new HashMap<>();
        for (Compared each : records) {
            equal.computeIfAbsent(each.texts(), texts -> new CrowdCount(ranks)).add(each.record());
        }
        Set<List<@Nullable String>> tooMany = new HashSet<>();
        equal.forEach((texts, crowd) -> {
            if (crowd.count() > genericAbove) {
                tooMany.add(texts);
                generic.add(new CrowdFound(place, COMPARED, crowd.count(), crowd.examples()));
            }
        });
        return records.stream().filter(each -> !tooMany.contains(each.texts())).toList();
    }

    private void compare(Compared one, Compared other) {
        double score = rule.score().of(one.texts(), other.texts());
        if (score >= rule.review() - TOLERANCE) {
            pairs.add(new ScoredPair(one.record(), other.record(), place, score, score >= rule.accept() - TOLERANCE));
        }
    }

    private List<@Nullable String> texts(ByteBuffer load) {
        if (rule.block().split() != null) {
            load.position(2 * Long.BYTES);
        }
        @Nullable
        String[] texts = new @Nullable String[rule.score().similarities().size()];
        for (int i = 0; i < texts.length; i++) {
            int length = load.getInt();
            if (length >= 0) {
                byte[] text = new byte[length];
                load.get(text);
                texts[i] = new String(text, StandardCharsets.UTF_8);
            }
        }
        return Arrays.asList(texts);
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

    List<CrowdFound> generic() {
        return generic;
    }

    List<CrowdFound> refused() {
        return refused;
    }
}
