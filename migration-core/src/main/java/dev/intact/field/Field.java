package dev.intact.field;

import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One named, typed field of a {@link Schema}.
 *
 * <p>A field of a nested record has a dotted name ({@code address.city}). A field that is itself a nested record spans
 * the leaves below it. Immutable and thread-safe.
 */
public final class Field implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final Class<?> type;
    private final boolean nullable;
    private final int index;
    private final int leafCount;
    private final @Nullable Class<?> elementType;

    Field(String name, Class<?> type, @Nullable Class<?> elementType, boolean nullable, int index, int leafCount) {
        this.name = name;
        this.type = type;
        this.elementType = elementType;
        this.nullable = nullable;
        this.index = index;
        this.leafCount = leafCount;
    }

    /** {@return the name, dotted below nested records} */
    public String name() {
        return name;
    }

    /** {@return the Java type; a primitive component keeps its primitive type} */
    public Class<?> type() {
        return type;
    }

    /**
     * Tells what a list holds.
     *
     * @return the type of the elements where a record component is declared as a {@code List} of a plain class; empty
     *     for all else, as for a list of lists, or for a {@link Column}, whose type says nothing of elements
     */
    public Optional<Class<?>> elementType() {
        return Optional.ofNullable(elementType);
    }

    /** {@return whether the field, or a nested record around it, may be null} */
    public boolean nullable() {
        return nullable;
    }

    /** {@return the place of its first leaf among {@link Schema#leaves()}} */
    public int index() {
        return index;
    }

    /** {@return how many leaves it spans: one, unless it is a nested record} */
    public int leafCount() {
        return leafCount;
    }

    /**
     * Tells whether a leaf belongs to this field.
     *
     * @param leafIndex the place of a leaf among {@link Schema#leaves()}
     * @return whether it is this field or lies below it
     */
    public boolean covers(int leafIndex) {
        return leafIndex >= index && leafIndex < index + leafCount;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Field that
                && name.equals(that.name)
                && type == that.type
                && elementType == that.elementType
                && nullable == that.nullable
                && index == that.index
                && leafCount == that.leafCount;
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, type, index);
    }

    @Override
    public String toString() {
        return name + ": " + type.getSimpleName() + (nullable ? "?" : "");
    }
}
