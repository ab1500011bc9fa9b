package dev.intact.mapping;

import dev.intact.field.Getter;
import java.util.Objects;

/**
 * One line of a mapping: how one field of the target gets its value. It is begun with {@link #map} and handed to
 * {@link MappingBuilder#field}. Immutable and thread-safe.
 *
 * @param <S> the type of the source rows
 * @param <T> the type of the target rows
 */
public class FieldRule<S, T> {
    private final Clause<S, T> clause;

    FieldRule(Clause<S, T> clause) {
        this.clause = clause;
    }

    /**
     * Names the target field of a rule.
     *
     * @param field the field: a method reference, a column, or a path
     * @param <T> the type of the target rows
     * @param <V> the type of the field
     * @return what can be said about where its value comes from
     */
    public static <T, V> To<T, V> map(Getter<T, V> field) {
        return new To<>(Objects.requireNonNull(field, "field"));
    }

    /**
     * Names a field of a nested record as the target of a rule.
     *
     * @param outer the component that holds the nested record
     * @param inner the field in it
     * @param <T> the type of the target rows
     * @param <U> the type of the nested record
     * @param <V> the type of the field
     * @return what can be said about where its value comes from
     */
    public static <T, U, V> To<T, V> map(Getter<T, U> outer, Getter<U, V> inner) {
        return map(Getter.path(outer, inner));
    }

    /**
     * The same rule with the reason why it is so.
     *
     * @param reason the reason
     * @return the rule
     */
    public FieldRule<S, T> because(String reason) {
        return new FieldRule<>(clause.because(Objects.requireNonNull(reason, "reason")));
    }

    /**
     * The same rule with the one who answers for it.
     *
     * @param responsible a person, team or role
     * @return the rule
     */
    public FieldRule<S, T> owner(String responsible) {
        return new FieldRule<>(clause.owner(Objects.requireNonNull(responsible, "responsible")));
    }

    /** {@return the same rule, whose source fields and values are masked wherever they could be printed} */
    public FieldRule<S, T> sensitive() {
        return new FieldRule<>(clause.masked());
    }

    Clause<S, T> clause() {
        return clause;
    }

    @Override
    public String toString() {
        return clause.words();
    }
}
