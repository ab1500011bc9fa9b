package dev.intact.mapping;

import dev.intact.field.Field;
import dev.intact.field.Getter;
import dev.intact.field.Key;
import dev.intact.field.Problem;
import dev.intact.field.Schema;
import dev.intact.mapping.Evaluation.Decision;
import dev.intact.quality.Rule;
import dev.intact.quality.Severity;
import dev.intact.quality.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Evaluates a definition: scope, rules, and what the result must keep. Immutable and thread-safe. */
final class CompiledMapping<S, T> {
    private final Definition<S, T> definition;
    private final Schema<T> target;
    private final List<Field> sensitiveSources;
    private final List<CompiledRule<S, T>> rules;
    private final List<Scoped<S>> scopes;
    private final List<Requirement<T>> requirements;

    /** A scope with its words. */
    private record Scoped<S>(Scope<S> scope, String words) {}

    /** A rule with the name of its field, which is empty if it is about the whole row. */
    private record Requirement<T>(
            Rule<T> rule, String field, @Nullable Getter<T, ?> getter, boolean sensitive) {}

    CompiledMapping(Definition<S, T> definition) {
        this.definition = definition;
        this.target = definition.target();
        this.sensitiveSources = Stream.concat(
                        definition.sensitive().stream(),
                        definition.clauses().stream()
                                .filter(Clause::sensitive)
                                .flatMap(clause -> clause.expression().sources().stream()))
                .map(definition.source()::field)
                .toList();
        this.rules = definition.clauses().stream()
                .map(clause -> new CompiledRule<>(definition, clause, sensitiveSources))
                .toList();
        this.scopes = definition.scopes().stream()
                .map(scope -> new Scoped<>(scope, scope.words(scopeField(scope))))
                .toList();
        this.requirements =
                definition.requirements().stream().map(this::requirement).toList();
    }

    private String scopeField(Scope<S> scope) {
        return scope.rule()
                .field()
                .map(getter -> definition.source().field(getter).name())
                .orElse("");
    }

    private Requirement<T> requirement(Rule<T> rule) {
        Getter<T, ?> getter = rule.field().orElse(null);
        if (getter == null) {
            return new Requirement<>(rule, "", null, false);
        }
        Field field = target.field(getter);
        boolean sensitive =
                rules.stream().anyMatch(other -> other.isSensitive() && CompiledRule.overlap(other.target(), field));
        return new Requirement<>(rule, field.name(), getter, sensitive);
    }

    List<CompiledRule<S, T>> rules() {
        return rules;
    }

    List<Identity<S, T>> identities() {
        return definition.identities().stream()
                .map(declared -> Identity.of(declared, definition))
                .toList();
    }

    List<ScopeDescription> scopes() {
        return scopes.stream()
                .map(scoped -> ScopeDescription.of(scoped.scope(), scopeField(scoped.scope()), scoped.words()))
                .toList();
    }

    /** The leaves of the target that each process needs. */
    Map<String, List<Field>> processes() {
        Map<String, List<Field>> needed = new LinkedHashMap<>();
        definition.processes().forEach(process -> needed.put(process.name(), process.leaves(target)));
        return needed;
    }

    boolean isSensitive(Field sourceField) {
        return sensitiveSources.stream().anyMatch(other -> CompiledRule.overlap(other, sourceField));
    }

    Optional<Key> key(S row) {
        List<Getter<S, ?>> parts = definition.key();
        @Nullable Object[] values = new @Nullable Object[parts.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = parts.get(i).get(row);
            if (values[i] == null) {
                return Optional.empty();
            }
        }
        return Optional.of(Key.of(values));
    }

    Evaluation<T> evaluate(S row, Resolver resolver) {
        Evaluator evaluator = new Evaluator(resolver);
        Evaluation<T> scoped = scope(row, evaluator);
        return scoped != null ? scoped : map(row, evaluator).with(evaluator.edges());
    }

    private @Nullable Evaluation<T> scope(S row, Evaluator evaluator) {
        for (Scoped<S> scoped : scopes) {
            try {
                if (scoped.scope().takesOut(row)) {
                    Decision decision =
                            scoped.scope().kind() == Scope.Kind.ARCHIVE ? Decision.ARCHIVED : Decision.EXCLUDED;
                    return Evaluation.outOfScope(decision, scoped.words());
                }
            } catch (RuntimeException e) {
                evaluator.at("", scoped.words(), false);
                evaluator.add(failed(e));
                return Evaluation.rejected(evaluator.problems());
            }
        }
        return null;
    }

    private static Problem failed(RuntimeException e) {
        return Problem.of(
                        "a rule could not be asked (%s)".formatted(e.getClass().getSimpleName()))
                .advice("make its function answer for every row, missing values included");
    }

    /** Maps a row without asking whether it is in scope. */
    Evaluation<T> map(S row, Evaluator evaluator) {
        @Nullable Object[] leaves = new @Nullable Object[target.leaves().size()];
        for (CompiledRule<S, T> rule : rules) {
            rule.apply(row, evaluator, leaves);
        }
        if (evaluator.count() == 0) {
            addMissing(leaves, evaluator);
        }
        if (evaluator.count() > 0) {
            return Evaluation.unmapped(evaluator);
        }
        T made;
        try {
            made = target.create(leaves);
        } catch (RuntimeException e) {
            evaluator.at("", "new " + target.name(), false);
            evaluator.add(Problem.of("%s refused its values (%s)"
                    .formatted(target.name(), e.getClass().getSimpleName())));
            return Evaluation.rejected(evaluator.problems());
        }
        return require(made, evaluator);
    }

    /** A nullable nested record of which some fields have a value must have the others too. */
    private void addMissing(@Nullable Object[] leaves, Evaluator evaluator) {
        for (Field missing : target.missing(leaves)) {
            evaluator.at(missing.name(), "", false);
            evaluator.add(Problem.of("must have a value, as other fields beside it have one")
                    .advice("map it from a field that is always filled, or declare .orElse(…)"));
        }
    }

    private Evaluation<T> require(T made, Evaluator evaluator) {
        List<Problem> warnings = null;
        for (Requirement<T> requirement : requirements) {
            Evaluator found =
                    requirement.rule().severity() == Severity.ERROR ? evaluator : new Evaluator(evaluator.resolver());
            ask(requirement, made, found, evaluator);
            if (found != evaluator && found.count() > 0) {
                warnings = warnings == null ? new ArrayList<>() : warnings;
                warnings.addAll(found.problems());
            }
        }
        if (evaluator.count() > 0) {
            return Evaluation.rejected(evaluator.problems());
        }
        return Evaluation.mapped(made, warnings == null ? List.of() : warnings);
    }

    /**
     * A rule that cannot be asked rejects the record, even one that would only warn: nobody knows what it would say.
     */
    private void ask(Requirement<T> requirement, T made, Evaluator found, Evaluator errors) {
        found.at(requirement.field(), requirement.rule().words(), requirement.sensitive());
        try {
            if (requirement.rule().test(made) == Verdict.BROKEN) {
                Problem broken = Problem.of("breaks a rule");
                found.add(
                        requirement.getter() == null
                                ? broken
                                : broken.value(requirement.getter().get(made)));
            }
        } catch (RuntimeException e) {
            errors.at(requirement.field(), requirement.rule().words(), requirement.sensitive());
            errors.add(failed(e));
        }
    }

    Trace trace(S row, Resolver resolver) {
        List<Trace.Step> steps = new ArrayList<>();
        for (CompiledRule<S, T> rule : rules) {
            Evaluator evaluator = new Evaluator(resolver);
            Object value = rule.value(row, evaluator);
            List<String> sources = new ArrayList<>();
            for (int i = 0; i < rule.sources().size(); i++) {
                Object source = rule.clause().expression().sources().get(i).get(row);
                sources.add(shown(
                        source, rule.isSensitive() || isSensitive(rule.sources().get(i))));
            }
            steps.add(new Trace.Step(
                    rule.describe(),
                    sources,
                    evaluator.awaited().isEmpty() ? shown(value, rule.isSensitive()) : Trace.NOT_KNOWN_YET,
                    leaves(rule, value),
                    evaluator.problems()));
        }
        return new Trace(steps, evaluate(row, resolver));
    }

    private Map<String, String> leaves(CompiledRule<S, T> rule, @Nullable Object value) {
        Map<String, String> shown = new LinkedHashMap<>();
        try {
            rule.leaves(value, target).forEach((leaf, its) -> shown.put(leaf, shown(its, rule.isSensitive())));
        } catch (RuntimeException e) {
            return Map.of(); // a nested record whose fields cannot be read rejects the row, with a problem that says so
        }
        return shown;
    }

    private static String shown(@Nullable Object value, boolean sensitive) {
        if (value == null) {
            return "(none)";
        }
        return sensitive ? Problem.MASK : value.toString();
    }
}
