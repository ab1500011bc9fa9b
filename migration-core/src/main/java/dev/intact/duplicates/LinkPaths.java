package dev.intact.duplicates;

import dev.intact.field.Key;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The links that were made, by the places of their records' names. They are a forest, so there is one way at most from
 * one record to another. Immutable.
 */
final class LinkPaths {
    static final String BY_PERSON = "a person said so";

    private final Edges links;
    private final List<String> rules;

    /** For each end of a link its place, and the link, in the order of the places. */
    private final long[] ends;

    LinkPaths(Edges links, List<String> rules) {
        this.links = links;
        this.rules = List.copyOf(rules);
        this.ends = new long[2 * links.size()];
        for (int link = 0; link < links.size(); link++) {
            ends[2 * link] = (long) links.one(link) << Integer.SIZE | link;
            ends[2 * link + 1] = (long) links.other(link) << Integer.SIZE | link;
        }
        Arrays.sort(ends);
    }

    /** The way between two places that are connected. */
    List<Match> between(int from, int to, KeyNames names) {
        Map<Integer, Integer> cameBy = new HashMap<>();
        Deque<Integer> open = new ArrayDeque<>(List.of(from));
        cameBy.put(from, -1);
        while (!cameBy.containsKey(to)) {
            int at = open.remove();
            for (int i = firstEnd(at); i < ends.length && (int) (ends[i] >> Integer.SIZE) == at; i++) {
                int link = (int) ends[i];
                int next = otherEnd(link, at);
                if (cameBy.putIfAbsent(next, link) == null) {
                    open.add(next);
                }
            }
        }
        return way(cameBy, to, names);
    }

    private int firstEnd(int place) {
        int found = Arrays.binarySearch(ends, (long) place << Integer.SIZE);
        return found < 0 ? -found - 1 : found;
    }

    private int otherEnd(int link, int place) {
        return links.one(link) == place ? links.other(link) : links.one(link);
    }

    private List<Match> way(Map<Integer, Integer> cameBy, int to, KeyNames names) {
        Deque<Match> way = new ArrayDeque<>();
        int at = to;
        for (int link = cameBy.getOrDefault(at, -1); link >= 0; link = cameBy.getOrDefault(at, -1)) {
            int before = otherEnd(link, at);
            way.addFirst(match(names, before, at, links.rule(link), links.number(link)));
            at = before;
        }
        return List.copyOf(way);
    }

    private Match match(KeyNames names, int one, int other, int rule, int score) {
        return new Match(
                Key.ofText(names.text(one)),
                Key.ofText(names.text(other)),
                rule == Linking.BY_PERSON ? BY_PERSON : rules.get(rule),
                Float.intBitsToFloat(score));
    }
}
