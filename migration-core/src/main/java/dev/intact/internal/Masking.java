package dev.intact.internal;

import dev.intact.field.Key;
import dev.intact.field.Problem;
import dev.intact.ledger.Position;
import dev.intact.ledger.RecordOutcome;
import dev.intact.mapping.Mapping;
import dev.intact.mapping.RuleDescription;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What of a move's records must not be shown: sensitive source fields, what is made of them, and keys made of them.
 * Where anything is sensitive, a value whose field is not known is masked as well.
 */
public final class Masking {
    private final Set<String> sensitive = new HashSet<>();
    private final Set<String> openSource = new HashSet<>();
    private final Set<String> openTarget = new HashSet<>();
    private final Set<String> sensitiveTarget = new HashSet<>();
    private final boolean keyIsSensitive;

    /** The masking of some mappings of one source; the first of them has the key. */
    public <S> Masking(List<Mapping<S, ?>> mappings) {
        for (Mapping<S, ?> mapping : mappings) {
            mapping.sourceSchema()
                    .leaves()
                    .forEach(leaf -> (mapping.isSensitive(leaf) ? sensitive : openSource).add(leaf.name()));
            mapping.rules().forEach(rule -> addTarget(mapping, rule));
        }
        openSource.removeAll(sensitive);
        openTarget.removeAll(sensitiveTarget);
        Mapping<S, ?> first = mappings.get(0);
        this.keyIsSensitive = first.keyFields().stream().anyMatch(first::isSensitive);
    }

    private void addTarget(Mapping<?, ?> mapping, RuleDescription rule) {
        mapping.targetSchema().leaves().stream()
                .filter(leaf -> rule.target().covers(leaf.index()))
                .forEach(leaf -> (rule.isSensitive() ? sensitiveTarget : openTarget).add(leaf.name()));
    }

    /** The problem of a record that could not be read, its value masked if its field is sensitive. */
    Problem shown(Problem problem) {
        return shown(problem, openSource);
    }

    /** The problem of a record that the target refused, its value masked if it is made of a sensitive field. */
    Problem refused(Problem problem) {
        return shown(problem, openTarget);
    }

    private Problem shown(Problem problem, Set<String> open) {
        boolean nothingIsSensitive = sensitive.isEmpty() && sensitiveTarget.isEmpty();
        return nothingIsSensitive || open.contains(problem.field()) ? problem : problem.masked();
    }

    /** The key as people may see it. */
    public String shown(Key key) {
        return keyIsSensitive || (key.isPlace() && !sensitive.isEmpty()) ? key.masked() : key.text();
    }

    /** The outcome as listeners may see it; a position may hold the key, so it is masked with it. */
    RecordOutcome shown(RecordOutcome outcome) {
        if (sensitive.isEmpty()) {
            return outcome;
        }
        return RecordOutcome.of(
                kept(outcome.key()),
                Position.of(Problem.MASK),
                outcome.outcome(),
                outcome.reason(),
                outcome.problems());
    }

    /** The key as a ledger may keep it. */
    Key kept(Key key) {
        if (sensitive.isEmpty()) {
            return key;
        }
        String text = shown(key);
        return key.isPlace() ? Key.ofPlace(text.substring(1)) : keyIsSensitive ? Key.of(text) : key;
    }

    /** The outcomes as a ledger may keep them. */
    List<RecordOutcome> shown(List<RecordOutcome> outcomes) {
        return sensitive.isEmpty()
                ? outcomes
                : outcomes.stream().map(this::shown).toList();
    }

    /** Whether a field of the target is made of a sensitive one, or it is not known of what. */
    boolean hidesTarget(String field) {
        boolean nothingIsSensitive = sensitive.isEmpty() && sensitiveTarget.isEmpty();
        return !nothingIsSensitive && !openTarget.contains(field);
    }

    /** Whether a source field must not be shown. */
    public boolean hides(String field) {
        return sensitive.contains(field);
    }
}
