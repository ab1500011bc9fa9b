package dev.intact.internal;

import dev.intact.ledger.RunRecord;
import dev.intact.ledger.RunState;
import dev.intact.ledger.StaleEpochException;
import dev.intact.quality.Finding.Level;
import dev.intact.run.Difference;
import dev.intact.run.Fixes;
import dev.intact.run.MoveReport;
import dev.intact.run.Options;
import dev.intact.run.ReplayReport;
import dev.intact.run.RunFailedException;
import dev.intact.run.RunReport;
import dev.intact.run.RunReport.Mode;
import dev.intact.run.RunReport.State;
import dev.intact.sink.TargetSession;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the moves of a migration, each after those that it needs, and reports. */
public final class Engine {
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

    private final RunPlan plan;
    private final @Nullable Replay replay;
    private final Instant started;
    private final @Nullable DifferenceLog difference;
    private String run;
    private State end = State.COMPLETED;
    private final List<MoveReport> moves = new ArrayList<>();
    private final Settling settling = new Settling();

    /** What the moves of a run share; a dry run also its units of work, so that children find their parents. */
    record Context(
            String run,
            long epoch,
            Mode mode,
            Options options,
            OpenTargets targets,
            @Nullable Ledgers ledgers,
            LookupCache lookups,
            Listeners listeners,
            Units rehearsal,
            RehearsedIds rehearsedIds,
            Shutdown shutdown,
            AtomicBoolean halted,
            RunPlan plan,
            KeyMaps maps,
            Circles circles,
            Stubs stubs,
            @Nullable Replay replay,
            @Nullable DifferenceLog difference) {

        /** Where new ids are found. */
        KeptIds ids() {
            return ledgers == null ? rehearsedIds : ledgers;
        }

        /** The run that records are remembered with: that which read them all, also where a replay tries some again. */
        String family() {
            return replay == null ? run : replay.base();
        }

        boolean isToStop() {
            return options.cancellation().isCancelled() || shutdown.hasBegun() || halted.get();
        }
    }

    private Engine(RunPlan plan, @Nullable Replay replay, @Nullable DifferenceLog difference) {
        this.plan = plan;
        this.replay = replay;
        this.difference = difference;
        this.run = plan.options().runIds().get();
        this.started = plan.options().clock().instant();
    }

    /**
     * Runs a migration.
     *
     * @return the report of a run that completed, or was cancelled
     * @throws RunFailedException if it failed, with the report of what was done before
     */
    public static RunReport run(RunPlan plan) {
        return new Engine(plan, null, null).run();
    }

    /**
     * Tries again what the latest run of a migration has rejected.
     *
     * @return the report of a replay that completed, or was cancelled
     * @throws RunFailedException if it failed, with the report of what was done before
     */
    public static ReplayReport replay(RunPlan plan, Fixes fixes) {
        Replay replay = new Replay(plan, fixes);
        return replay.report(new Engine(plan, replay, null).run());
    }

    /**
     * Does everything but the commit, and finds out row by row what would be done.
     *
     * @param rows how many rows are listed at most; all are counted
     * @throws RunFailedException if it failed
     */
    public static Difference difference(RunPlan plan, long rows) {
        DifferenceLog log = new DifferenceLog(rows);
        RunReport report = new Engine(plan, null, log).run();
        return log.difference(report);
    }

    private RunReport run() {
        LOG.info("{} {} of migration '{}' starts", plan.mode(), run, plan.migration());
        Throwable failure = checked();
        if (failure == null) {
            failure = moved();
        }
        RunReport report = report(failure);
        LOG.info("{} {} of migration '{}' ends: {}", plan.mode(), run, plan.migration(), report.state());
        if (report.state() == State.FAILED) {
            throw new RunFailedException(report, Failures.told(failure));
        }
        return report;
    }

    /** What can be known before the first record is told before anything is written. */
    private @Nullable Throwable checked() {
        try {
            Checking.Result result = Checking.beforeReading(plan);
            result.report().findings(Level.WARNING).forEach(finding -> LOG.warn("{}", finding.message()));
            return result.report().passes() ? null : Misfit.of(result);
        } catch (RuntimeException e) {
            return e;
        }
    }

    private @Nullable Throwable moved() {
        Throwable failure = null;
        try (Shutdown shutdown = Shutdown.during(run, plan.options().shutdownGrace());
                OpenTargets targets = new OpenTargets(plan.outputs())) {
            failure = plan.mode() == Mode.DRY_RUN ? moveAll(targets, null, 0, shutdown) : run(targets, shutdown);
        } catch (RuntimeException e) {
            if (failure == null) {
                failure = e;
            } else {
                failure.addSuppressed(e); // what failed first is what is told
            }
        }
        return failure;
    }

    private @Nullable Throwable run(OpenTargets targets, Shutdown shutdown) {
        Ledgers ledgers = new Ledgers(plan, targets);
        String claimant = UUID.randomUUID().toString();
        if (replay != null) {
            RunRecord record = ledgers.claimReplay(run, claimant, started);
            replay.prepare(
                    ledgers,
                    ledgers.base(record),
                    () -> plan.options().cancellation().isCancelled() || shutdown.hasBegun());
            return run(record, false, ledgers, targets, shutdown);
        }
        Standing standing = ledgers.claim(run, claimant, started);
        if (standing instanceof Standing.Complete complete) {
            return retold(complete.run(), ledgers, targets);
        }
        RunRecord record =
                standing instanceof Standing.Resumed resumed ? resumed.run() : ((Standing.New) standing).run();
        if (standing instanceof Standing.Resumed) {
            LOG.info("run {} of {} is resumed as run {}", run, started, record.run());
        }
        return run(record, standing instanceof Standing.Resumed, ledgers, targets, shutdown);
    }

    private @Nullable Throwable run(
            RunRecord record, boolean isResumed, Ledgers ledgers, OpenTargets targets, Shutdown shutdown) {
        run = record.run();
        KeptChanges.begin(plan, targets, record, isResumed);
        ledgers.begin(record);
        Throwable failure = moveAll(targets, ledgers, record.epoch(), shutdown);
        try {
            if (failure == null) {
                targets.each(any -> true, TargetSession::complete);
            } else {
                targets.each(plan::isShownAfterFailure, TargetSession::showInterim);
            }
        } catch (RuntimeException e) {
            failure = first(failure, e);
        }
        if (failure instanceof StaleEpochException) {
            return failure; // the run is another's now
        }
        try {
            ledgers.end(ended(record, failure));
        } catch (RuntimeException e) {
            failure = first(failure, e);
        }
        return failure;
    }

    private static Throwable first(@Nullable Throwable failure, RuntimeException next) {
        if (failure == null) {
            return next;
        }
        failure.addSuppressed(next); // what failed first is what is told
        return failure;
    }

    private RunRecord ended(RunRecord record, @Nullable Throwable failure) {
        Instant now = plan.options().clock().instant();
        return switch (state(failure)) {
            case COMPLETED, ALREADY_COMPLETED -> record.ended(RunState.COMPLETED, "", now);
            case CANCELLED -> record.ended(RunState.CANCELLED, "", now);
            case FAILED -> record.ended(RunState.FAILED, Failures.words(failure), now);
        };
    }

    /** A run that is complete is not repeated; its report is told again, from the ledger. */
    private @Nullable Throwable retold(RunRecord record, Ledgers ledgers, OpenTargets targets) {
        run = record.run();
        end = State.ALREADY_COMPLETED;
        try {
            moves.addAll(new Retold(plan, record, ledgers, targets).reports());
            return null;
        } catch (EngineException e) {
            return e;
        }
    }

    private @Nullable Throwable moveAll(OpenTargets targets, @Nullable Ledgers ledgers, long epoch, Shutdown shutdown) {
        Listeners listeners = new Listeners(plan.options().listeners());
        KeyMaps maps = new KeyMaps(plan.moves());
        Circles circles = new Circles(plan.moves());
        Stubs stubs = new Stubs();
        RehearsedIds rehearsedIds = new RehearsedIds(maps, targets);
        AtomicBoolean halted = new AtomicBoolean();
        try (Units rehearsal = new Units(targets)) {
            Context context = new Context(
                    run,
                    epoch,
                    plan.mode(),
                    plan.options(),
                    targets,
                    ledgers,
                    new LookupCache(maps, ledgers == null ? rehearsedIds : ledgers, Ways.of(plan.moves())),
                    listeners,
                    rehearsal,
                    rehearsedIds,
                    shutdown,
                    halted,
                    plan,
                    maps,
                    circles,
                    stubs,
                    replay,
                    difference);
            stubs.begin(plan.moves(), context);
            Needs needs = new Needs(plan, maps, circles, targets);
            Throwable failure = new Schedule<>(
                            plan.moves(),
                            movesAtOnce(),
                            needs::of,
                            move -> moveOrReplay(move, maps, context),
                            () -> halted.set(true))
                    .run();
            if (failure == null) {
                stubs.end();
            }
            for (MoveReport report : stubs.reports()) {
                add(report);
                tell(report, context);
            }
            return failure;
        } catch (RuntimeException e) {
            return e;
        }
    }

    /** A dry run is one transaction; a replay looks for what became of the moves before. */
    private int movesAtOnce() {
        return plan.mode() == Mode.RUN && replay == null ? plan.options().movesAtOnce() : 1;
    }

    private @Nullable Throwable moveOrReplay(MovePlan<?> move, KeyMaps maps, Context context) {
        try {
            Ledgers ledgers = context.ledgers();
            Optional<MovePlan<?>> moved =
                    replay == null || ledgers == null ? Optional.of(move) : replay.narrowed(move, maps, ledgers);
            Throwable failure = moved.isEmpty() ? null : move(moved.get(), context);
            return failure == null ? settle(move, context) : failure;
        } catch (RuntimeException | Error e) { // a thread of the schedule never just ends
            return e;
        }
    }

    private <S> @Nullable Throwable move(MovePlan<S> move, Context context) {
        MoveRun<S> moving = new MoveRun<>(move, context);
        Throwable failure = moving.execute();
        MoveReport report = moving.report();
        add(report);
        Throwable told = failure != null ? failure : unproven(move, report, moving.mayReadNothing());
        if (told == null && context.ledgers() != null) {
            context.ledgers().of(move.target()).end(run, move.name());
        }
        if (told == null && context.circles().of(move).isPresent()) {
            settling.add(moving);
        } else {
            tell(report, context);
        }
        return told;
    }

    private static void tell(MoveReport report, Context context) {
        context.listeners().tell(listener -> listener.moveFinished(report));
        LOG.info("{}", report);
    }

    /** Where references lead in a circle, its moves are finished together. */
    private @Nullable Throwable settle(MovePlan<?> last, Context context) {
        List<MoveRun<?>> members = settling.complete(last, context.circles());
        Throwable failure = null;
        try {
            if (!members.isEmpty()) {
                new SecondStep(members, context).run();
                context.circles().of(last).ifPresent(circle -> context.lookups().forget(circle.maps()));
            }
        } catch (RuntimeException e) {
            failure = e;
        }
        for (MoveRun<?> member : members) {
            MoveReport report = member.report();
            add(report);
            tell(report, context);
        }
        return failure;
    }

    /** Moves that end side by side are told in their order. */
    private synchronized void add(MoveReport report) {
        moves.removeIf(before -> before.move().equals(report.move()));
        moves.add(report);
        List<String> order =
                plan.movesAndStubs().stream().<String>map(MovePlan::name).toList();
        moves.sort(Comparator.comparingInt(done -> order.indexOf(done.move())));
    }

    private static @Nullable Throwable unproven(MovePlan<?> move, MoveReport report, boolean mayBeEmpty) {
        if (!report.closes()) {
            String counted = report.counted().isPresent()
                    ? ", and %s counts %s records"
                            .formatted(move.source().name(), report.counted().getAsLong())
                    : "";
            return new Unproven(
                    "the balance of move '%s' does not close: %s%s".formatted(move.name(), report.balance(), counted));
        }
        if (report.balance().read() == 0 && !mayBeEmpty) {
            return new Unproven("move '%s' read nothing from %s; check the source, or declare mayBeEmpty(reason)"
                    .formatted(move.name(), move.source().name()));
        }
        return null;
    }

    private State state(@Nullable Throwable failure) {
        return failure == null ? end : failure instanceof Stopped ? State.CANCELLED : State.FAILED;
    }

    private RunReport report(@Nullable Throwable failure) {
        State state = state(failure);
        return RunReport.of(
                run,
                plan.migration(),
                plan.mode(),
                state,
                state == State.FAILED ? Failures.words(failure) : "",
                started,
                plan.options().clock().instant(),
                moves);
    }
}
