package dev.intact.ledger;

import dev.intact.ledger.QuarantineEntry.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The rejected records of a ledger in memory. Thread-safe. */
final class StoredQuarantine implements QuarantineBook {
    private final Map<String, Map<String, Map<String, QuarantineEntry>>> runs = new HashMap<>();

    private Map<String, QuarantineEntry> of(String run, String move) {
        return runs.computeIfAbsent(run, any -> new HashMap<>()).computeIfAbsent(move, any -> new LinkedHashMap<>());
    }

    synchronized void add(Chunk chunk, String family) {
        Map<String, QuarantineEntry> entries = of(family, chunk.move());
        for (String id : chunk.resolved()) {
            Quarantined known = Objects.requireNonNull(entries.get(id), "an entry that is replayed")
                    .record();
            entries.put(id, QuarantineEntry.of(known.erased(), State.RESOLVED, chunk.run()));
        }
        for (Quarantined record : chunk.rejected()) {
            QuarantineEntry known = entries.get(record.id());
            Quarantined now = known == null || chunk.takesBack() // which had been erased, as resolved
                    ? record
                    : known.record().rejectedAgain(record);
            entries.put(record.id(), QuarantineEntry.of(now, State.OPEN, chunk.run()));
        }
    }

    synchronized void forget(Set<String> forgotten) {
        runs.keySet().removeAll(forgotten);
    }

    @Override
    public synchronized List<QuarantineEntry> entries(String run, String move) {
        List<QuarantineEntry> all = new ArrayList<>(of(run, move).values());
        all.sort(Comparator.comparing(entry -> entry.record().since()));
        return all;
    }

    /** How many records a run and its replays have left rejected. */
    synchronized long unresolved(String run, String move) {
        return of(run, move).values().stream()
                .filter(entry -> entry.state() != State.RESOLVED)
                .count();
    }

    @Override
    public synchronized int erase(String run, String move, Predicate<QuarantineEntry> which) {
        Map<String, QuarantineEntry> entries = of(run, move);
        List<QuarantineEntry> meant = entries.values().stream()
                .filter(entry -> entry.state() == State.OPEN && which.test(entry))
                .collect(Collectors.toList());
        meant.forEach(entry -> entries.put(
                entry.record().id(), QuarantineEntry.of(entry.record().erased(), State.ERASED, entry.run())));
        return meant.size();
    }
}
