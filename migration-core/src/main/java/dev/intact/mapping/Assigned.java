package dev.intact.mapping;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A rule whose value comes from the source, and so can be missing. Immutable and thread-safe.
 *
 * @param <S> the type of the source rows
 * @param <T> the type of the target rows
 * @param <V> the type of the target field
 */
public final class Assigned<S, T, V> extends FieldRule<S, T> {

    Assigned(Clause<S, T> clause) {
        super(clause);
    }

    /**
     * Says which value stands in for a missing one. A value that cannot be converted is not missing: it rejects the
     * record all the same.
     *
     * @param value the value; null is refused by the definition
     * @return the rule
     */
    public Assigned<S, T, V> orElse(@Nullable V value) {
        return new Assigned<>(clause().orElse(value));
    }

    /**
     * Says that a record with a missing value is to be rejected, for a source field that may be null and a target field
     * that may not.
     *
     * @return the rule
     */
    public Assigned<S, T, V> orReject() {
        return new Assigned<>(clause().orReject());
    }

    @Override
    public Assigned<S, T, V> because(String reason) {
        return new Assigned<>(clause().because(Objects.requireNonNull(reason, "reason")));
    }

    @Override
    public Assigned<S, T, V> owner(String responsible) {
        return new Assigned<>(clause().owner(Objects.requireNonNull(responsible, "responsible")));
    }

    @Override
    public Assigned<S, T, V> sensitive() {
        return new Assigned<>(clause().masked());
    }
}
