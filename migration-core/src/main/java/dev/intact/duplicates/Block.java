package dev.intact.duplicates;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which records are compared with each other at all: those that agree in a key. Comparing all with all would take a
 * million million comparisons for a million records.
 *
 * <pre>{@code
 * block(key(Customer::postcode), key(Customer::last).by(metaphone())).or(key(Customer::birth))
 * }</pre>
 *
 * <p>Records that agree in the first key or in one of the others are compared, once. A blank part means that the record
 * is in no block of that key. A block of more records than {@link #atMost} is split by the key that {@link #splitBy}
 * names; what is too large still is refused, and told with its number of records. Immutable, thread-safe and
 * serializable.
 *
 * @param <S> the type of the records
 */
public final class Block<S> implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int DEFAULT_SIZE = 500;

    private final ArrayList<Parts<S>> keys;
    private final int size;
    private final @Nullable MatchKey<S, ?> split;

    /** The parts of a key. */
    record Parts<S>(List<MatchKey<S, ?>> all) implements Serializable {
        Parts {
            all = new ArrayList<>(all);
        }
    }

    private Block(List<Parts<S>> keys, int size, @Nullable MatchKey<S, ?> split) {
        this.keys = new ArrayList<>(keys);
        this.size = size;
        this.split = split;
    }

    /**
     * Records that agree in a key.
     *
     * @param parts the parts of the key, at least one
     * @param <S> the type of the records
     * @return the blocks, of at most 500 records each
     * @throws IllegalArgumentException if there is no part
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // it is read alone
    public static <S> Block<S> block(MatchKey<S, ?>... parts) {
        return new Block<>(List.of(parts(List.of(parts))), DEFAULT_SIZE, null);
    }

    /**
     * Also compares records that agree in another key.
     *
     * @param parts the parts of that key, at least one
     * @return the blocks with those
     * @throws IllegalArgumentException if there is no part
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // it is read alone
    public final Block<S> or(MatchKey<S, ?>... parts) {
        List<Parts<S>> more = new ArrayList<>(keys);
        more.add(parts(List.of(parts)));
        return new Block<>(more, size, split);
    }

    /**
     * Says how many records a block may have. The number of comparisons grows with its square.
     *
     * @param records the largest number, at least 2
     * @return the blocks with that
     * @throws IllegalArgumentException if it is less than 2
     */
    public Block<S> atMost(int records) {
        if (records < 2) {
            throw new IllegalArgumentException(
                    "a block of %s records compares nothing; allow 2 or more".formatted(records));
        }
        return new Block<>(keys, records, split);
    }

    /**
     * Says what a block that is too large is split by: then only those of its records are compared that agree in this
     * too.
     *
     * @param part the part that is added to the key
     * @return the blocks with that
     */
    public Block<S> splitBy(MatchKey<S, ?> part) {
        return new Block<>(keys, size, Objects.requireNonNull(part, "part"));
    }

    private static <S> Parts<S> parts(List<MatchKey<S, ?>> parts) {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a block needs a key of at least one part");
        }
        return new Parts<>(parts);
    }

    List<List<MatchKey<S, ?>>> keys() {
        return keys.stream().map(Parts::all).toList();
    }

    int size() {
        return size;
    }

    @Nullable
    MatchKey<S, ?> split() {
        return split;
    }
}
