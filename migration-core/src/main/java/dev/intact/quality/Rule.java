package dev.intact.quality;

import dev.intact.field.Getter;
import dev.intact.field.Schema;
import dev.intact.field.UnknownFieldException;
import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A condition on a row, in words: what records must keep ({@code require}), or what puts them out of scope
 * ({@code exclude}, {@code only}).
 *
 * <p>It is begun with {@link #that} for a whole row, or with {@link #on} for one field. A rule about a field that has
 * no value is {@link Verdict#NOT_APPLICABLE}, but for {@link FieldRules#required()}. Immutable and thread-safe.
 *
 * @param <R> the type of the rows
 */
public final class Rule<R> implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String words;
    private final Check<R> check;
    private final @Nullable Condition<R> when;
    private final String whenWords;
    private final Severity severity;
    private final String because;
    private final String owner;

    private Rule(
            String words,
            Check<R> check,
            @Nullable Condition<R> when,
            String whenWords,
            Severity severity,
            String because,
            String owner) {
        this.words = words;
        this.check = check;
        this.when = when;
        this.whenWords = whenWords;
        this.severity = severity;
        this.because = because;
        this.owner = owner;
    }

    static <R> Rule<R> of(String words, Check<R> check) {
        if (words.isBlank()) {
            throw new IllegalArgumentException("a rule needs words that say what it asks");
        }
        return new Rule<>(words, check, null, "", Severity.ERROR, "", "");
    }

    /**
     * A rule about a whole row.
     *
     * @param words what it asks, as a statement: {@code a contact can be reached}
     * @param condition whether a row keeps it
     * @param <R> the type of the rows
     * @return the rule
     * @throws IllegalArgumentException if the words are blank
     */
    public static <R> Rule<R> that(String words, Condition<R> condition) {
        return of(words, new Check.OnRow<>(condition));
    }

    /**
     * Begins a rule about one field.
     *
     * @param field the field: a method reference, a column, or a path
     * @param <R> the type of the rows
     * @param <V> the type of the field
     * @return what can be asked of it
     */
    public static <R, V> FieldRules<R, V> on(Getter<R, V> field) {
        return new FieldRules<>(field);
    }

    /** {@return the same rule, which records a finding and lets the record go on} */
    public Rule<R> warning() {
        return new Rule<>(words, check, when, whenWords, Severity.WARNING, because, owner);
    }

    /**
     * The same rule for some rows only.
     *
     * @param condition in words: {@code the stage is customer}
     * @param applies whether the rule applies to a row
     * @return the rule
     * @throws IllegalStateException if it has such a condition already
     */
    public Rule<R> when(String condition, Condition<R> applies) {
        if (when != null) {
            throw new IllegalStateException("rule '%s' already applies only when %s".formatted(words, whenWords));
        }
        return new Rule<>(words, check, applies, condition, severity, because, owner);
    }

    /**
     * The same rule with the reason why it exists.
     *
     * @param reason the reason
     * @return the rule
     */
    public Rule<R> because(String reason) {
        return new Rule<>(words, check, when, whenWords, severity, Objects.requireNonNull(reason, "reason"), owner);
    }

    /**
     * The same rule with the one who answers for it.
     *
     * @param responsible a person, team or role
     * @return the rule
     */
    public Rule<R> owner(String responsible) {
        return new Rule<>(
                words, check, when, whenWords, severity, because, Objects.requireNonNull(responsible, "responsible"));
    }

    /**
     * Asks the rule about a row.
     *
     * @param row the row
     * @return what it says; what its functions throw goes through to the caller
     */
    public Verdict test(R row) {
        if (when != null && !when.test(row)) {
            return Verdict.NOT_APPLICABLE;
        }
        return check.test(row);
    }

    /** {@return what it asks, with the name of its field left out and its condition added} */
    public String words() {
        return when == null ? words : words + ", when " + whenWords;
    }

    /** {@return what a broken rule means for the record} */
    public Severity severity() {
        return severity;
    }

    /** {@return why it exists; may be empty} */
    public String because() {
        return because;
    }

    /** {@return who answers for it; may be empty} */
    public String owner() {
        return owner;
    }

    /** {@return the field that it is about; empty if it is about the whole row} */
    public Optional<Getter<R, ?>> field() {
        return check.field();
    }

    /**
     * Finds what cannot be right about the rule.
     *
     * @param schema the schema of the rows
     * @return what is wrong with it, in words; empty if nothing is
     */
    public Optional<String> fault(Schema<R> schema) {
        try {
            return check.fault(schema);
        } catch (UnknownFieldException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public String toString() {
        return words();
    }
}
