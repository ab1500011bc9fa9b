package dev.intact.duplicates;

import dev.intact.field.Key;
import java.util.List;

/** Records that are one and the same thing, two or more. Immutable and thread-safe. */
public final class Cluster {
    private final List<Key> keys;

    Cluster(List<Key> keys) {
        this.keys = List.copyOf(keys);
    }

    /** {@return their keys, in the order of the keys' texts} */
    public List<Key> keys() {
        return keys;
    }

    /** {@return how many they are} */
    public int size() {
        return keys.size();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Cluster that && keys.equals(that.keys);
    }

    @Override
    public int hashCode() {
        return keys.hashCode();
    }

    @Override
    public String toString() {
        return keys.toString();
    }
}
