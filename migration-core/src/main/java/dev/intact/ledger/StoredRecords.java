package dev.intact.ledger;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The remembered records of a ledger in memory. Not thread-safe. */
final class StoredRecords {
    private final Map<Place, NavigableMap<String, RecordState>> records = new HashMap<>();
    private final Map<Place, Since> since = new HashMap<>();

    private record Place(String migration, String move) {}

    /** From where on a run reads. */
    private record Since(String run, Optional<String> mark) {}

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

    Optional<String> since(String migration, String move, String run) {
        Place place = new Place(migration, move);
        Since known = since.get(place);
        if (known != null && known.run().equals(run)) {
            return known.mark();
        }
        Collection<RecordState> its = of(migration, move).values();
        Optional<String> highest = marks(its.stream()).reduce((a, b) -> a.compareTo(b) >= 0 ? a : b);
        Optional<String> retried = marks(its.stream()
                        .filter(state -> state.outcome() == Outcome.REJECTED)
                        .filter(state -> known == null || state.seen().equals(known.run())))
                .reduce((a, b) -> a.compareTo(b) <= 0 ? a : b);
        Optional<String> mark = retried.or(() -> highest);
        if (!run.isEmpty()) {
            since.put(place, new Since(run, mark));
        }
        return mark;
    }

    private static Stream<String> marks(Stream<RecordState> states) {
        return states.map(RecordState::mark).filter(mark -> !mark.isEmpty());
    }

    private NavigableMap<String, RecordState> of(String migration, String move) {
        Objects.requireNonNull(migration, "migration");
        return records.computeIfAbsent(new Place(migration, move), any -> new TreeMap<>());
    }
}
