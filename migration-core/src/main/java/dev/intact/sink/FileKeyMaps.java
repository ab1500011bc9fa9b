package dev.intact.sink;

import dev.intact.field.Key;
import dev.intact.ledger.KeptKeyMaps;
import dev.intact.ledger.NewId;
import dev.intact.ledger.Numbers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The key maps of a file's ledger: what its journal holds, in memory. Numbers are on the disk before they are told. */
record FileKeyMaps(KeptKeyMaps book, Object lock, Numbering numbering) implements KeptKeyMaps {

    /** Writes numbers down. */
    interface Numbering {
        void append(JournalEntry entry) throws IOException;
    }

    @Override
    public Map<Key, Key> survivors(String map, Collection<Key> oldIds) {
        return book.survivors(map, oldIds);
    }

    @Override
    public void list(String map, Consumer<NewId> visitor) {
        book.list(map, visitor);
    }

    @Override
    public Numbers numbers(String map, Collection<Key> oldIds) {
        return book.numbers(map, oldIds);
    }

    @Override
    public Map<Key, Long> number(String map, long first, List<Key> oldIds) {
        synchronized (lock) {
            Numbers known = book.numbers(map, oldIds);
            List<Key> fresh = known.without(oldIds);
            if (!fresh.isEmpty()) {
                try {
                    numbering.append(new JournalEntry.Numbered(map, known.next().orElse(first), fresh));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return book.number(map, first, oldIds);
        }
    }
}
