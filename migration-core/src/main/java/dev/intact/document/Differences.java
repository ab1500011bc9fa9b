package dev.intact.document;

import dev.intact.document.Change.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares two outlines, thing by thing: what was added, removed, changed, and put into another order. */
final class Differences {
    private final List<Change> changes = new ArrayList<>();

    /** What makes a thing the same in both documents. */
    private record Identity(String kind, String name, int occurrence) {}

    private Differences() {}

    static List<Change> between(Outline before, Outline after) {
        Differences differences = new Differences();
        differences.compare("", before, after);
        return List.copyOf(differences.changes);
    }

    private void compare(String outer, Outline before, Outline after) {
        String place = after.place().isEmpty() ? outer : after.place();
        Set<String> facts = new LinkedHashSet<>(after.facts().keySet());
        facts.addAll(before.facts().keySet());
        for (String fact : facts) {
            String was = before.facts().getOrDefault(fact, "");
            String is = after.facts().getOrDefault(fact, "");
            if (!was.equals(is)) {
                changes.add(new Change(Kind.CHANGED, place, after.subject(), fact, was, is));
            }
        }
        compareParts(place, identified(before.parts()), identified(after.parts()));
    }

    private void compareParts(String place, Map<Identity, Outline> before, Map<Identity, Outline> after) {
        before.forEach((identity, part) -> {
            if (!after.containsKey(identity)) {
                changes.add(new Change(Kind.REMOVED, place, called(part), "", part.summary(), ""));
            }
        });
        after.forEach((identity, part) -> {
            Outline earlier = before.get(identity);
            if (earlier == null) {
                changes.add(new Change(Kind.ADDED, place, called(part), "", "", part.summary()));
            } else {
                compare(place, earlier, part);
            }
        });
        compareOrder(place, before, after);
    }

    private void compareOrder(String place, Map<Identity, Outline> before, Map<Identity, Outline> after) {
        Map<String, List<Identity>> were = common(before, after);
        common(after, before).forEach((kind, are) -> {
            List<Identity> earlier = were.getOrDefault(kind, List.of());
            if (!are.equals(earlier)) {
                changes.add(new Change(Kind.REORDERED, place, "", kind, names(earlier), names(are)));
            }
        });
    }

    private static Map<String, List<Identity>> common(Map<Identity, Outline> these, Map<Identity, Outline> those) {
        return these.keySet().stream()
                .filter(those::containsKey)
                .collect(Collectors.groupingBy(Identity::kind, LinkedHashMap::new, Collectors.toList()));
    }

    private static String names(List<Identity> identities) {
        return identities.stream().map(Identity::name).collect(Collectors.joining(", "));
    }

    private static String called(Outline part) {
        if (!part.subject().isEmpty()) {
            return part.subject();
        }
        return part.kind().equals("moves") ? "move '%s'".formatted(part.name()) : "mapping";
    }

    /** Two rules may have the same words: the first is held against the first, the second against the second. */
    private static Map<Identity, Outline> identified(List<Outline> parts) {
        Map<Identity, Outline> identified = new LinkedHashMap<>();
        for (Outline part : parts) {
            int occurrence = 0;
            while (identified.containsKey(new Identity(part.kind(), part.name(), occurrence))) {
                occurrence++;
            }
            identified.put(new Identity(part.kind(), part.name(), occurrence), part);
        }
        return identified;
    }
}
