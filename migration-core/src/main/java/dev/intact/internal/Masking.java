package dev.intact.internal;

import dev.intact.field.Field;
import dev.intact.field.Key;
import dev.intact.field.Problem;
import dev.intact.ledger.RecordOutcome;
import dev.intact.mapping.Mapping;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What of a move's records must not be shown: sensitive source fields, and keys made of them. */
public final class Masking {
    private final Set<String> sensitive = new HashSet<>();
    private final boolean keyIsSensitive;

    /** The masking of some mappings of one source; the first of them has the key. */
    public <S> Masking(List<Mapping<S, ?>> mappings) {
        for (Mapping<S, ?> mapping : mappings) {
            mapping.sourceSchema().leaves().stream()
                    .filter(mapping::isSensitive)
                    .map(Field::name)
                    .forEach(sensitive::add);
        }
        Mapping<S, ?> first = mappings.get(0);
        this.keyIsSensitive = first.keyFields().stream().anyMatch(first::isSensitive);
    }

    /** The problem of a record that could not be read, its value masked if its field is sensitive. */
    Problem shown(Problem problem) {
        return sensitive.contains(problem.field()) ? problem.masked() : problem;
    }

    /** The key as people may see it. */
    public String shown(Key key) {
        return keyIsSensitive && !key.isPlace() ? key.masked() : key.text();
    }

    /** The outcome as listeners may see it. */
    RecordOutcome shown(RecordOutcome outcome) {
        if (!keyIsSensitive || outcome.key().isPlace()) {
            return outcome;
        }
        return RecordOutcome.of(
                Key.of(outcome.key().masked()),
                outcome.position(),
                outcome.outcome(),
                outcome.reason(),
                outcome.problems());
    }

    /** Whether a source field must not be shown. */
    public boolean hides(String field) {
        return sensitive.contains(field);
    }
}
