package dev.intact.internal;

import dev.intact.field.Key;
import dev.intact.ledger.Chunk;
import dev.intact.ledger.InMemoryLedger;
import dev.intact.ledger.Numbers;
import dev.intact.ledger.OpenRecords;
import dev.intact.ledger.Receipt;
import dev.intact.sink.Target;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The new ids of a dry run, in memory: its rows are taken back, and the ledger never knows of them. Key maps that the
 * migration does not fill are asked of the ledger.
 */
final class RehearsedIds implements KeptIds {
    private final KeyMaps maps;
    private final OpenTargets targets;
    private final Map<Target, InMemoryLedger> rehearsed = new ConcurrentHashMap<>();

    RehearsedIds(KeyMaps maps, OpenTargets targets) {
        this.maps = maps;
        this.targets = targets;
    }

    void add(Target target, Chunk chunk) {
        if (!chunk.newIds().isEmpty()
                || !chunk.open().isEmpty()
                || !chunk.closed().isEmpty()) {
            Receipt unused = of(target).commit(chunk.with(0, List.of()), () -> {});
        }
    }

    OpenRecords openRecords(Target target) {
        return of(target).open().openRecords();
    }

    @Override
    public Map<Key, Key> find(Target target, String map, Set<Key> oldIds) {
        List<KeyMaps.Filling> fillings = maps.fillings(map);
        if (!maps.isFilled(map)) {
            return targets.of(target).ledger().newIds(map, oldIds);
        }
        Map<Key, Key> found = of(target).open().newIds(map, oldIds);
        if (fillings.stream().allMatch(filling -> filling.move().incremental() == null)) {
            return found;
        }
        Map<Key, Key> all = new HashMap<>(targets.of(target).ledger().records().newIds(map, oldIds));
        all.putAll(found); // what this dry run gives comes before what a run before has left
        return all;
    }

    /** Numbers go on where the ledger is, and are not written there. */
    @Override
    public Map<Key, Long> number(Target target, String map, long first, List<Key> oldIds) {
        Numbers known = targets.of(target).ledger().keyMaps().numbers(map, oldIds);
        List<Key> rest = known.without(oldIds);
        Map<Key, Long> all = new HashMap<>(known.given());
        all.putAll(of(target).open().keyMaps().number(map, known.next().orElse(first), rest));
        return all;
    }

    private InMemoryLedger of(Target target) {
        return rehearsed.computeIfAbsent(target, any -> InMemoryLedger.withoutOutcomes(any.name()));
    }
}
