package dev.intact.ledger;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** The remembered records of a ledger in memory. Not thread-safe. */
final class StoredRecords {
    private final Map<Place, NavigableMap<String, RecordState>> records = new HashMap<>();
    private final Map<Place, Map<String, RecordMemory.Range>> ranges = new HashMap<>(); // by runs, in their order

    private record Place(String migration, String move) {}

    void add(String migration, Chunk chunk) {
        NavigableMap<String, RecordState> its = of(migration, chunk.move());
        chunk.remembered().forEach(state -> its.put(state.hash(), state));
        chunk.seenAgain().forEach(hash -> its.computeIfPresent(hash, (any, state) -> state.seen(chunk.run())));
    }

    Map<String, RecordState> find(String migration, String move, Collection<String> hashes) {
        NavigableMap<String, RecordState> its = of(migration, move);
        Map<String, RecordState> found = new HashMap<>();
        hashes.forEach(hash -> {
            RecordState state = its.get(hash);
            if (state != null) {
                found.put(hash, state);
            }
        });
        return found;
    }

    List<RecordState> gone(String migration, String move, String run, String after, int atMost) {
        return of(migration, move).tailMap(after, false).values().stream()
                .filter(state -> state.isGoneAfter(run))
                .limit(atMost)
                .toList();
    }

    RecordMemory.Counts count(String migration, String move, String run) {
        Collection<RecordState> its = of(migration, move).values();
        return new RecordMemory.Counts(
                its.stream().filter(state -> state.seen().equals(run)).count(),
                its.stream().filter(state -> state.isGoneAfter(run)).count(),
                its.stream().filter(state -> state.gone().equals(run)).count());
    }

    RecordMemory.Range range(
            String migration, String move, String run, RecordMemory.Range wished, ToLongFunction<String> unresolved) {
        Map<String, RecordMemory.Range> known =
                ranges.computeIfAbsent(new Place(migration, move), any -> new LinkedHashMap<>());
        RecordMemory.Range own = known.get(run);
        if (own != null) {
            return own;
        }
        RecordMemory.Range range = wished.anew() ? wished : wished.since(since(migration, move, known, unresolved));
        if (!run.isEmpty()) {
            known.put(run, range);
        }
        return range;
    }

    private String since(
            String migration, String move, Map<String, RecordMemory.Range> known, ToLongFunction<String> unresolved) {
        Collection<RecordState> its = of(migration, move).values();
        String last = known.keySet().stream().reduce((one, next) -> next).orElse("");
        List<RecordState> rejected = its.stream()
                .filter(state -> state.outcome() == Outcome.REJECTED)
                .filter(state -> last.isEmpty() || state.seen().equals(last))
                .toList();
        if (!last.isEmpty() && unresolved.applyAsLong(last) > rejected.size()) {
            return known.getOrDefault(last, RecordMemory.Range.changed("")).since();
        }
        String highest = marks(its.stream().filter(state -> state.outcome() != Outcome.REJECTED))
                .reduce("", (a, b) -> a.compareTo(b) >= 0 ? a : b);
        return marks(rejected.stream()).reduce(highest, (a, b) -> a.compareTo(b) <= 0 ? a : b);
    }

    private static Stream<String> marks(Stream<RecordState> states) {
        return states.map(RecordState::mark).filter(mark -> !mark.isEmpty());
    }

    private NavigableMap<String, RecordState> of(String migration, String move) {
        Objects.requireNonNull(migration, "migration");
        return records.computeIfAbsent(new Place(migration, move), any -> new TreeMap<>());
    }
}
