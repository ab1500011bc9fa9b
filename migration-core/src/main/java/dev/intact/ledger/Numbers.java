package dev.intact.ledger;

import dev.intact.field.Key;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** What a ledger knows of the numbers of a key map that is a sequence. Immutable and thread-safe. */
public final class Numbers {
    private final Map<Key, Long> given;
    private final OptionalLong next;

    private Numbers(Map<Key, Long> given, OptionalLong next) {
        this.given = Map.copyOf(given);
        this.next = next;
    }

    /**
     * What is known.
     *
     * @param given the numbers that old ids have
     * @param next the number that comes next; empty if none was handed out yet
     * @return it
     */
    public static Numbers of(Map<Key, Long> given, OptionalLong next) {
        return new Numbers(given, next);
    }

    /** {@return the numbers of the old ids that were asked for; one that has none is absent} */
    public Map<Key, Long> given() {
        return given;
    }

    /** {@return the number that comes next; empty if none was handed out yet} */
    public OptionalLong next() {
        return next;
    }

    /**
     * The old ids that have no number yet.
     *
     * @param oldIds old ids, each once
     * @return those of them without one, in their order
     */
    public List<Key> without(Collection<Key> oldIds) {
        return oldIds.stream().filter(oldId -> !given.containsKey(oldId)).toList();
    }

    @Override
    public String toString() {
        return "%s numbers, then %s".formatted(given.size(), next.isPresent() ? next.getAsLong() : "the first");
    }
}
