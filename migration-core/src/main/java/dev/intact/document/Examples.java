package dev.intact.document;

import dev.intact.field.Problem;
import dev.intact.mapping.Trace;
import dev.intact.run.Explanation;
import dev.intact.run.Preview;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A few values that each field has in the records of a preview, which has masked the sensitive ones. Immutable. */
final class Examples {
    private static final Examples NONE = new Examples(Map.of());
    private static final int PER_FIELD = 3;
    private static final int LONGEST = 24;
    private static final int ALTOGETHER = 48;
    private static final String NO_VALUE = "(none)";

    private final Map<Place, Set<String>> values;

    /** A field of a move's source, whose sink is empty, or of one of its sinks. */
    private record Place(String move, String sink, String field) {}

    private Examples(Map<Place, Set<String>> values) {
        this.values = values;
    }

    static Examples none() {
        return NONE;
    }

    static Examples of(Preview preview) {
        Map<Place, Set<String>> values = new LinkedHashMap<>();
        for (Explanation record : preview.records()) {
            record.source().forEach((field, value) -> add(values, new Place(record.move(), "", field), value));
            record.traces().forEach((sink, trace) -> addResults(values, record.move(), sink, trace));
        }
        return new Examples(values);
    }

    private static void addResults(Map<Place, Set<String>> values, String move, String sink, Trace trace) {
        trace.steps().stream()
                .filter(step -> step.problems().isEmpty())
                .forEach(step ->
                        step.leaves().forEach((field, value) -> add(values, new Place(move, sink, field), value)));
    }

    private static void add(Map<Place, Set<String>> values, Place place, String value) {
        Set<String> its = values.computeIfAbsent(place, any -> new LinkedHashSet<>());
        String shown = shortened(value);
        if (!value.equals(NO_VALUE) && !value.isBlank() && its.size() < PER_FIELD && fits(its, shown)) {
            its.add(shown);
        }
    }

    private static boolean fits(Set<String> its, String more) {
        return its.isEmpty() || its.stream().mapToInt(String::length).sum() + more.length() <= ALTOGETHER;
    }

    private static String shortened(String value) {
        if (value.equals(Problem.MASK) || value.codePointCount(0, value.length()) <= LONGEST) {
            return value;
        }
        return value.substring(0, value.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }

    List<String> ofSource(String move, String field) {
        return List.copyOf(values.getOrDefault(new Place(move, "", field), Set.of()));
    }

    List<String> ofTarget(String move, String sink, String field) {
        return List.copyOf(values.getOrDefault(new Place(move, sink, field), Set.of()));
    }
}
