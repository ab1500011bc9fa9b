package dev.intact.mapping;

import dev.intact.field.Field;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a mapping does with each field of the source, and where each field of the target comes from. Immutable. */
public final class Coverage {
    private final Map<String, String> source;
    private final Map<String, String> target;

    Coverage(Map<String, String> source, Map<String, String> target) {
        this.source = source;
        this.target = target;
    }

    /** {@return for each leaf of the source, in declaration order, what becomes of it, in words} */
    public Map<String, String> source() {
        return new LinkedHashMap<>(source);
    }

    /** {@return for each leaf of the target, in declaration order, where it comes from, in words} */
    public Map<String, String> target() {
        return new LinkedHashMap<>(target);
    }

    static Coverage of(Mapping<?, ?> mapping) {
        Map<String, String> source = new LinkedHashMap<>();
        Map<String, String> target = new LinkedHashMap<>();
        mapping.sourceSchema().leaves().forEach(leaf -> source.put(leaf.name(), ""));
        mapping.targetSchema().leaves().forEach(leaf -> target.put(leaf.name(), ""));
        for (RuleDescription rule : mapping.rules()) {
            mapping.sourceSchema().leaves().stream()
                    .filter(leaf -> rule.sources().stream().anyMatch(field -> field.covers(leaf.index())))
                    .forEach(leaf -> append(
                            source, leaf.name(), "mapped to " + rule.target().name()));
            mapping.targetSchema().leaves().stream()
                    .filter(leaf -> rule.target().covers(leaf.index()))
                    .forEach(leaf -> append(target, leaf.name(), origin(rule)));
        }
        mapping.archivedFields().forEach((field, reason) -> leftOut(mapping, source, field, "archived: " + reason));
        mapping.droppedFields().forEach((field, reason) -> leftOut(mapping, source, field, "dropped: " + reason));
        return new Coverage(source, target);
    }

    private static String origin(RuleDescription rule) {
        return rule.sources().isEmpty()
                ? rule.words()
                : "from "
                        + String.join(
                                ", ", rule.sources().stream().map(Field::name).toList());
    }

    private static void leftOut(Mapping<?, ?> mapping, Map<String, String> into, Field field, String words) {
        mapping.sourceSchema().leaves().stream()
                .filter(leaf -> field.covers(leaf.index()))
                .forEach(leaf -> append(into, leaf.name(), words));
    }

    private static void append(Map<String, String> into, String name, String words) {
        into.merge(name, words, (before, more) -> before.isEmpty() ? more : before + "; " + more);
    }
}
