package dev.intact.mapping;

import dev.intact.field.Field;
import dev.intact.field.Problem;
import dev.intact.field.Schema;
import dev.intact.mapping.Clause.WhenMissing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One line of a mapping with its fields resolved: what is evaluated for each record. */
final class CompiledRule<S, T> {
    private final Clause<S, T> clause;
    private final Field target;
    private final List<Field> sources;
    private final boolean sensitive;
    private final String words;
    private final @Nullable Schema<Object> nested;
    private final Own own;

    /** Whether the id that it looks up is the record's own. */
    private enum Own {
        /** It is that of another record. */
        NO,
        /** It is read from the record's key, so that a computed id is its own. */
        IF_COMPUTED,
        /** A mapping identifies its rows by it. */
        YES
    }

    CompiledRule(Definition<S, T> definition, Clause<S, T> clause, List<Field> sensitiveSources) {
        this.clause = clause;
        this.target = definition.target().field(clause.target());
        this.sources = clause.expression().sources().stream()
                .map(definition.source()::field)
                .toList();
        this.sensitive = clause.sensitive()
                || sources.stream()
                        .anyMatch(source -> sensitiveSources.stream().anyMatch(other -> overlap(source, other)));
        this.words = sensitive ? clause.maskedWords() : clause.words();
        this.nested = target.type().isRecord() ? nestedSchema(target.type()) : null;
        this.own = own(definition);
    }

    private Own own(Definition<S, T> definition) {
        Expression<S> expression = clause.expression();
        boolean identifies = expression.asked().stream()
                .anyMatch(lookup -> definition.identities().stream()
                        .anyMatch(identity -> identity.map().name().equals(lookup.name())
                                && definition.target().field(identity.newId()).equals(target)));
        List<Field> key =
                definition.key().stream().map(definition.source()::field).toList();
        boolean isKey = expression.conversions().isEmpty() && sources.equals(key);
        return identifies ? Own.YES : isKey ? Own.IF_COMPUTED : Own.NO;
    }

    /** The lookups that find other records. */
    List<Lookup<?, ?>> references() {
        return clause.expression().asked().stream()
                .filter(lookup -> lookup.isReference()
                        && (own == Own.NO || (own == Own.IF_COMPUTED && !lookup.answersByItself())))
                .<Lookup<?, ?>>map(lookup -> lookup)
                .toList();
    }

    static boolean overlap(Field a, Field b) {
        return a.covers(b.index()) || b.covers(a.index());
    }

    @SuppressWarnings("unchecked") // used with values of that type only
    private static Schema<Object> nestedSchema(Class<?> type) {
        return (Schema<Object>) Schema.of(type);
    }

    /** Evaluates the rule and puts its value in the place of its leaf, or of the leaves below it. */
    void apply(S row, Evaluator evaluator, @Nullable Object[] leaves) {
        Object value = value(row, evaluator);
        if (nested == null) {
            leaves[target.index()] = value;
        } else if (value != null) {
            takeApart(value, nested, evaluator, leaves);
        }
    }

    private void takeApart(Object value, Schema<Object> schema, Evaluator evaluator, @Nullable Object[] leaves) {
        try {
            @Nullable Object[] below = schema.values(value);
            System.arraycopy(below, 0, leaves, target.index(), below.length);
        } catch (RuntimeException e) {
            evaluator.add(
                    Problem.of("could not be read (%s)".formatted(e.getClass().getSimpleName())));
        }
    }

    /** What a value of this rule is in each leaf of the target, by the leaf's name. */
    Map<String, @Nullable Object> leaves(@Nullable Object value, Schema<T> schema) {
        Map<String, @Nullable Object> leaves = new LinkedHashMap<>();
        @Nullable Object[] below = nested != null && value != null ? nested.values(value) : null;
        for (int i = 0; i < target.leafCount(); i++) {
            Object its = below != null ? below[i] : nested == null ? value : null;
            leaves.put(schema.leaves().get(target.index() + i).name(), its);
        }
        return leaves;
    }

    @Nullable
    Object value(S row, Evaluator evaluator) {
        evaluator.at(target.name(), words, sensitive);
        int before = evaluator.count();
        Object value = evaluate(row, evaluator);
        if (own != Own.NO) {
            evaluator.edges().forget(own == Own.IF_COMPUTED);
        }
        if (value != null || evaluator.count() > before || evaluator.isLeftForLater()) {
            return value;
        }
        return switch (clause.whenMissing()) {
            case USE -> {
                evaluator.edges().emptyIs(Edge.Found.REPLACED);
                yield clause.otherwise();
            }
            case REJECT -> missing(evaluator);
            case UNDECLARED -> target.nullable() ? null : missing(evaluator);
        };
    }

    private @Nullable Object evaluate(S row, Evaluator evaluator) {
        try {
            return clause.expression().evaluate(row, evaluator);
        } catch (UnresolvedLookupException e) {
            throw e; // a mistake of the caller, not of the record
        } catch (RuntimeException e) {
            evaluator.add(
                    Problem.of("could not be read (%s)".formatted(e.getClass().getSimpleName())));
            return null;
        }
    }

    private @Nullable Object missing(Evaluator evaluator) {
        evaluator.edges().emptyIs(Edge.Found.MISSING);
        String from = String.join(", ", sources.stream().map(Field::name).toList());
        evaluator.add(Problem.of("must have a value, but there is none in " + from)
                .advice("fill it in the source, or declare .orElse(…)"));
        return null;
    }

    Clause<S, T> clause() {
        return clause;
    }

    Field target() {
        return target;
    }

    List<Field> sources() {
        return sources;
    }

    boolean isSensitive() {
        return sensitive;
    }

    RuleDescription describe() {
        return new RuleDescription(
                target,
                sources,
                clause.expression().kind(),
                words,
                sensitive
                        ? clause.expression().maskedWords()
                        : clause.expression().words(),
                clause.expression().conversions(),
                clause.expression().asked(),
                clause.whenMissing() == WhenMissing.USE ? clause.otherwise() : null,
                clause.whenMissing() == WhenMissing.REJECT,
                clause.because(),
                clause.owner(),
                sensitive);
    }
}
