package dev.intact.run;

import dev.intact.field.Key;
import dev.intact.ledger.Quarantined;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which rejected records a replay tries again, and the values that it gives their source fields before. Children that
 * wait for a parent are tried with it, whether they are named or not. Immutable and thread-safe.
 */
public final class Fixes {
    private static final Fixes NONE = new Fixes(true, Map.of());
    private static final Fixes CHOSEN = new Fixes(false, Map.of());

    private final boolean all;
    private final Map<Address, Map<String, @Nullable String>> values;

    /** By what a record is named: its id in quarantine, or its key; and how it is shown. */
    private record Address(String move, String hash, String shown) {
        boolean means(String itsMove, Quarantined record) {
            return move.equals(itsMove)
                    && (hash.equals(record.id()) || hash.equals(record.traces().key()));
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Address that && move.equals(that.move) && hash.equals(that.hash);
        }

        @Override
        public int hashCode() {
            return Objects.hash(move, hash);
        }
    }

    private Fixes(boolean all, Map<Address, Map<String, @Nullable String>> values) {
        this.all = all;
        this.values = values;
    }

    /** {@return no fixes: every record in quarantine is tried as its source has it now, or as it is mapped now} */
    public static Fixes none() {
        return NONE;
    }

    /** {@return no record yet: those are tried that are named next, and the children that wait for them} */
    public static Fixes chosen() {
        return CHOSEN;
    }

    /**
     * Gives a source field another value.
     *
     * @param record the record
     * @param field the name of a source field
     * @param text the value as an exact text: numbers with a point, dates and times as ISO 8601, bytes in Base64, lists
     *     as JSON arrays of texts, constants by name; null for no value
     * @return the fixes with this one
     */
    public Fixes fix(QuarantinedRecord record, String field, @Nullable String text) {
        return with(address(record), field, text);
    }

    /**
     * Gives a source field another value.
     *
     * @param move the name of a move
     * @param key the key of a record in quarantine
     * @param field the name of a source field
     * @param text the value as an exact text, as above; null for no value
     * @return the fixes with this one
     */
    public Fixes fix(String move, Key key, String field, @Nullable String text) {
        return with(address(move, key), field, text);
    }

    /**
     * Names a record that is to be tried as its source has it now.
     *
     * @param record the record
     * @return the fixes with it
     */
    public Fixes retry(QuarantinedRecord record) {
        return with(address(record), null, null);
    }

    /**
     * Names a record that is to be tried as its source has it now.
     *
     * @param move the name of a move
     * @param key the key of a record in quarantine
     * @return the fixes with it
     */
    public Fixes retry(String move, Key key) {
        return with(address(move, key), null, null);
    }

    private static Address address(QuarantinedRecord record) {
        return new Address(record.move(), record.id(), record.key());
    }

    private static Address address(String move, Key key) {
        return new Address(Objects.requireNonNull(move, "move"), Quarantined.hash(key.text()), key.masked());
    }

    private Fixes with(Address address, @Nullable String field, @Nullable String text) {
        Map<Address, Map<String, @Nullable String>> more = new LinkedHashMap<>(values);
        Map<String, @Nullable String> its = new LinkedHashMap<>(more.getOrDefault(address, Map.of()));
        if (field != null) {
            its.put(field, text);
        }
        more.put(address, its);
        return new Fixes(all, more);
    }

    /** {@return whether every record in quarantine is tried} */
    public boolean isAll() {
        return all;
    }

    /**
     * The values for one record.
     *
     * @param move the name of its move
     * @param record the record
     * @return the texts by the names of their fields; empty if it is not named
     */
    public Optional<Map<String, @Nullable String>> of(String move, Quarantined record) {
        Map<String, @Nullable String> its = new LinkedHashMap<>();
        boolean named = false;
        for (Map.Entry<Address, Map<String, @Nullable String>> entry : values.entrySet()) {
            if (entry.getKey().means(move, record)) {
                named = true;
                its.putAll(entry.getValue());
            }
        }
        return named ? Optional.of(Collections.unmodifiableMap(its)) : Optional.empty();
    }

    /**
     * Finds names that mean nothing.
     *
     * @param records the records in quarantine, by their moves
     * @return the names that mean none of them, as they may be shown: {@code customers key#0a1b2c}
     */
    public Set<String> unknown(Map<String, ? extends Iterable<Quarantined>> records) {
        Set<String> known = new LinkedHashSet<>();
        Set<String> unknown = new LinkedHashSet<>();
        for (Address address : values.keySet()) {
            String name = address.move() + " " + address.shown();
            Iterable<Quarantined> its = records.get(address.move());
            if (its != null) {
                its.forEach(record -> {
                    if (address.means(address.move(), record)) {
                        known.add(name);
                    }
                });
            }
            if (!known.contains(name)) {
                unknown.add(name);
            }
        }
        return unknown;
    }

    @Override
    public String toString() {
        return "%s fixes%s".formatted(values.size(), all ? ", and all others as they are" : "");
    }
}
