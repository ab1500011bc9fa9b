package dev.intact.internal;

import dev.intact.field.Key;
import dev.intact.ledger.LedgerException;
import dev.intact.sink.Target;
import dev.intact.sink.TargetException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The new ids that ledgers hold before a run. Those that the run would give, or that cannot be read, may still come.
 */
final class IdsBeforeRun implements KeptIds {
    private final RunPlan plan;
    private final KeyMaps maps;
    private final AtomicBoolean isUnreadable = new AtomicBoolean();

    IdsBeforeRun(RunPlan plan, KeyMaps maps) {
        this.plan = plan;
        this.maps = maps;
    }

    @Override
    public Map<Key, Key> find(Target target, String map, Set<Key> oldIds) {
        try {
            return Remembered.in(plan, target, ledger -> ledger.newIds(map, oldIds));
        } catch (TargetException | LedgerException e) {
            isUnreadable.set(true);
            return Map.of();
        }
    }

    @Override
    public Map<Key, Long> number(Target target, String map, long first, List<Key> oldIds) {
        try {
            return Remembered.in(
                    plan,
                    target,
                    ledger -> ledger.keyMaps().numbers(map, oldIds).given());
        } catch (TargetException | LedgerException e) {
            isUnreadable.set(true);
            return Map.of();
        }
    }

    @Override
    public boolean mayComeLater(String map) {
        return isUnreadable.get() || !maps.fillings(map).isEmpty();
    }
}
