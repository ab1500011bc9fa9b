package dev.intact.verify;

import java.util.Objects;
import java.util.StringJoiner;

/**
 * One thing that is not as it should be: where, which record, what the source holds, what was expected and what is
 * there. Values of sensitive fields are masked. Immutable and thread-safe.
 */
public final class Discrepancy {
    private final String what;
    private final String key;
    private final String field;
    private final String rule;
    private final String source;
    private final String expected;
    private final String actual;
    private final Cause cause;

    private Discrepancy(
            String what,
            String key,
            String field,
            String rule,
            String source,
            String expected,
            String actual,
            Cause cause) {
        this.what = Objects.requireNonNull(what, "what");
        this.key = Objects.requireNonNull(key, "key");
        this.field = Objects.requireNonNull(field, "field");
        this.rule = Objects.requireNonNull(rule, "rule");
        this.source = Objects.requireNonNull(source, "source");
        this.expected = Objects.requireNonNull(expected, "expected");
        this.actual = Objects.requireNonNull(actual, "actual");
        this.cause = Objects.requireNonNull(cause, "cause");
    }

    /**
     * What is wrong with a record.
     *
     * @param what what is wrong, in words: {@code differs}
     * @param key the key of the source record, as it may be shown; empty if it is about no single record
     * @return the discrepancy
     */
    public static Discrepancy of(String what, String key) {
        return new Discrepancy(what, key, "", "", "", "", "", Cause.NOT_KNOWN);
    }

    /**
     * The same about one field.
     *
     * @param name the target field
     * @param ruleWords the rule that makes its value, in words
     * @return the discrepancy
     */
    public Discrepancy at(String name, String ruleWords) {
        return new Discrepancy(what, key, name, ruleWords, source, expected, actual, cause);
    }

    /**
     * The same with values, each as it may be shown.
     *
     * @param sourceValues what the source holds
     * @param should what should be in the target; empty for nothing
     * @param is what is there; empty for nothing
     * @return the discrepancy
     */
    public Discrepancy values(String sourceValues, String should, String is) {
        return new Discrepancy(what, key, field, rule, sourceValues, should, is, cause);
    }

    /**
     * The same with what has caused it.
     *
     * @param why the cause
     * @return the discrepancy
     */
    public Discrepancy because(Cause why) {
        return new Discrepancy(what, key, field, rule, source, expected, actual, why);
    }

    /** {@return what is wrong, in words} */
    public String what() {
        return what;
    }

    /** {@return the key of the source record, as it may be shown; empty if it is about no single record} */
    public String key() {
        return key;
    }

    /** {@return the target field; empty if it is about a whole row} */
    public String field() {
        return field;
    }

    /** {@return the rule that makes the field's value, or that is broken, in words; may be empty} */
    public String rule() {
        return rule;
    }

    /** {@return what the source holds in the fields that the rule takes: {@code first=Ada, last=Lovelace}} */
    public String source() {
        return source;
    }

    /** {@return what should be in the target; empty for nothing} */
    public String expected() {
        return expected;
    }

    /** {@return what is in the target; empty for nothing} */
    public String actual() {
        return actual;
    }

    /** {@return what has caused it} */
    public Cause cause() {
        return cause;
    }

    /** {@return it in one line} */
    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(", ", key.isEmpty() ? "" : key + ": ", "");
        text.add(field.isEmpty() ? what : "'%s' %s".formatted(field, what));
        if (!field.isEmpty() && !(expected.isEmpty() && actual.isEmpty())) {
            text.add("expected %s".formatted(shown(expected))).add("found %s".formatted(shown(actual)));
        }
        if (!source.isEmpty()) {
            text.add("source " + source);
        }
        if (!rule.isEmpty()) {
            text.add("rule: " + rule);
        }
        return text.add("cause: " + cause.words()).toString();
    }

    private static String shown(String value) {
        return value.isEmpty() ? "nothing" : "'%s'".formatted(value);
    }
}
