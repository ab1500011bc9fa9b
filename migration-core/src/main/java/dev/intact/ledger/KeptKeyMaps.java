package dev.intact.ledger;

import dev.intact.field.Key;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * What a {@link Ledger} can tell of its key maps beside new ids: who survived whom, which numbers were handed out, and
 * all that is in them. Thread-safe.
 */
public interface KeptKeyMaps {

    /** The key maps of a ledger that hands out no numbers, and lists nothing. */
    KeptKeyMaps NONE = new KeptKeyMaps() {};

    /**
     * Tells which old ids have no new one of their own, but that of a survivor.
     *
     * @param map the name of the key map
     * @param oldIds the old ids, of any number
     * @return the survivors' old ids by those of the duplicates; all others are absent
     * @throws LedgerException if the ledger cannot be read
     */
    default Map<Key, Key> survivors(String map, Collection<Key> oldIds) {
        return Map.of();
    }

    /**
     * Reads all entries of a key map, whoever stored them: the new ids first, then the redirects. What is stored
     * meanwhile may be among them. The heap that this takes does not grow with their number, if the ledger is that of a
     * database.
     *
     * @param map the name of the key map
     * @param visitor is handed each entry, each old id once of a kind, in an order that is the same each time
     * @throws LedgerException if the ledger cannot be read, or, as here, does not list its ids
     */
    default void list(String map, Consumer<NewId> visitor) {
        throw new LedgerException("this ledger does not list key map '%s'".formatted(map));
    }

    /**
     * Finds the entries that lead to some new ids; redirects are not among them.
     *
     * @param map the name of the key map
     * @param newIds the new ids, of any number
     * @return the entries, whoever stored them; unless overridden, none
     * @throws LedgerException if the ledger cannot be read
     */
    default List<NewId> leadingTo(String map, Collection<Key> newIds) {
        return List.of();
    }

    /**
     * Reads the numbers of a key map that is a sequence.
     *
     * @param map the name of the key map
     * @param oldIds the old ids, of any number
     * @return the numbers that they have, and which one comes next
     * @throws LedgerException if the ledger cannot be read
     */
    default Numbers numbers(String map, Collection<Key> oldIds) {
        return Numbers.of(Map.of(), OptionalLong.empty());
    }

    /**
     * Numbers old ids that have no number yet, in their order. An old id keeps its number for good, whether its record
     * arrives or not, and in whatever run; two old ids never have one number, whoever asks at the same time.
     *
     * @param map the name of the key map
     * @param first the first number, if none was handed out yet
     * @param oldIds the old ids, of any number, each once
     * @return the number of each of them
     * @throws LedgerException if the ledger cannot be written, or, as here, hands out no numbers
     */
    default Map<Key, Long> number(String map, long first, List<Key> oldIds) {
        throw new LedgerException("this ledger hands out no numbers for key map '%s'".formatted(map));
    }
}
