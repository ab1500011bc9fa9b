package dev.intact.mapping;

import dev.intact.field.Getter;
import dev.intact.field.Problem;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** One line of a mapping as it was declared, before its fields are resolved. */
record Clause<S, T>(
        Getter<T, ?> target,
        Expression<S> expression,
        WhenMissing whenMissing,
        @Nullable Object otherwise,
        String because,
        String owner,
        boolean sensitive)
        implements Serializable {

    /** What was declared about a missing value. */
    enum WhenMissing {
        UNDECLARED,
        USE,
        REJECT
    }

    static <S, T> Clause<S, T> of(Getter<T, ?> target, Expression<S> expression) {
        return new Clause<>(target, expression, WhenMissing.UNDECLARED, null, "", "", false);
    }

    Clause<S, T> orElse(@Nullable Object value) {
        return new Clause<>(target, expression, WhenMissing.USE, value, because, owner, sensitive);
    }

    Clause<S, T> orReject() {
        return new Clause<>(target, expression, WhenMissing.REJECT, null, because, owner, sensitive);
    }

    Clause<S, T> because(String reason) {
        return new Clause<>(target, expression, whenMissing, otherwise, reason, owner, sensitive);
    }

    Clause<S, T> owner(String responsible) {
        return new Clause<>(target, expression, whenMissing, otherwise, because, responsible, sensitive);
    }

    Clause<S, T> masked() {
        return new Clause<>(target, expression, whenMissing, otherwise, because, owner, true);
    }

    /** The rule in words, with what becomes of a missing value. */
    String words() {
        return withDefault(expression.words(), otherwise);
    }

    /** The words of a rule whose values are masked. */
    String maskedWords() {
        return withDefault(expression.maskedWords(), Problem.MASK);
    }

    private String withDefault(String words, @Nullable Object value) {
        return whenMissing == WhenMissing.USE ? words + ", or " + value + " where there is none" : words;
    }
}
