package dev.intact.mapping;

import dev.intact.field.Problem;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a value that a {@link CodeTable} or a {@link Lookup} does not list. Immutable and thread-safe.
 *
 * @param <A> the type of the values
 * @param <V> what they become
 */
public final class Unlisted<A, V> implements Serializable {
    private static final long serialVersionUID = 1L;

    private enum Kind {
        REJECT,
        USE,
        KEEP,
        LEAVE_EMPTY
    }

    private final Kind kind;

    @SuppressWarnings("serial") // a definition that travels is made of serializable values
    private final @Nullable V value;

    private Unlisted(Kind kind, @Nullable V value) {
        this.kind = kind;
        this.value = value;
    }

    /**
     * It is a problem, and the record is rejected. This is the default everywhere.
     *
     * @param <A> the type of the values
     * @param <V> what they become
     * @return the policy
     */
    public static <A, V> Unlisted<A, V> reject() {
        return new Unlisted<>(Kind.REJECT, null);
    }

    /**
     * It becomes a given value.
     *
     * @param value the value
     * @param <A> the type of the values
     * @param <V> what they become
     * @return the policy
     */
    public static <A, V> Unlisted<A, V> use(V value) {
        return new Unlisted<>(Kind.USE, Objects.requireNonNull(value, "value"));
    }

    /**
     * It stays as it is.
     *
     * @param <A> the type of the values
     * @return the policy
     */
    public static <A> Unlisted<A, A> keep() {
        return new Unlisted<>(Kind.KEEP, null);
    }

    /**
     * It becomes no value. The target field must be nullable, or have an {@code orElse}.
     *
     * @param <A> the type of the values
     * @param <V> what they become
     * @return the policy
     */
    public static <A, V> Unlisted<A, V> leaveEmpty() {
        return new Unlisted<>(Kind.LEAVE_EMPTY, null);
    }

    /** {@return whether it is rejected} */
    public boolean rejects() {
        return kind == Kind.REJECT;
    }

    /** {@return whether it becomes no value} */
    public boolean leavesEmpty() {
        return kind == Kind.LEAVE_EMPTY;
    }

    /** What it makes of a reference to a record that is not there. */
    Edge.Found edge() {
        return switch (kind) {
            case REJECT -> Edge.Found.MISSING;
            case USE, KEEP -> Edge.Found.REPLACED;
            case LEAVE_EMPTY -> Edge.Found.LEFT_EMPTY;
        };
    }

    boolean mayYieldNull() {
        return kind == Kind.LEAVE_EMPTY;
    }

    /** What an unlisted value becomes, under a policy that does not reject. */
    @SuppressWarnings("unchecked") // keep() makes an Unlisted<A, A> only
    @Nullable
    V answer(A unlisted) {
        return kind == Kind.KEEP ? (V) unlisted : value;
    }

    /** {@return the policy in words} */
    public String words() {
        return words(value);
    }

    /** {@return the policy in words, for a rule whose values are masked} */
    public String maskedWords() {
        return words(Problem.MASK);
    }

    private String words(@Nullable Object used) {
        return switch (kind) {
            case REJECT -> "unlisted values are rejected";
            case USE -> "unlisted values become " + used;
            case KEEP -> "unlisted values stay as they are";
            case LEAVE_EMPTY -> "unlisted values are left empty";
        };
    }

    @Override
    public String toString() {
        return words();
    }
}
