package dev.intact.internal;

import dev.intact.field.Key;
import dev.intact.ledger.Balance;
import dev.intact.ledger.Ledger;
import dev.intact.ledger.RecordOutcome;
import dev.intact.ledger.RunRecord;
import dev.intact.run.RunInfo;
import dev.intact.sink.Output;
import dev.intact.sink.Target;
import dev.intact.sink.TargetSession;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What the ledgers of a migration's targets know of it, without running anything. */
public final class Remembered {
    private Remembered() {}

    /** The runs that its first target knows, in the order in which they began. */
    public static List<RunInfo> runs(RunPlan plan) {
        Target home = plan.moves().get(0).target();
        List<RunRecord> records = in(plan, home, ledger -> ledger.runs(plan.migration()));
        List<RunInfo> infos = new ArrayList<>();
        for (RunRecord record : records) {
            Map<String, Balance> balances = new LinkedHashMap<>();
            for (MovePlan<?> move : plan.moves()) {
                in(
                                plan,
                                move.target(),
                                ledger -> ledger.move(record.run(), move.name())
                                        .map(begun -> ledger.history(record.run(), move.name())
                                                .balance()))
                        .ifPresent(balance -> balances.put(move.name(), balance));
            }
            infos.add(RunInfo.of(record, balances));
        }
        return infos;
    }

    /** What the latest run that keeps it says of one record. */
    public static <S> Optional<RecordOutcome> outcome(RunPlan plan, MovePlan<S> move, Key key) {
        Masking masking = new Masking(move.mappings());
        Key kept = masking.kept(key);
        return in(plan, move.target(), ledger -> {
            List<RunRecord> runs = ledger.runs(plan.migration());
            for (int i = runs.size() - 1; i >= 0; i--) {
                Optional<RecordOutcome> found = ledger.outcome(runs.get(i).run(), move.name(), kept);
                if (found.isPresent()) {
                    return found;
                }
            }
            return Optional.empty();
        });
    }

    /** Forgets old runs in all targets; answers how many the first target forgot. */
    public static int prune(RunPlan plan, Instant endedBefore) {
        int pruned = 0;
        List<Target> targets =
                plan.moves().stream().map(MovePlan::target).distinct().toList();
        for (Target target : targets) {
            int here = in(plan, target, ledger -> ledger.prune(plan.migration(), endedBefore));
            pruned = Math.max(pruned, here);
        }
        return pruned;
    }

    private static <R> R in(RunPlan plan, Target target, Function<Ledger, R> question) {
        List<Output<?>> outputs = plan.outputs().stream()
                .filter(output -> output.sink().target().equals(target))
                .toList();
        try (TargetSession session = target.open(outputs)) {
            return question.apply(session.ledger());
        }
    }
}
