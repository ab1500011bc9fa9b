package dev.intact.duplicates;

import dev.intact.duplicates.Definition.NearRule;
import dev.intact.field.Getter;
import dev.intact.field.Key;
import dev.intact.field.Problem;
import dev.intact.ledger.Position;
import dev.intact.source.Cursor;
import dev.intact.source.Receiver;
import dev.intact.source.Source;
import dev.intact.source.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Reads a source once, and spills of each record what matching needs: hashes of its keys, and the texts that are
 * compared. Records are numbered in the order in which they happen to come.
 */
final class RecordReading<S> {
    private static final int MOST = Integer.MAX_VALUE - 8;

    private final Definition<S> definition;
    private final Getter<S, ?>[] key;
    private final Set<String> wanted;
    private final Spill records;
    private final List<Spill> exact = new ArrayList<>();
    private final List<List<Spill>> near = new ArrayList<>();
    private final List<RuleTally> tallies = new ArrayList<>();
    private final AtomicInteger count = new AtomicInteger();
    private final LongAdder unreadable = new LongAdder();
    private final Map<String, Integer> found = new ConcurrentHashMap<>();

    /**
     * A reading.
     *
     * @param key the fields by which a record is known
     * @param wanted the keys of records whose numbers must be known
     */
    RecordReading(Definition<S> definition, Getter<S, ?>[] key, Set<String> wanted, SpillFolder folder) {
        this.definition = definition;
        this.key = key.clone();
        this.wanted = wanted;
        this.records = new Spill(folder, true, 0);
        definition.exact().forEach(rule -> exact.add(new Spill(folder, false, 0)));
        for (NearRule<S> rule : definition.near()) {
            near.add(rule.block().keys().stream()
                    .map(parts -> new Spill(folder, true, 0))
                    .toList());
        }
        definition.ruleNames().forEach(rule -> tallies.add(new RuleTally()));
    }

    void read(Source<S> source, Crew crew) {
        List<Split> splits = source.splits(crew.workers());
        crew.inOrder(splits.size(), i -> read(source, splits.get(i)), done -> {});
    }

    private boolean read(Source<S> source, Split split) {
        long calls = 0;
        try (RecordSpiller<S> spiller = new RecordSpiller<>(this);
                Cursor<S> cursor = source.open(split, Position.start())) {
            Taker taker = new Taker(source.name(), spiller);
            while (cursor.next(taker)) {
                calls++;
            }
            check(source, calls, cursor.count());
        }
        return true;
    }

    private static void check(Source<?> source, long read, OptionalLong counted) {
        if (counted.isPresent() && counted.getAsLong() != read) {
            throw new DedupException(
                    "%s: %s records were read, but there are %s; it changed while it was read: match again"
                            .formatted(source.name(), read, counted.getAsLong()));
        }
    }

    /** Takes what a cursor reads; for one thread. */
    private final class Taker implements Receiver<S> {
        private final String source;
        private final RecordSpiller<S> spiller;

        Taker(String source, RecordSpiller<S> spiller) {
            this.source = source;
            this.spiller = spiller;
        }

        @Override
        public void record(Position position, S row) {
            int number = count.getAndIncrement();
            if (number < 0 || number > MOST) {
                throw new DedupException("%s: more than %s records cannot be matched at once; match parts of them"
                        .formatted(source, MOST));
            }
            String text = key(row, position);
            if (wanted.contains(text)) {
                found.put(text, number);
            }
            spiller.spill(number, text, row);
        }

        private String key(S row, Position position) {
            @Nullable Object[] parts = new @Nullable Object[key.length];
            for (int i = 0; i < parts.length; i++) {
                parts[i] = key[i].get(row);
                if (parts[i] == null) {
                    throw new DedupException(
                            "%s: the record that ends at %s has no key; name fields that every record has"
                                    .formatted(source, position.token()));
                }
            }
            return Key.of(parts).text();
        }

        @Override
        public void unreadable(Position position, Key place, List<Problem> problems) {
            unreadable.increment();
        }
    }

    Definition<S> definition() {
        return definition;
    }

    /** One row for each record: the hash of its key; what bans it, 64 bits each; and its key. */
    Spill records() {
        return records;
    }

    /** For each exact rule the rows of the records that have its key. */
    List<Spill> exact() {
        return exact;
    }

    /** For each other rule, for each of its blocks, the rows of the records that are in one. */
    List<List<Spill>> near() {
        return near;
    }

    /** For each rule who has a key of it. */
    List<RuleTally> tallies() {
        return tallies;
    }

    int count() {
        return count.get();
    }

    long unreadableCount() {
        return unreadable.sum();
    }

    /** The numbers of the wanted records that are there. */
    Map<String, Integer> found() {
        return found;
    }
}
