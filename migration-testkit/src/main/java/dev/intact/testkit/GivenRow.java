package dev.intact.testkit;

import dev.intact.field.Field;
import dev.intact.field.Getter;
import dev.intact.field.Problem;
import dev.intact.mapping.Evaluation;
import dev.intact.mapping.Evaluation.Decision;
import dev.intact.mapping.Mapping;
import dev.intact.mapping.Resolver;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.annotation.CanIgnoreReturnValue;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;

/**
 * A row, and what its mapping decides about it. Each expectation that holds answers this row again, so that several can
 * be stated; the first that does not hold throws, and says what the mapping did instead, rule by rule, with sensitive
 * values masked. Immutable.
 *
 * @param <S> the type of the source rows
 * @param <T> the type of the target rows
 */
public final class GivenRow<S, T> {
    private final Mapping<S, T> mapping;
    private final S row;
    private final Resolver answers;
    private final Evaluation<T> evaluation;
    private final MappedFields<S, T> fields;

    GivenRow(Mapping<S, T> mapping, S row, Resolver answers) {
        this.mapping = mapping;
        this.row = Objects.requireNonNull(row, "row");
        this.answers = answers;
        this.evaluation = mapping.evaluate(row, answers);
        this.fields = new MappedFields<>(mapping);
    }

    /**
     * Expects a target row. Rows are compared field by field and exactly: {@code 1.0} is not {@code 1.00}.
     *
     * @param expected the target row; a field that the target generates is null in it
     * @return this row
     * @throws AssertionError if there is no target row, or another one
     */
    @CanIgnoreReturnValue
    public GivenRow<S, T> expect(T expected) {
        T actual = target();
        List<MappedFields.Difference> found = fields.differences(expected, actual);
        if (found.isEmpty()) {
            return this;
        }
        String facts = fields.explained(found, mapping.trace(row, answers));
        throw new AssertionFailedError(
                "%s: not as expected in %s of %s fields%s"
                        .formatted(
                                name(),
                                found.size(),
                                mapping.targetSchema().leaves().size(),
                                facts),
                fields.text(expected, List.of()),
                fields.text(actual, found));
    }

    /**
     * Expects a target row in which one field has this value, and says nothing about the others.
     *
     * @param field the field: {@code Contact::email}
     * @param expected its value, or null
     * @param <V> the type of the field
     * @return this row
     * @throws AssertionError if there is no target row, or the field has another value in it
     */
    @CanIgnoreReturnValue
    public <V> GivenRow<S, T> expectField(Getter<T, V> field, @Nullable V expected) {
        Object actual = field.get(target());
        Field named = mapping.targetSchema().field(field);
        if (Objects.deepEquals(expected, actual)) {
            return this;
        }
        MappedFields.Difference found = fields.difference(named, expected, actual);
        throw new AssertionFailedError(
                "%s: %s is not as expected%s"
                        .formatted(name(), named.name(), fields.explained(List.of(found), mapping.trace(row, answers))),
                found.expected(),
                found.actual());
    }

    /**
     * Expects the row to be rejected, for this reason among others.
     *
     * @param field the target field that is concerned; empty for the row as a whole
     * @param words some words of {@link Problem#message()}
     * @return this row
     * @throws AssertionError if the row is not rejected, or for other reasons only
     */
    @CanIgnoreReturnValue
    public GivenRow<S, T> expectRejected(String field, String words) {
        return expectProblem(Decision.REJECTED, "to be rejected", field, words);
    }

    /**
     * Expects the row to be mapped with this warning.
     *
     * @param field the target field that is concerned; empty for the row as a whole
     * @param words some words of {@link Problem#message()}
     * @return this row
     * @throws AssertionError if the row is not mapped, or without this warning
     */
    @CanIgnoreReturnValue
    public GivenRow<S, T> expectWarning(String field, String words) {
        return expectProblem(Decision.MAPPED, "a warning", field, words);
    }

    /**
     * Expects the row to be left out.
     *
     * @param scope some words of the scope
     * @return this row
     * @throws AssertionError if the row is not left out, or by another scope
     */
    @CanIgnoreReturnValue
    public GivenRow<S, T> expectExcluded(String scope) {
        return expectScope(Decision.EXCLUDED, "excluded", scope);
    }

    /**
     * Expects the row to go into the archive as a whole.
     *
     * @param scope some words of the scope
     * @return this row
     * @throws AssertionError if the row is not archived, or by another scope
     */
    @CanIgnoreReturnValue
    public GivenRow<S, T> expectArchived(String scope) {
        return expectScope(Decision.ARCHIVED, "archived", scope);
    }

    private GivenRow<S, T> expectProblem(Decision decision, String what, String field, String words) {
        boolean found = evaluation.problems().stream()
                .anyMatch(problem ->
                        problem.field().equals(field) && problem.message().contains(words));
        if (found && evaluation.decision() == decision) {
            return this;
        }
        String place = field.isEmpty() ? "as a whole" : "at " + field;
        String instead = evaluation.decision() == Decision.REJECTED ? "its problems are" : "it was " + decided();
        throw failure("expected %s %s with \"%s\", but %s%s%s"
                .formatted(what, place, words, instead, story(), fields.hint(field)));
    }

    private GivenRow<S, T> expectScope(Decision decision, String what, String scope) {
        if (evaluation.decision() == decision && evaluation.reason().contains(scope)) {
            return this;
        }
        throw failure("expected to be %s with \"%s\", but it was %s%s".formatted(what, scope, decided(), story()));
    }

    private T target() {
        return evaluation
                .target()
                .orElseThrow(() -> failure("expected a row, but it was %s%s".formatted(decided(), story())));
    }

    private AssertionError failure(String what) {
        return new AssertionFailedError(name() + ": " + what);
    }

    private String name() {
        boolean sensitive = mapping.keyFields().stream().anyMatch(mapping::isSensitive);
        String record = mapping.key(row)
                .map(key -> "record " + (sensitive ? key.masked() : key.text()))
                .orElse("record without a key");
        return mapping.name() + ", " + record;
    }

    private String decided() {
        return evaluation.decision().name().toLowerCase(Locale.ROOT);
    }

    /** What the mapping did: the scope, the row, and the problems. */
    private String story() {
        Stream<String> scope = Stream.of(evaluation.reason()).filter(reason -> !reason.isEmpty());
        Stream<String> made = evaluation.target().map(target -> fields.text(target, List.of())).stream();
        Stream<String> problems = evaluation.problems().stream().map(problem -> "✗ " + problem.message());
        return Stream.of(scope, made, problems)
                .flatMap(lines -> lines)
                .map(text -> text.indent(2).stripTrailing())
                .reduce("", (before, next) -> before + "\n" + next);
    }
}
