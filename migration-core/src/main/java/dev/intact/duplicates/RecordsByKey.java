package dev.intact.duplicates;

import dev.intact.field.Getter;
import dev.intact.field.Key;
import dev.intact.field.Problem;
import dev.intact.ledger.Position;
import dev.intact.source.Cursor;
import dev.intact.source.Receiver;
import dev.intact.source.Source;
import dev.intact.source.Split;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a source a second time, for the few records that are shown to somebody. */
final class RecordsByKey {
    private RecordsByKey() {}

    /** The records with these keys, as far as they are there. */
    static <S> Map<String, S> find(Source<S> source, Getter<S, ?>[] key, Set<String> wanted) {
        Map<String, S> found = new HashMap<>();
        for (Split split : wanted.isEmpty() ? List.<Split>of() : source.splits(1)) {
            try (Cursor<S> cursor = source.open(split, Position.start())) {
                Taker<S> taker = new Taker<>(key, wanted, found);
                boolean more = true;
                while (more && found.size() < wanted.size()) {
                    more = cursor.next(taker);
                }
            }
        }
        return found;
    }

    private static final class Taker<S> implements Receiver<S> {
        private final Getter<S, ?>[] key;
        private final Set<String> wanted;
        private final Map<String, S> found;

        Taker(Getter<S, ?>[] key, Set<String> wanted, Map<String, S> found) {
            this.key = key;
            this.wanted = wanted;
            this.found = found;
        }

        @Override
        public void record(Position position, S row) {
            @Nullable Object[] parts = new @Nullable Object[key.length];
            for (int i = 0; i < parts.length; i++) {
                parts[i] = key[i].get(row);
                if (parts[i] == null) {
                    return; // matching has refused it
                }
            }
            String text = Key.of(parts).text();
            if (wanted.contains(text)) {
                found.putIfAbsent(text, row);
            }
        }

        @Override
        public void unreadable(Position position, Key place, List<Problem> problems) {
            // matching has counted it
        }
    }
}
