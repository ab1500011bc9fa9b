package dev.intact.internal;

import dev.intact.field.Key;
import dev.intact.ledger.Claim;
import dev.intact.ledger.Ledger;
import dev.intact.ledger.LedgerException;
import dev.intact.ledger.MoveRecord;
import dev.intact.ledger.RunRecord;
import dev.intact.ledger.RunState;
import dev.intact.run.Change;
import dev.intact.sink.Target;
import dev.intact.sink.TargetException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The ledgers of all targets of a run. That of the first move's target says what is to be done; the others follow: they
 * hold what is committed there under the same run.
 */
final class Ledgers implements KeptIds {
    private final RunPlan plan;
    private final Map<Target, Ledger> ledgers = new LinkedHashMap<>();

    Ledgers(RunPlan plan, OpenTargets targets) {
        this.plan = plan;
        Target home = plan.moves().get(0).target();
        ledgers.put(home, targets.of(home).ledger());
        targets.all()
                .forEach(target ->
                        ledgers.computeIfAbsent(target, any -> targets.of(any).ledger()));
    }

    /**
     * Takes the migration in all targets, and finds out what is to be done.
     *
     * @param newRun the id of the run, if it is a new one
     * @param claimant a text that no other start uses, not even one of the same run
     */
    Standing claim(String newRun, String claimant, Instant now) {
        String who = Whereabouts.words();
        List<Claim> claims = claims(claimant, who, now);
        long epoch = epoch(claims);
        refuseWhileUndoing();
        Optional<RunRecord> latest =
                claims.get(0).latest().filter(run -> !plan.options().isAnew() && run.state() != RunState.UNDONE);
        if (latest.isEmpty() && !plan.options().isAnew()) {
            refuseWhatOthersKnow(claims);
        }
        if (latest.isEmpty()) {
            refuseKnown(newRun);
            return new Standing.New(begun(newRun, epoch, who, now));
        }
        RunRecord run = latest.get();
        refuseWhatOthersForgot(run);
        if (run.state() == RunState.COMPLETED && plan.isIncremental()) {
            refuseKnown(newRun);
            return new Standing.New(begun(newRun, epoch, who, now));
        }
        refuseMovesThatAreGone(run);
        return run.state() == RunState.COMPLETED
                ? new Standing.Complete(run)
                : new Standing.Resumed(run.resumed(epoch, who));
    }

    /** What is left of a run that is half undone would be taken for rows that were there before. */
    private void refuseWhileUndoing() {
        ledgers.values().iterator().next().runs(plan.migration()).stream()
                .filter(run -> run.state() == RunState.UNDOING)
                .findFirst()
                .ifPresent(run -> {
                    throw new EngineException(
                            "the undo of run %s was interrupted; call undo again, then run".formatted(run.run()), null);
                });
    }

    private List<Claim> claims(String claimant, String who, Instant now) {
        List<Claim> claims = new ArrayList<>();
        for (Ledger ledger : ledgers.values()) {
            claims.add(ledger.claim(plan.migration(), claimant, who, now));
        }
        return claims;
    }

    private static long epoch(List<Claim> claims) {
        return claims.stream().mapToLong(Claim::epoch).max().orElse(0);
    }

    /**
     * Takes the migration in all targets for a replay of its latest run.
     *
     * @throws EngineException if that run is not complete, or a target cannot be added to
     */
    RunRecord claimReplay(String newRun, String claimant, Instant now) {
        refuseWhatCannotBeAddedTo();
        String who = Whereabouts.words();
        List<Claim> claims = claims(claimant, who, now);
        refuseWhileUndoing();
        RunRecord base = latestToReplay()
                .orElseThrow(() -> new EngineException(
                        "migration '%s' has not run yet, so that there is nothing to replay; run it first"
                                .formatted(plan.migration()),
                        null));
        if (base.state() != RunState.COMPLETED) {
            throw new EngineException(
                    "run %s of migration '%s' is %s, and its records have no outcome yet; resume it by running the migration again, then replay"
                            .formatted(base.run(), plan.migration(), base.state()),
                    null);
        }
        refuseWhatOthersForgot(base);
        refuseMovesThatAreGone(base);
        refuseKnown(newRun);
        return RunRecord.begun(newRun, plan.migration(), epoch(claims), plan.version(), who, true, now)
                .replayOf(base.run());
    }

    /** What was undone has no rejected records any more. */
    private Optional<RunRecord> latestToReplay() {
        return ledgers.values().iterator().next().runs(plan.migration()).stream()
                .filter(run -> run.base().isEmpty() && run.state() != RunState.UNDONE)
                .reduce((one, next) -> next);
    }

    private void refuseWhatCannotBeAddedTo() {
        ledgers.forEach((target, ledger) -> {
            if (ledger.quarantine().isEmpty()) {
                throw new EngineException(
                        "%s keeps no rejected records, and what is complete there cannot be added to; fix the source, and run the migration anew"
                                .formatted(target.name()),
                        null);
            }
        });
    }

    /** The run that a replay belongs to, as it stands. */
    RunRecord base(RunRecord replay) {
        return ledgers.values().iterator().next().runs(plan.migration()).stream()
                .filter(run -> run.run().equals(replay.family()))
                .findFirst()
                .orElseThrow();
    }

    private RunRecord begun(String run, long epoch, String who, Instant now) {
        return RunRecord.begun(
                run,
                plan.migration(),
                epoch,
                plan.version(),
                who,
                plan.options().keepsFullLedger(),
                now);
    }

    /** Rows that a run before has left in one target would be written there again by a run that is new to another. */
    private void refuseWhatOthersKnow(List<Claim> claims) {
        List<Target> targets = List.copyOf(ledgers.keySet());
        for (int i = 1; i < targets.size(); i++) {
            Target target = targets.get(i);
            boolean takesRows =
                    plan.moves().stream().anyMatch(move -> move.target().equals(target));
            Optional<RunRecord> known = claims.get(i).latest().filter(run -> run.state() != RunState.UNDONE);
            if (takesRows
                    && known.isPresent()
                    && !of(target).moves(known.get().run()).isEmpty()) {
                throw new EngineException(
                        "%s holds rows of run %s, which %s does not know or is to be written anew; undo them and begin anew"
                                .formatted(
                                        target.name(),
                                        known.get().run(),
                                        targets.get(0).name()),
                        null);
            }
        }
    }

    private void refuseKnown(String newRun) {
        ledgers.forEach((target, ledger) -> {
            if (ledger.runs(plan.migration()).stream()
                    .anyMatch(known -> known.run().equals(newRun))) {
                throw new EngineException(
                        "%s knows a run %s already; have Options.runIds make a new id for each run"
                                .formatted(target.name(), newRun),
                        null);
            }
        });
    }

    /** A move under another name, or into another target, would begin once more. */
    private void refuseMovesThatAreGone(RunRecord run) {
        ledgers.forEach((target, ledger) -> {
            for (String name : ledger.moves(run.run())) {
                Optional<MoveRecord> begun = ledger.move(run.run(), name);
                boolean isThere = plan.movesAndStubs().stream()
                        .anyMatch(move ->
                                move.name().equals(name) && move.target().equals(target));
                boolean mayBeGone = begun.filter(MoveRecord::done).isPresent()
                        && plan.options().goesOnDespite().contains(Change.DEFINITION);
                if (begun.isPresent() && !isThere && !mayBeGone) {
                    throw gone(run, name, target, begun.get());
                }
            }
        });
    }

    private EngineException gone(RunRecord run, String move, Target target, MoveRecord begun) {
        return new EngineException(
                "run %s has %s move '%s' into %s, which is none of this migration's (%s); declare it as it was, %s"
                        .formatted(
                                run.run(),
                                begun.done() ? "done" : "begun",
                                move,
                                target.name(),
                                plan.moves().stream()
                                        .map(known -> "'%s' into %s"
                                                .formatted(
                                                        known.name(),
                                                        known.target().name()))
                                        .collect(Collectors.joining(", ")),
                                begun.done()
                                        ? "begin anew, or go on despite Change.DEFINITION"
                                        : "or undo what it has written and begin anew"),
                null);
    }

    /** A list of rejects that begins in the middle of a run would look like a whole one. */
    private void refuseWhatOthersForgot(RunRecord run) {
        List<Target> targets = List.copyOf(ledgers.keySet());
        boolean hasBegunEverywhere = !of(targets.get(0)).moves(run.run()).isEmpty();
        if (!hasBegunEverywhere || plan.options().goesOnDespite().contains(Change.TARGET)) {
            return;
        }
        for (Target target : targets) {
            boolean isKnown = of(target).runs(plan.migration()).stream()
                    .anyMatch(known -> known.run().equals(run.run()));
            if (!isKnown) {
                throw new EngineException(
                        "%s was no part of run %s when it was begun, or its ledger is gone; restore it, begin anew, or go on despite Change.TARGET"
                                .formatted(target.name(), run.run()),
                        null);
            }
        }
    }

    /** The first one last: by it a run is known, and another may refuse to begin. */
    void begin(RunRecord run) {
        firstLast().forEach(ledger -> ledger.begin(run));
    }

    private List<Ledger> firstLast() {
        List<Ledger> all = new ArrayList<>(ledgers.values());
        Collections.reverse(all);
        return all;
    }

    void end(RunRecord run) {
        firstLast().forEach(ledger -> ledger.end(run));
    }

    Ledger of(Target target) {
        Ledger ledger = ledgers.get(target);
        if (ledger == null) {
            throw new EngineException("target %s is not part of the run".formatted(target.name()), null);
        }
        return ledger;
    }

    /**
     * The new ids that records of earlier moves got.
     *
     * @throws TargetException one that passes, if the ledger cannot be read
     */
    @Override
    public Map<Key, Key> find(Target target, String map, Set<Key> oldIds) {
        try {
            Ledger ledger = of(target);
            return plan.isIncremental() ? ledger.records().newIds(map, oldIds) : ledger.newIds(map, oldIds);
        } catch (LedgerException e) {
            throw TargetException.passing(String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * Numbers old ids, for good.
     *
     * @throws TargetException one that passes, if the ledger cannot be written
     */
    @Override
    public Map<Key, Long> number(Target target, String map, long first, List<Key> oldIds) {
        try {
            return of(target).keyMaps().number(map, first, oldIds);
        } catch (LedgerException e) {
            throw TargetException.passing(String.valueOf(e.getMessage()), e);
        }
    }
}
