package dev.intact.internal;

import dev.intact.field.Nearest;
import dev.intact.ledger.Ledger;
import dev.intact.ledger.RunRecord;
import dev.intact.ledger.RunState;
import dev.intact.run.Undo;
import dev.intact.run.UndoFailedException;
import dev.intact.run.UndoReport;
import dev.intact.sink.Target;
import dev.intact.sink.TargetException;
import dev.intact.sink.Undoing;
import dev.intact.sink.UndoneChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Undoes a run and its replays: change by change, the latest first, each in one step. When it is interrupted, the same
 * call goes on with what is left. What is refused because others refer to it may be freed by what is undone after it,
 * so that all is gone through again as long as that helps.
 */
public final class UndoRun {
    private static final Logger LOG = LoggerFactory.getLogger(UndoRun.class);

    private final RunPlan plan;
    private final String run;
    private final Undo how;
    private final Map<String, UndoneChange> done = new LinkedHashMap<>(); // by move, however many changes it has
    private List<UndoneChange> refused = List.of();

    private UndoRun(RunPlan plan, String run, Undo how) {
        this.plan = plan;
        this.run = run;
        this.how = how;
    }

    /**
     * Undoes a run.
     *
     * @return what was done; not complete if it was cancelled
     * @throws IllegalArgumentException if the migration has no such run, or no such sink as is to be forced
     * @throws UndoFailedException if the run may not be undone, or that failed
     */
    public static UndoReport of(RunPlan plan, String run, Undo how) {
        return new UndoRun(plan, run, how).undo();
    }

    private UndoReport undo() {
        requireSinks();
        try (Shutdown shutdown = Shutdown.during(run, plan.options().shutdownGrace());
                OpenTargets targets = new OpenTargets(KeptChanges.outputs(plan).toList())) {
            refuseReplay(requireKnown(home(targets).runs(plan.migration())));
            return undo(targets, shutdown);
        } catch (UndoFailedException | IllegalArgumentException e) {
            throw e;
        } catch (RuntimeException e) {
            throw failed("run %s was not undone, or not wholly: %s".formatted(run, e.getMessage()), e);
        }
    }

    private UndoReport undo(OpenTargets targets, Shutdown shutdown) {
        List<RunRecord> family = claimed(targets);
        List<Target> all = new ArrayList<>(KeptChanges.targets(plan));
        Collections.reverse(all); // the first one last: it is asked how the run stands
        family.forEach(member -> known(targets, all, member).forEach(target -> requireKept(targets, target, member)));
        family.forEach(member -> known(targets, all, member)
                .forEach(target -> targets.of(target).ledger().begin(member)));
        LOG.info("run {} of migration '{}' is being undone", run, plan.migration());
        for (RunRecord member : family) {
            for (Target target : known(targets, all, member)) {
                if (!undo(undoing(targets, target), member.run(), shutdown)) {
                    return report(false);
                }
            }
        }
        RunRecord base = family.get(family.size() - 1);
        known(targets, all, base).forEach(target -> undoing(targets, target).forget(run));
        family.forEach(member -> end(targets, all, member));
        UndoReport report = report(true);
        LOG.info("{}", report);
        return report;
    }

    private void end(OpenTargets targets, List<Target> all, RunRecord member) {
        RunRecord undone =
                member.ended(RunState.UNDONE, member.failure(), member.ended().orElseThrow());
        known(targets, all, member)
                .forEach(target -> targets.of(target).ledger().end(undone));
    }

    /** Answers whether all was gone through; not if it was cancelled. */
    private boolean undo(Undoing undoing, String member, Shutdown shutdown) {
        List<UndoneChange> before = refused;
        boolean again = true;
        while (again) {
            List<UndoneChange> left = new ArrayList<>(before);
            long rows = 0;
            for (long change : undoing.changes(member)) {
                if (plan.options().cancellation().isCancelled() || shutdown.hasBegun()) {
                    refused = left;
                    return false;
                }
                UndoneChange undone = tried(undoing, member, change);
                rows += undone.removed() + undone.restored() + undone.gone();
                done.merge(undone.move(), undone.withoutRefused(), UndoneChange::plus);
                if (!undone.refused().isEmpty()) {
                    left.add(UndoneChange.of(undone.move(), 0, 0, 0, undone.refused()));
                }
            }
            refused = left;
            again = rows > 0 && !left.isEmpty();
        }
        return true;
    }

    private UndoneChange tried(Undoing undoing, String member, long change) {
        Retry retry = new Retry("undo of run " + member, plan.options().retries());
        while (true) {
            try {
                return undoing.undo(member, change, how.forced());
            } catch (TargetException e) {
                if (!e.isPassing()) {
                    throw e;
                }
                retry.waitAfter(e, () -> {});
            }
        }
    }

    /**
     * Takes the migration in all targets, so that neither the run nor another can write any more. What is to be undone
     * is the run with its replays, which stored their new ids under it: the latest first, the run itself last.
     */
    private List<RunRecord> claimed(OpenTargets targets) {
        Instant now = plan.options().clock().instant();
        String claimant = UUID.randomUUID().toString();
        long epoch = 0;
        for (Target target : KeptChanges.targets(plan)) {
            Ledger ledger = targets.of(target).ledger();
            epoch = Math.max(
                    epoch,
                    ledger.claim(plan.migration(), claimant, Whereabouts.words(), now)
                            .epoch());
        }
        List<RunRecord> runs = home(targets).runs(plan.migration());
        RunRecord record = requireKnown(runs);
        refuseBeforeLater(runs, record);
        long claimed = epoch;
        List<RunRecord> family = new ArrayList<>();
        runs.stream()
                .filter(member -> member.family().equals(run))
                .map(member -> member.resumed(claimed, Whereabouts.words())
                        .ended(
                                RunState.UNDOING,
                                member.failure(),
                                member.ended().orElse(now)))
                .forEach(family::add);
        Collections.reverse(family);
        return family;
    }

    private Ledger home(OpenTargets targets) {
        return targets.of(plan.moves().get(0).target()).ledger();
    }

    private RunRecord requireKnown(List<RunRecord> runs) {
        Optional<RunRecord> found =
                runs.stream().filter(record -> record.run().equals(run)).findFirst();
        List<String> ids = runs.stream().map(RunRecord::run).toList();
        String hint =
                Nearest.to(run, ids).map("; did you mean '%s'?"::formatted).orElse("");
        return found.orElseThrow(() -> new IllegalArgumentException("migration '%s' has no run '%s'%s (runs: %s)"
                .formatted(plan.migration(), run, hint, ids.isEmpty() ? "none" : String.join(", ", ids))));
    }

    private void refuseReplay(RunRecord record) {
        record.base().ifPresent(base -> {
            throw failed(
                    "run %s is a replay of run %s; undo %s, which undoes its replays too".formatted(run, base, base),
                    null);
        });
    }

    private void requireSinks() {
        List<String> names =
                KeptChanges.outputs(plan).map(output -> output.sink().name()).toList();
        for (String forced : how.forced()) {
            if (!names.contains(forced)) {
                String hint = Nearest.to(forced, names)
                        .map("; did you mean '%s'?"::formatted)
                        .orElse("");
                throw new IllegalArgumentException("no move of migration '%s' writes into '%s'%s (sinks: %s)"
                        .formatted(plan.migration(), forced, hint, String.join(", ", names)));
            }
        }
    }

    private void refuseBeforeLater(List<RunRecord> runs, RunRecord record) {
        List<String> later = runs.subList(runs.indexOf(record) + 1, runs.size()).stream()
                .filter(other -> other.state() != RunState.UNDONE)
                .map(RunRecord::family)
                .filter(other -> !other.equals(run))
                .toList();
        if (!later.isEmpty()) {
            String latest = later.get(later.size() - 1);
            throw failed(
                    "run %s cannot be undone before run %s, which began later; undo run %s first"
                            .formatted(run, latest, latest),
                    null);
        }
    }

    /** The targets that had a part in a run. */
    private List<Target> known(OpenTargets targets, List<Target> all, RunRecord member) {
        return all.stream()
                .filter(target -> targets.of(target).ledger().runs(plan.migration()).stream()
                        .anyMatch(record -> record.run().equals(member.run())))
                .toList();
    }

    private void requireKept(OpenTargets targets, Target target, RunRecord member) {
        if (!undoing(targets, target).isKept(member.run())) {
            throw failed(
                    "run %s was not begun with Options.undoable(), so that %s does not know what was there before; restore a backup"
                            .formatted(member.run(), target.name()),
                    null);
        }
    }

    private Undoing undoing(OpenTargets targets, Target target) {
        return targets.of(target)
                .undoing()
                .orElseThrow(() -> failed("%s cannot undo a run".formatted(target.name()), null));
    }

    private UndoFailedException failed(String message, @Nullable Throwable cause) {
        return new UndoFailedException(message, report(false), cause);
    }

    private UndoReport report(boolean complete) {
        List<UndoneChange> all = new ArrayList<>(done.values());
        all.addAll(refused);
        return UndoReport.of(run, plan.migration(), complete, all);
    }
}
