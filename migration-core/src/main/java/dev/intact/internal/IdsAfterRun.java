package dev.intact.internal;

import dev.intact.field.Key;
import dev.intact.ledger.Ledger;
import dev.intact.sink.Target;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The new ids that runs have left in ledgers, and nothing more: no old id is numbered any more. */
final class IdsAfterRun implements KeptIds {
    private final RunPlan plan;
    private final OpenTargets targets;

    IdsAfterRun(RunPlan plan, OpenTargets targets) {
        this.plan = plan;
        this.targets = targets;
    }

    @Override
    public Map<Key, Key> find(Target target, String map, Set<Key> oldIds) {
        if (oldIds.isEmpty()) {
            return Map.of();
        }
        return in(
                target,
                ledger -> plan.isIncremental() ? ledger.records().newIds(map, oldIds) : ledger.newIds(map, oldIds));
    }

    @Override
    public Map<Key, Long> number(Target target, String map, long first, List<Key> oldIds) {
        return in(target, ledger -> ledger.keyMaps().numbers(map, oldIds).given());
    }

    /** The old ids that were redirected, with those of their survivors. */
    Map<Key, Key> survivors(Target target, String map, List<Key> oldIds) {
        return oldIds.isEmpty()
                ? Map.of()
                : in(target, ledger -> ledger.keyMaps().survivors(map, oldIds));
    }

    private <R> R in(Target target, Function<Ledger, R> question) {
        return targets.all().contains(target)
                ? question.apply(targets.of(target).ledger())
                : Remembered.in(plan, target, question);
    }
}
