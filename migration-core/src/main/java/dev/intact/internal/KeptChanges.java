package dev.intact.internal;

import dev.intact.field.Problem;
import dev.intact.ledger.RunRecord;
import dev.intact.ledger.RunState;
import dev.intact.quality.Finding;
import dev.intact.sink.Inflow;
import dev.intact.sink.Output;
import dev.intact.sink.Sink;
import dev.intact.sink.Target;
import dev.intact.sink.Undoing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What of a run is kept so that it can be undone: all that its moves write into the targets that take their rows.
 * Archives that lie elsewhere, and lists of rejects, stay when it is undone.
 */
final class KeptChanges {
    private KeptChanges() {}

    /** The targets that take rows, in the order of the moves. */
    static Set<Target> targets(RunPlan plan) {
        Set<Target> targets = new LinkedHashSet<>();
        plan.moves().forEach(move -> targets.add(move.target()));
        return targets;
    }

    /** What the moves write into those, each sink once. */
    static Stream<Output<?>> outputs(RunPlan plan) {
        Set<Target> targets = targets(plan);
        return plan.moves().stream()
                .flatMap(MovePlan::outputs)
                .distinct()
                .filter(output -> targets.contains(output.sink().target()));
    }

    /** Begins to keep, or goes on; a run is kept from its beginning to the end of its last replay, or not at all. */
    static void begin(RunPlan plan, OpenTargets targets, RunRecord run, boolean isResumed) {
        boolean wished = plan.options().isUndoable();
        for (Target target : targets(plan)) {
            Optional<Undoing> undoing = targets.of(target).undoing();
            if (!isResumed && run.base().isEmpty() && !plan.options().isAnew() && undoing.isPresent()) {
                refuseBesideLeft(targets.of(target).ledger().runs(plan.migration()), undoing.get());
            }
            if (isResumed || run.base().isPresent()) {
                refuseOtherwise(run, undoing.isPresent() && undoing.get().isKept(run.family()), wished);
            }
            if (wished) {
                undoing.orElseThrow(() -> cannot(target)).keep(run.run(), sinks(plan, target));
            }
        }
    }

    /** Rows that an undo has left stand there without their new ids: their records would be inserted once more. */
    private static void refuseBesideLeft(List<RunRecord> runs, Undoing undoing) {
        for (int i = runs.size() - 1; i >= 0 && runs.get(i).state() == RunState.UNDONE; i--) {
            RunRecord undone = runs.get(i);
            if (!undoing.changes(undone.run()).isEmpty()) {
                throw new EngineException(
                        "the undo of run %s has left rows that were changed since, whose records would be inserted once more; undo it again with Undo.forcing(…), or when these rows are put right; or run with Options.anew(), if the keys of the sinks find them"
                                .formatted(undone.family()),
                        null);
            }
        }
    }

    private static void refuseOtherwise(RunRecord run, boolean kept, boolean wished) {
        if (kept && !wished) {
            throw new EngineException(
                    "run %s was begun with Options.undoable(); %s with that too, or what it writes from here on could not be undone"
                            .formatted(run.family(), again(run)),
                    null);
        }
        if (!kept && wished) {
            throw new EngineException(
                    "run %s was begun without Options.undoable(), and what it has written cannot be undone; %s without, too"
                            .formatted(run.family(), again(run)),
                    null);
        }
    }

    private static String again(RunRecord run) {
        return run.base().isPresent() ? "replay it" : "resume it";
    }

    private static EngineException cannot(Target target) {
        return new EngineException("%s cannot undo a run".formatted(target.name()), null);
    }

    private static Set<Sink<?>> sinks(RunPlan plan, Target target) {
        Set<Sink<?>> sinks = new LinkedHashSet<>();
        outputs(plan)
                .map(Output::sink)
                .filter(sink -> sink.target().equals(target))
                .forEach(sinks::add);
        return sinks;
    }

    /** What keeps the plan from being undone. */
    static List<Finding> findings(RunPlan plan) {
        List<Finding> findings = new ArrayList<>();
        inflows(plan).forEach((target, its) -> {
            if (targets(plan).contains(target)) {
                findings.addAll(target.checkUndo(its));
            } else {
                its.forEach(inflow -> findings.add(Finding.note(
                        inflow.toString(),
                        Problem.of("stays as it is when the run is undone")
                                .advice("delete it then, or archive into %s"
                                        .formatted(String.join(
                                                ", ",
                                                targets(plan).stream()
                                                        .map(Target::name)
                                                        .toList()))))));
            }
        });
        return findings;
    }

    /** The tables that hold rows, of which a copy may be wanted. */
    static List<Finding> offers(RunPlan plan) {
        List<Finding> findings = new ArrayList<>();
        inflows(plan).forEach((target, its) -> findings.addAll(target.checkBackup(its)));
        return findings;
    }

    private static Map<Target, List<Inflow<?>>> inflows(RunPlan plan) {
        Map<Target, List<Inflow<?>>> byTarget = new LinkedHashMap<>();
        Circles circles = new Circles(plan.moves());
        plan.moves().stream()
                .flatMap(move -> move.inflows(circles))
                .forEach(inflow -> byTarget.computeIfAbsent(inflow.sink().target(), any -> new ArrayList<>())
                        .add(inflow));
        return byTarget;
    }
}
