package dev.intact.source;

import dev.intact.field.Key;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A node of a tree, known by the names on the way to it from its root. Immutable and thread-safe.
 *
 * <p>Two nodes are the same if all these names are.
 */
public final class TreeNode {
    private final List<String> names;

    TreeNode(List<String> names) {
        this.names = List.copyOf(names);
    }

    /** {@return the names from the root to it} */
    public List<String> names() {
        return names;
    }

    /** {@return its own name} */
    public String name() {
        return names.get(names.size() - 1);
    }

    /** {@return how deep it lies: 1 for a root} */
    public int depth() {
        return names.size();
    }

    /** {@return the node above it; empty for a root} */
    public Optional<TreeNode> parent() {
        return names.size() == 1 ? Optional.empty() : Optional.of(new TreeNode(names.subList(0, names.size() - 1)));
    }

    /**
     * {@return its names as one text, by which it may be known: they are parted by <code>|</code>, and a backslash
     * escapes, as in a {@link Key}}
     */
    public String path() {
        return Key.of(names.toArray()).text();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TreeNode that && names.equals(that.names);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(names);
    }

    @Override
    public String toString() {
        return path();
    }
}
