package dev.intact.internal;

import dev.intact.ledger.Chunk;
import dev.intact.ledger.QuarantineEntry;
import dev.intact.ledger.QuarantineEntry.State;
import dev.intact.ledger.Quarantined;
import dev.intact.ledger.RecordOutcome;
import dev.intact.ledger.RunRecord;
import dev.intact.run.Fixes;
import dev.intact.run.ReplayReport;
import dev.intact.run.ReplayedRecord;
import dev.intact.run.RunReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** What a replay tries again, move by move, and what becomes of it. Thread-safe once it is prepared. */
final class Replay {
    private final RunPlan plan;
    private final Fixes fixes;
    private final Circles circles;
    private final Map<String, ReplayedMove<?>> moves = new LinkedHashMap<>();
    private final Map<String, Map<String, ReplayedRecord>> records = new LinkedHashMap<>();
    private String base = "";

    Replay(RunPlan plan, Fixes fixes) {
        this.plan = plan;
        this.fixes = fixes;
        this.circles = new Circles(plan.moves());
    }

    /**
     * Reads what is in quarantine, finds it in the sources, and holds the fixes against it; nothing is written.
     *
     * @throws EngineException if a fix does not fit; all are told together
     */
    void prepare(Ledgers ledgers, RunRecord rejecting, BooleanSupplier isToStop) {
        base = rejecting.run();
        Map<String, List<QuarantineEntry>> open = new LinkedHashMap<>();
        plan.moves().forEach(move -> open.put(move.name(), open(ledgers, move)));
        checkNames(open);
        List<String> faults = new ArrayList<>();
        for (MovePlan<?> move : plan.moves()) {
            ReplayedMove<?> replayed =
                    new ReplayedMove<>(move, open.getOrDefault(move.name(), List.of()), fixes, faults);
            moves.put(move.name(), replayed);
        }
        refuse(faults);
        moves.values().forEach(move -> move.search(plan.options().workers(), isToStop, faults));
        refuse(faults);
    }

    private List<QuarantineEntry> open(Ledgers ledgers, MovePlan<?> move) {
        return ledgers.of(move.target()).quarantine().orElseThrow().entries(base, move.name()).stream()
                .filter(entry -> entry.state() == State.OPEN)
                .toList();
    }

    private void checkNames(Map<String, List<QuarantineEntry>> open) {
        Map<String, List<Quarantined>> known = new LinkedHashMap<>();
        open.forEach((move, entries) ->
                known.put(move, entries.stream().map(QuarantineEntry::record).toList()));
        refuse(fixes.unknown(known).stream()
                .map("%s is not in quarantine (any more), or there is no such move"::formatted)
                .toList());
    }

    private static void refuse(List<String> faults) {
        if (!faults.isEmpty()) {
            throw new EngineException(
                    "nothing was replayed, as not all fixes fit:\n  " + String.join("\n  ", faults), null);
        }
    }

    /** The move with those of its records that are to be tried now; empty if there are none. */
    Optional<MovePlan<?>> narrowed(MovePlan<?> move, KeyMaps maps, Ledgers ledgers) {
        ReplayedMove<?> its = move(move.name());
        its.release(maps, ledgers, hoped(move));
        Map<String, ReplayedRecord> known = of(move.name());
        its.notFound().forEach(entry -> known.put(entry.record().id(), its.told(entry, null)));
        return its.narrowed();
    }

    /**
     * The key maps of a circle of which records are tried again: whoever waits there for another is tried with them,
     * and taken back if that one does not arrive.
     */
    private Set<String> hoped(MovePlan<?> move) {
        return circles.of(move)
                .filter(circle -> circles.together(move).stream()
                        .anyMatch(together -> move(together.name()).triesAny()))
                .map(References.Circle::maps)
                .orElse(Set.of());
    }

    /** The run that has rejected the records. */
    String base() {
        return base;
    }

    private ReplayedMove<?> move(String name) {
        return Optional.<ReplayedMove<?>>ofNullable(moves.get(name)).orElseThrow();
    }

    private Map<String, ReplayedRecord> of(String move) {
        return records.computeIfAbsent(move, any -> new LinkedHashMap<>());
    }

    /** Writes down what became of the records of a chunk. */
    synchronized void add(Chunk chunk) {
        ReplayedMove<?> its = move(chunk.move());
        List<String> entries = chunk.entries();
        for (int i = 0; i < entries.size(); i++) {
            RecordOutcome outcome = chunk.outcomes().get(i);
            of(chunk.move()).put(entries.get(i), its.told(its.entry(entries.get(i)), outcome));
        }
    }

    /** Writes down that records of a chunk are rejected again after all. */
    synchronized void takenBack(Chunk chunk) {
        ReplayedMove<?> its = move(chunk.move());
        for (int i = 0; i < chunk.rejected().size(); i++) {
            String id = chunk.rejected().get(i).id();
            of(chunk.move()).put(id, its.told(its.entry(id), chunk.outcomes().get(i)));
        }
    }

    ReplayReport report(RunReport run) {
        List<ReplayedRecord> all = new ArrayList<>();
        plan.moves().forEach(move -> all.addAll(of(move.name()).values()));
        return ReplayReport.of(run, base, all);
    }
}
