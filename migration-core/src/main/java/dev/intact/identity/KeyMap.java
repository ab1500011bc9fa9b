package dev.intact.identity;

import dev.intact.convert.Conversion;
import dev.intact.convert.Uuids;
import dev.intact.field.Key;
import dev.intact.field.Problem;
import dev.intact.mapping.Loader;
import dev.intact.mapping.Lookup;
import dev.intact.mapping.Unlisted;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which new id an old one becomes: a {@link Lookup} that is declared once, in a constant, and used on both sides of a
 * reference, so that parents and children agree. Immutable and thread-safe.
 *
 * @param <K> the type of the old ids
 * @param <N> the type of the new ids
 */
public final class KeyMap<K, N> extends Lookup<K, N> {
    private static final long serialVersionUID = 1L;

    private static final int LONGEST_NAME = 200;
    private static final long DEFAULT_CACHED = 100_000;

    /** How the new id is made; null if it is found in the ledger. */
    private final @Nullable Strategy<K, N> strategy;

    /** Makes new ids of numbers, if the ledger hands them out; else null. */
    private final @Nullable Sequence<N> sequence;

    /** Finds the new ids where they are, if they were there before any run; else null. */
    private final @Nullable Loader<K, N> loader;

    private final String how;
    private final long cached;

    /** A number, as the type that a map's new ids have. */
    private interface Reading<N> extends Serializable {
        N of(long number);
    }

    /** The numbers of a map: the first, the last that there is, and how they are given out. */
    private record Sequence<N>(long first, long last, Reading<N> reading) implements Serializable {}

    /** Makes the new id of an old one, always the same one. */
    private interface Strategy<K, N> extends Serializable {
        N newId(K oldId);
    }

    private KeyMap(
            String name,
            String how,
            @Nullable Strategy<K, N> strategy,
            @Nullable Sequence<N> sequence,
            @Nullable Loader<K, N> loader,
            Unlisted<? super K, ? extends N> unlisted,
            long cached) {
        super(name, unlisted);
        this.how = how;
        this.strategy = strategy;
        this.sequence = sequence;
        this.loader = loader;
        this.cached = cached;
    }

    private static <K, N> KeyMap<K, N> computed(String name, String how, Strategy<K, N> strategy) {
        return new KeyMap<>(name, how, strategy, null, null, Unlisted.reject(), 0);
    }

    /**
     * New ids that rows get where they arrive, and that cannot be computed from the old ones: made by the target, or by
     * any rule of a mapping. The mapping that makes the rows fills it, by {@code identifies}; the ids are stored in the
     * ledger of its target, in the transaction that writes the rows, and stay there until a run moves the records anew.
     *
     * <p>Whoever refers to such a record looks its old id up here, in this migration or a later one. A record that
     * refers to one without a new id is rejected, unless {@link #unlisted} says otherwise.
     *
     * @param name the name of the map in the ledger, which must never change: {@code northwind/third party}
     * @param <K> the type of the old ids; two ids are the same if {@link Key#of} makes the same key of them
     * @param <N> the type of the new ids
     * @return the map, whose cache holds 100,000 ids
     * @throws IllegalArgumentException if the name is blank, or longer than 200 characters
     */
    public static <K, N> KeyMap<K, N> assigned(String name) {
        return stored(name, "the new id that its row got", null);
    }

    private static <K, N> KeyMap<K, N> stored(String name, String how, @Nullable Sequence<N> sequence) {
        if (name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("a key map's name has at most 200 characters, not " + name.length());
        }
        return new KeyMap<>(name, how, null, sequence, null, Unlisted.reject(), DEFAULT_CACHED);
    }

    /**
     * New ids that are numbers, handed out one after the other by the ledger of the target. The mapping that makes the
     * rows names it twice: a rule fills the new id through it from the old one, and {@code identifies} stores both when
     * the row is written. Whoever refers to such a record looks it up, as in an {@link #assigned} map.
     *
     * <p><b>What is promised.</b> An old id keeps its number for good: through restarts, in a run that begins anew, and
     * if its record is rejected now and arrives later. No number is given twice, whatever the number of workers. A run
     * with one worker numbers records in the order in which it reads them; with several, which record gets which of the
     * numbers depends on who comes first, in the first run alone. The numbers are not without gaps: records that are
     * rejected, excluded or archived are numbered, too, and their numbers stay theirs. Numbers that rows of the target
     * have already are not looked at; begin behind them.
     *
     * <p>A chunk asks for all its numbers at once, in a short transaction of its own before its rows are written.
     *
     * @param name the name of the map in the ledger, which must never change: {@code northwind/third party}
     * @param first the first number; it counts until numbers have been handed out, and is not looked at after that
     * @param <K> the type of the old ids; two ids are the same if {@link Key#of} makes the same key of them
     * @return the map, whose cache holds 100,000 ids
     * @throws IllegalArgumentException if the name is blank, or longer than 200 characters
     */
    public static <K> KeyMap<K, Long> sequence(String name, long first) {
        return stored(name, "numbered from " + first, new Sequence<Long>(first, Long.MAX_VALUE, number -> number));
    }

    /**
     * New ids that are numbers, as {@link #sequence(String, long)}, for rows that have an {@code int}.
     *
     * @param name the name of the map in the ledger, which must never change
     * @param first the first number
     * @param <K> the type of the old ids
     * @return the map; a run fails when its numbers go beyond 2,147,483,647
     * @throws IllegalArgumentException if the name is blank, or longer than 200 characters
     */
    public static <K> KeyMap<K, Integer> sequence(String name, int first) {
        return stored(
                name, "numbered from " + first, new Sequence<Integer>(first, Integer.MAX_VALUE, Math::toIntExact));
    }

    /**
     * New ids of records that are in the target already, and are found there by a natural key: a country by its code, a
     * user by the address of her mail. Nothing is stored, and no row is made: a record whose natural key is not there
     * has no new id.
     *
     * @param name the name of the map
     * @param target finds the new ids by the natural keys, such as a lookup in a table of the target; it is what
     *     answers, and is asked once per chunk
     * @param <K> the type of the natural keys
     * @param <N> the type of the new ids
     * @return the map, whose cache holds 100,000 ids
     * @throws IllegalArgumentException if the name is blank, or the lookup is one that is not loaded
     */
    public static <K, N> KeyMap<K, N> natural(String name, Lookup<K, N> target) {
        Loader<K, N> loader = target.loader()
                .orElseThrow(() -> new IllegalArgumentException(
                        "key map '%s' needs a lookup that is loaded from the target, not %s"
                                .formatted(name, target.words())));
        String how = "the id of the record that has it as its natural key";
        return new KeyMap<>(name, how, null, null, loader, Unlisted.reject(), DEFAULT_CACHED);
    }

    /**
     * New ids that derive from the old ones: UUIDs of version 5 (RFC 9562), whose namespace derives from the map's
     * name. The same old id always becomes the same new one, in every run and on every machine, and nothing is stored.
     *
     * <p>A mapping may name it by {@code identifies} all the same. The ledger then knows who has arrived, and whoever
     * looks the map up in the same migration is answered for those alone.
     *
     * @param name the name of the map, which must never change: {@code crm/contact}
     * @param <K> the type of the old ids; two ids are the same if {@link Key#of} makes the same key of them
     * @return the map
     * @throws IllegalArgumentException if the name is blank
     */
    public static <K> KeyMap<K, UUID> derived(String name) {
        UUID namespace = UUID.nameUUIDFromBytes(("dev.intact.keymap/" + name).getBytes(StandardCharsets.UTF_8));
        Conversion<String, UUID> derive = Uuids.v5(namespace);
        return computed(
                name,
                "UUID v5 of the old id",
                oldId -> Objects.requireNonNull(
                        derive.convert(Key.of(oldId).text(), KeyMap::impossible), "every text has a UUID"));
    }

    /**
     * New ids that are the old ones. As of those that are {@link #derived}, a mapping may say who has arrived.
     *
     * @param name the name of the map
     * @param <K> the type of the ids
     * @return the map
     * @throws IllegalArgumentException if the name is blank
     */
    public static <K> KeyMap<K, K> preserved(String name) {
        return computed(name, "the old id is kept", oldId -> oldId);
    }

    private static void impossible(Problem problem) {
        throw new IllegalStateException("every text has a UUID: " + problem.what());
    }

    /**
     * The new id of an old one: for tests, and for whoever needs the id outside a migration.
     *
     * @param oldId the old id
     * @return the new id
     * @throws UnsupportedOperationException if new ids are assigned, and so are in the ledger alone
     */
    public N newId(K oldId) {
        if (strategy == null) {
            String where = isStored() ? "they are assigned, and in the ledger" : "they are in the target";
            throw new UnsupportedOperationException("key map '%s' cannot compute new ids: %s".formatted(name(), where));
        }
        return strategy.newId(oldId);
    }

    @Override
    public OptionalLong firstNumber() {
        return sequence == null ? OptionalLong.empty() : OptionalLong.of(sequence.first());
    }

    @Override
    public N numbered(long number) {
        if (sequence == null) {
            return super.numbered(number);
        }
        if (number > sequence.last()) {
            throw new IllegalStateException(
                    "key map '%s' has no number left: %s is beyond %s".formatted(name(), number, sequence.last()));
        }
        return sequence.reading().of(number);
    }

    /**
     * Says what becomes of an old id that has no new one.
     *
     * @throws UnsupportedOperationException if new ids are computed, so that every old one has one
     */
    @Override
    public KeyMap<K, N> unlisted(Unlisted<? super K, ? extends N> policy) {
        if (strategy != null) {
            throw new UnsupportedOperationException("%s answers every id, so none is unlisted".formatted(words()));
        }
        return new KeyMap<>(name(), how, null, sequence, loader, policy, cached);
    }

    @Override
    public KeyMap<K, N> cached(long answers) {
        if (strategy != null) {
            throw new UnsupportedOperationException("%s computes its ids, so nothing is cached".formatted(words()));
        }
        if (answers < 1) {
            throw new IllegalArgumentException("a cache holds at least one answer, not " + answers);
        }
        return new KeyMap<>(name(), how, null, sequence, loader, unlistedPolicy(), answers);
    }

    @Override
    public boolean isStored() {
        return strategy == null && loader == null;
    }

    @Override
    public boolean isReference() {
        return true;
    }

    @Override
    public Optional<Loader<K, N>> loader() {
        return Optional.ofNullable(loader);
    }

    @Override
    public OptionalLong cached() {
        return strategy == null ? OptionalLong.of(cached) : OptionalLong.empty();
    }

    @Override
    protected @Nullable N answer(K key) {
        return newId(key);
    }

    @Override
    public String words() {
        String words = "key map '%s': %s".formatted(name(), how);
        return strategy == null ? words + ", " + unlistedPolicy().words() : words;
    }
}
