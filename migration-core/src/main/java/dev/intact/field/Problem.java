package dev.intact.field;

import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong, as facts: what, in which field, by which rule, with which value, and what to do about it.
 * The sentence is rendered last, by {@link #message()}.
 *
 * <p>{@link #what()} and {@link #advice()} never contain the value, so that problems of one kind can be counted
 * together; advice may hint at it, and goes with it when it is masked. Immutable and thread-safe.
 */
public final class Problem implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_VALUE = 80;

    /** Stands for a value that must not be shown. */
    public static final String MASK = "***";

    private final String what;
    private final String field;
    private final String rule;
    private final @Nullable String value;
    private final String advice;

    private Problem(String what, String field, String rule, @Nullable String value, String advice) {
        this.what = what;
        this.field = field;
        this.rule = rule;
        this.value = value;
        this.advice = advice;
    }

    /**
     * A problem that is so far known by its words alone.
     *
     * @param what what is wrong, as the end of a sentence that begins with the field and the value: {@code is not a
     *     date}; without the value itself
     * @return the problem
     */
    public static Problem of(String what) {
        return new Problem(Objects.requireNonNull(what, "what"), "", "", null, "");
    }

    /**
     * The same problem with what to do about it.
     *
     * @param advice an instruction: {@code add it to the code table}; without the value itself
     * @return the problem
     */
    public Problem advice(String advice) {
        return new Problem(what, field, rule, value, Objects.requireNonNull(advice, "advice"));
    }

    /**
     * The same problem with the value that caused it.
     *
     * @param culprit the value; its text is cut after 80 characters, and U+0000 shown as ␀
     * @return the problem
     */
    public Problem value(@Nullable Object culprit) {
        return new Problem(what, field, rule, culprit == null ? null : cut(culprit.toString()), advice);
    }

    /**
     * The same problem in a field.
     *
     * @param name the name of the field
     * @return the problem
     */
    public Problem at(String name) {
        return new Problem(what, Objects.requireNonNull(name, "name"), rule, value, advice);
    }

    /**
     * The same problem found by a rule.
     *
     * @param words the rule in words
     * @return the problem
     */
    public Problem rule(String words) {
        return new Problem(what, field, Objects.requireNonNull(words, "words"), value, advice);
    }

    /** {@return the same problem with its value masked, and without the advice, which may hint at the value} */
    public Problem masked() {
        return value == null ? this : new Problem(what, field, rule, MASK, "");
    }

    private static String cut(String whole) {
        String text = whole.replace('\0', '␀'); // which not every sink of rejects takes
        return text.length() <= LONGEST_VALUE
                ? text
                : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, LONGEST_VALUE))) + "…";
    }

    /** {@return what is wrong, without the value} */
    public String what() {
        return what;
    }

    /** {@return the name of the field; empty if it concerns the record as a whole} */
    public String field() {
        return field;
    }

    /** {@return the rule in words; empty if no rule is involved} */
    public String rule() {
        return rule;
    }

    /** {@return the value as text, cut or masked; empty if there is none} */
    public Optional<String> value() {
        return Optional.ofNullable(value);
    }

    /** {@return what to do about it; may be empty} */
    public String advice() {
        return advice;
    }

    /** {@return one sentence: field, value, what is wrong, the rule, and what to do} */
    public String message() {
        StringBuilder text = new StringBuilder();
        if (!field.isEmpty()) {
            text.append(field).append(": ");
        }
        if (value != null) {
            text.append(value.equals(MASK) ? MASK : '"' + value + '"').append(' ');
        }
        text.append(what);
        if (!rule.isEmpty()) {
            text.append(" (rule: ").append(rule).append(')');
        }
        if (!advice.isEmpty()) {
            text.append("; ").append(advice);
        }
        return text.toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Problem that
                && what.equals(that.what)
                && field.equals(that.field)
                && rule.equals(that.rule)
                && Objects.equals(value, that.value)
                && advice.equals(that.advice);
    }

    @Override
    public int hashCode() {
        return Objects.hash(what, field, rule, value, advice);
    }

    @Override
    public String toString() {
        return message();
    }
}
