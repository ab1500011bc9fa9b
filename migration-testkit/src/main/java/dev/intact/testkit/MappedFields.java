package dev.intact.testkit;

import dev.intact.field.Field;
import dev.intact.field.Nearest;
import dev.intact.field.Problem;
import dev.intact.field.Schema;
import dev.intact.mapping.Mapping;
import dev.intact.mapping.RuleDescription;
import dev.intact.mapping.Trace;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Compares and shows target rows field by field, with the rule of each field; what is sensitive is masked. */
final class MappedFields<S, T> {
    private static final String ANOTHER = Problem.MASK + " (another value)";

    private final Mapping<S, T> mapping;
    private final Schema<T> schema;

    MappedFields(Mapping<S, T> mapping) {
        this.mapping = mapping;
        this.schema = mapping.targetSchema();
    }

    /** A field with another value than expected; both as they may be shown. */
    record Difference(Field field, String expected, String actual) {}

    List<Difference> differences(T expected, T actual) {
        List<Difference> differences = new ArrayList<>();
        List<@Nullable Object> wanted = Values.of(schema, expected).leaves();
        List<@Nullable Object> made = Values.of(schema, actual).leaves();
        for (Field leaf : schema.leaves()) {
            Object one = wanted.get(leaf.index());
            Object other = made.get(leaf.index());
            if (!Objects.equals(one, other)) {
                differences.add(difference(leaf, one, other));
            }
        }
        return differences;
    }

    Difference difference(Field field, @Nullable Object expected, @Nullable Object actual) {
        if (isSensitive(field)) {
            return new Difference(field, Problem.MASK, ANOTHER);
        }
        boolean alike = shown(expected).equals(shown(actual)); // an Integer where a Long was made
        return new Difference(
                field, shown(expected) + (alike ? type(expected) : ""), shown(actual) + (alike ? type(actual) : ""));
    }

    private static String type(@Nullable Object value) {
        return value == null ? "" : " (" + value.getClass().getSimpleName() + ")";
    }

    private boolean isSensitive(Field field) {
        return mapping.rules().stream().anyMatch(rule -> rule.isSensitive() && concerns(rule, field));
    }

    private static boolean concerns(RuleDescription rule, Field field) {
        return rule.target().covers(field.index()) || field.covers(rule.target().index());
    }

    private static String shown(@Nullable Object value) {
        if (value == null) {
            return "(none)";
        }
        return value instanceof CharSequence ? "\"" + value + "\"" : value.toString();
    }

    /** A row with one line for each field; those that differ are told from their expected masks. */
    String text(T row, List<Difference> differences) {
        StringJoiner text = new StringJoiner("\n  ").add(schema.name());
        List<@Nullable Object> values = Values.of(schema, row).leaves();
        for (Field leaf : schema.leaves()) {
            text.add(leaf.name() + " = " + shown(leaf, values.get(leaf.index()), differences));
        }
        return text.toString();
    }

    private String shown(Field leaf, @Nullable Object value, List<Difference> differences) {
        if (!isSensitive(leaf)) {
            return shown(value);
        }
        return differences.stream()
                .filter(difference -> difference.field().equals(leaf))
                .map(Difference::actual)
                .findFirst()
                .orElse(Problem.MASK);
    }

    /** The differences with the rules and the source values that made them. */
    String explained(List<Difference> differences, Trace trace) {
        StringBuilder text = new StringBuilder();
        for (Difference difference : differences) {
            text.append("\n  ").append(difference.field().name());
            append(text, "expected", difference.expected());
            append(text, "actual", difference.actual());
            for (Trace.Step step : trace.steps()) {
                if (concerns(step.rule(), difference.field())) {
                    append(text, "rule", step.rule().words());
                    append(text, "from", sources(step));
                }
            }
        }
        return text.toString();
    }

    private static void append(StringBuilder text, String fact, String value) {
        if (!value.isEmpty()) {
            text.append("\n    ").append("%-10s".formatted(fact)).append(value);
        }
    }

    private static String sources(Trace.Step step) {
        StringJoiner text = new StringJoiner(", ");
        for (int i = 0; i < step.sources().size(); i++) {
            text.add(step.rule().sources().get(i).name() + "=" + step.sources().get(i));
        }
        return text.toString();
    }

    /** Says that the target has no such field, and which one was probably meant; empty if it has it. */
    String hint(String field) {
        Set<String> names = new LinkedHashSet<>(schema.leafNames());
        mapping.rules().forEach(rule -> names.add(rule.target().name()));
        if (field.isEmpty() || names.contains(field)) {
            return "";
        }
        String nearest = Nearest.to(field, names)
                .map("did you mean %s?"::formatted)
                .orElseGet(() -> "its fields are " + String.join(", ", names));
        return "\n%s has no field %s; %s".formatted(schema.name(), field, nearest);
    }
}
