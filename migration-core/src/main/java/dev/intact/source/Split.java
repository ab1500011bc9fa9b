package dev.intact.source;

import java.io.Serializable;
import java.util.Objects;

/**
 * A part of a source that is read by itself. Its text is understood by the source alone and holds its boundaries, so
 * that a stored split can be read again however the source would be divided today. Immutable and thread-safe.
 */
public final class Split implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final Split WHOLE = new Split("all");

    private final String id;

    private Split(String id) {
        this.id = id;
    }

    /** {@return the split that is the whole source} */
    public static Split whole() {
        return WHOLE;
    }

    /**
     * A split.
     *
     * @param id its text, unique in its source
     * @return the split
     * @throws IllegalArgumentException if the text is empty
     */
    public static Split of(String id) {
        if (Objects.requireNonNull(id, "id").isEmpty()) {
            throw new IllegalArgumentException("a split needs an id");
        }
        return new Split(id);
    }

    /** {@return its text, unique in its source} */
    public String id() {
        return id;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Split that && id.equals(that.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return id;
    }
}
