package dev.intact.testkit;

import dev.intact.field.Problem;
import java.util.Optional;
import org.assertj.core.annotation.CanIgnoreReturnValue;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** Assertions about a {@link Problem}. Each that fails shows its whole message. */
public class ProblemAssert extends AbstractAssert<ProblemAssert, Problem> {
    /**
     * For {@link IntactAssertions}, and for soft assertions.
     *
     * @param actual the problem
     */
    public ProblemAssert(@Nullable Problem actual) {
        super(actual, ProblemAssert.class);
    }

    /**
     * Checks which field it is in.
     *
     * @param field the name of the field; empty for the record as a whole
     * @return this
     * @throws AssertionError if it is in another
     */
    @CanIgnoreReturnValue
    public ProblemAssert isAt(String field) {
        isNotNull();
        return check("field", field, actual.field());
    }

    /**
     * Checks which rule found it.
     *
     * @param words the rule in words, all of them
     * @return this
     * @throws AssertionError if another did
     */
    @CanIgnoreReturnValue
    public ProblemAssert hasRule(String words) {
        isNotNull();
        return check("rule", words, actual.rule());
    }

    /**
     * Checks the value that caused it.
     *
     * @param value the value as text, as it is shown
     * @return this
     * @throws AssertionError if it has another, none, or a masked one
     */
    @CanIgnoreReturnValue
    public ProblemAssert hasValue(String value) {
        isNotNull();
        return check("value", Optional.of(value), actual.value());
    }

    /**
     * Checks that its value is masked.
     *
     * @return this
     * @throws AssertionError if it has no value, or shows it
     */
    @CanIgnoreReturnValue
    public ProblemAssert isMasked() {
        return hasValue(Problem.MASK);
    }

    /**
     * Checks its message.
     *
     * @param message the message, all of it
     * @return this
     * @throws AssertionError if it is another
     */
    @CanIgnoreReturnValue
    public ProblemAssert hasMessage(String message) {
        isNotNull();
        return check("message", message, actual.message());
    }

    /**
     * Checks a part of its message.
     *
     * @param words some words of the message
     * @return this
     * @throws AssertionError if they do not stand in it
     */
    @CanIgnoreReturnValue
    public ProblemAssert hasMessageContaining(String words) {
        isNotNull();
        if (!actual.message().contains(words)) {
            throw failure("expected a problem whose message contains \"%s\", but it is%n  %s", words, actual.message());
        }
        return this;
    }

    private ProblemAssert check(String fact, Object expected, Object found) {
        if (!expected.equals(found)) {
            throw failureWithActualExpected(
                    found,
                    expected,
                    "expected a problem with %s %s, but it has %s%n  %s",
                    fact,
                    shown(expected),
                    shown(found),
                    actual.message());
        }
        return this;
    }

    private static String shown(Object fact) {
        Object value = fact instanceof Optional<?> optional ? optional.orElse(null) : fact;
        return value == null || value.equals("") ? "none" : "\"" + value + "\"";
    }
}
