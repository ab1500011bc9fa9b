package dev.intact.duplicates;

import dev.intact.convert.Failures;
import dev.intact.duplicates.DedupResult.Counts;
import dev.intact.duplicates.DedupResult.Findings;
import dev.intact.duplicates.Linking.CrowdFound;
import dev.intact.field.Getter;
import dev.intact.field.Key;
import dev.intact.source.Source;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Turns numbers of records back into keys, those alone that there is something to tell of, and puts all into order. */
final class ResultMaking<S> {
    private static final Failures NOBODY = problem -> {};

    private final Dedup<S> dedup;
    private final RecordReading<S> reading;
    private final Linking linking;
    private final long spilled;
    private final List<String> rules;

    ResultMaking(Dedup<S> dedup, RecordReading<S> reading, Linking linking, long spilled) {
        this.dedup = dedup;
        this.reading = reading;
        this.linking = linking;
        this.spilled = spilled;
        this.rules = dedup.definition().ruleNames();
    }

    DedupResult make(Source<S> source, Getter<S, ?>[] key, List<String> unknown) {
        KeyNames names = names();
        int[] clusterOf = new int[names.size()];
        int clusters = number(names, clusterOf);
        Map<String, S> shown = RecordsByKey.find(source, key, shown(names));
        Findings findings = new Findings(
                review(names),
                vetoed(names),
                common(linking.generic(), names, shown),
                common(linking.refused(), names, shown),
                counts(),
                unknown.stream().map(Key::ofText).toList());
        return new DedupResult(
                new Counts(reading.count(), reading.unreadableCount(), spilled),
                names,
                clusterOf,
                clusters,
                new LinkPaths(placed(linking.links(), names), rules),
                findings);
    }

    private KeyNames names() {
        BitSet told = told();
        int bans = dedup.definition().bans().size();
        KeyNames names = new KeyNames();
        for (int part : reading.records().parts()) {
            reading.records().forEach(part, (high, low, record, load) -> {
                if (told.get(record)) {
                    names.add(record, keyBytes(load, bans));
                }
            });
        }
        return names.sorted();
    }

    private static byte[] keyBytes(ByteBuffer load, int bans) {
        byte[] text = new byte[load.remaining() - bans * Long.BYTES];
        load.get(bans * Long.BYTES, text);
        return text;
    }

    private BitSet told() {
        BitSet told = new BitSet(reading.count());
        for (Edges edges : List.of(linking.links(), linking.vetoed(), linking.review())) {
            for (int edge = 0; edge < edges.size(); edge++) {
                told.set(edges.one(edge));
                told.set(edges.other(edge));
            }
        }
        for (List<CrowdFound> crowds : List.of(linking.generic(), linking.refused())) {
            crowds.forEach(crowd -> crowd.examples().forEach(told::set));
        }
        return told;
    }

    /** Numbers the clusters in the order of their first names; the number of a cluster is kept at its root's name. */
    private int number(KeyNames names, int[] clusterOf) {
        int[] byRoot = new int[names.size()];
        Arrays.fill(byRoot, -1);
        int clusters = 0;
        for (int place = 0; place < clusterOf.length; place++) {
            int root = linking.clusters().find(names.record(place));
            clusterOf[place] = -1;
            if (linking.clusters().size(root) > 1) {
                int rootPlace = names.place(root);
                byRoot[rootPlace] = byRoot[rootPlace] < 0 ? clusters++ : byRoot[rootPlace];
                clusterOf[place] = byRoot[rootPlace];
            }
        }
        return clusters;
    }

    private Set<String> shown(KeyNames names) {
        Set<String> shown = new HashSet<>();
        for (List<CrowdFound> crowds : List.of(linking.generic(), linking.refused())) {
            crowds.forEach(
                    crowd -> shown.add(names.text(names.place(crowd.examples().get(0)))));
        }
        return shown;
    }

    private static Edges placed(Edges links, KeyNames names) {
        Edges placed = new Edges();
        for (int link = 0; link < links.size(); link++) {
            placed.add(
                    names.place(links.one(link)), names.place(links.other(link)), links.rule(link), links.number(link));
        }
        return placed;
    }

    private List<Match> review(KeyNames names) {
        Edges pairs = linking.review();
        List<Match> review = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            review.add(match(pairs, i, Float.intBitsToFloat(pairs.number(i)), names));
        }
        review.sort(Comparator.comparingDouble(Match::score)
                .reversed()
                .thenComparing(Match::one)
                .thenComparing(Match::other));
        return review;
    }

    /** Each pair once, as the first rule saw it. */
    private List<Vetoed> vetoed(KeyNames names) {
        Edges pairs = linking.vetoed();
        List<Vetoed> vetoed = new ArrayList<>();
        Set<List<Key>> seen = new HashSet<>();
        for (int i = 0; i < pairs.size(); i++) {
            Match match = match(pairs, i, 1, names);
            boolean apart =
                    linking.clusters().find(pairs.one(i)) != linking.clusters().find(pairs.other(i));
            if (apart && seen.add(List.of(match.one(), match.other()))) {
                vetoed.add(new Vetoed(
                        match,
                        linking.clusters().constraints().get(pairs.number(i)).words()));
            }
        }
        vetoed.sort(Comparator.comparing((Vetoed each) -> each.match().one())
                .thenComparing(each -> each.match().other()));
        return vetoed;
    }

    /** The lesser key first, as records are numbered in no order that means anything. */
    private Match match(Edges pairs, int pair, double score, KeyNames names) {
        int rule = pairs.rule(pair);
        String name = rule == Linking.BY_PERSON ? LinkPaths.BY_PERSON : rules.get(rule);
        Match match = new Match(key(names, pairs.one(pair)), key(names, pairs.other(pair)), name, score);
        return match.one().compareTo(match.other()) <= 0 ? match : match.turned();
    }

    private static Key key(KeyNames names, int record) {
        return Key.ofText(names.text(names.place(record)));
    }

    private List<CommonValue> common(List<CrowdFound> crowds, KeyNames names, Map<String, S> shown) {
        List<CommonValue> common = new ArrayList<>();
        for (CrowdFound crowd : crowds) {
            List<Key> examples = crowd.examples().stream()
                    .map(record -> key(names, record))
                    .sorted()
                    .toList();
            S first = shown.get(names.text(names.place(crowd.examples().get(0))));
            List<String> values = first == null ? List.of() : values(crowd, first);
            common.add(new CommonValue(rules.get(crowd.rule()), values, crowd.count(), examples));
        }
        common.sort(Comparator.comparingInt((CommonValue each) -> rules.indexOf(each.rule()))
                .thenComparing(Comparator.comparingInt(CommonValue::count).reversed())
                .thenComparing(each -> String.join("\0", each.values())));
        return common;
    }

    private List<String> values(CrowdFound crowd, S record) {
        Definition<S> definition = dedup.definition();
        int near = crowd.rule() - definition.exact().size();
        if (crowd.pass() == BlockScoring.COMPARED) {
            return definition.near().get(near).score().similarities().stream()
                    .map(similarity -> similarity.text(record, NOBODY))
                    .filter(Objects::nonNull)
                    .toList();
        }
        List<MatchKey<S, ?>> parts = near < 0
                ? definition.exact().get(crowd.rule()).parts()
                : definition.near().get(near).block().keys().get(crowd.pass());
        List<String> values = new ArrayList<>();
        for (MatchKey<S, ?> part : parts) {
            String text = part.text(record, NOBODY);
            values.add(text == null ? "" : text);
        }
        return values;
    }

    private List<RuleCount> counts() {
        List<RuleCount> counts = new ArrayList<>();
        for (int rule = 0; rule < rules.size(); rule++) {
            RuleTally tally = reading.tallies().get(rule);
            counts.add(new RuleCount(
                    rules.get(rule),
                    tally.keyedCount(),
                    tally.blankCount(),
                    tally.refusedCount(),
                    linking.links(rule)));
        }
        return counts;
    }
}
