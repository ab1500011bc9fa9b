package dev.intact.ledger;

import java.io.Serializable;
import java.util.Objects;

/**
 * A place in a split of a source, from which reading can go on: a text that only the source understands. Positions of
 * one split are handed out in the order of reading, and equal texts mean the same place. Immutable and thread-safe.
 */
public final class Position implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final Position START = new Position("");

    private final String token;

    private Position(String token) {
        this.token = token;
    }

    /** {@return the place before the first record} */
    public static Position start() {
        return START;
    }

    /**
     * The place just after a record.
     *
     * @param token what the source needs to find it again, not empty
     * @return the position
     * @throws IllegalArgumentException if the token is empty
     */
    public static Position of(String token) {
        if (Objects.requireNonNull(token, "token").isEmpty()) {
            throw new IllegalArgumentException("an empty token stands for the start; use Position.start()");
        }
        return new Position(token);
    }

    /** {@return what the source stored here; empty at the start} */
    public String token() {
        return token;
    }

    /** {@return whether nothing has been read yet} */
    public boolean isStart() {
        return token.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Position that && token.equals(that.token);
    }

    @Override
    public int hashCode() {
        return token.hashCode();
    }

    @Override
    public String toString() {
        return isStart() ? "start" : token;
    }
}
