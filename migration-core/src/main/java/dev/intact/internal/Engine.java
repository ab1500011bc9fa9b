package dev.intact.internal;

import dev.intact.ledger.Ledger;
import dev.intact.ledger.LedgerException;
import dev.intact.ledger.MoveRecord;
import dev.intact.ledger.RunRecord;
import dev.intact.ledger.RunState;
import dev.intact.ledger.StaleEpochException;
import dev.intact.mapping.UnresolvedLookupException;
import dev.intact.quality.Finding;
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
import dev.intact.sink.TargetException;
import dev.intact.sink.TargetSession;
import dev.intact.source.SourceException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the moves of a migration, one after the other, and reports. */
public final class Engine {
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

    private final RunPlan plan;
    private final @Nullable Replay replay;
    private final Instant started;
    private final @Nullable DifferenceLog difference;
    private String run;
    private State end = State.COMPLETED;
    private final List<MoveReport> moves = new ArrayList<>();

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
            RunPlan plan,
            @Nullable Replay replay,
            @Nullable DifferenceLog difference) {

        /** The run that records are remembered with: that which read them all, also where a replay tries some again. */
        String family() {
            return replay == null ? run : replay.base();
        }

        boolean isToStop() {
            return options.cancellation().isCancelled() || shutdown.hasBegun();
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
            throw new RunFailedException(report, told(failure));
        }
        return report;
    }

    /** What a failure adds to the report's words. */
    private static @Nullable Throwable told(@Nullable Throwable failure) {
        return failure instanceof Unproven || failure instanceof Misfit ? failure.getCause() : failure;
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
            case FAILED -> record.ended(RunState.FAILED, words(failure), now);
        };
    }

    /** A run that is complete is not repeated; its report is told again, from the ledger. */
    private @Nullable Throwable retold(RunRecord record, Ledgers ledgers, OpenTargets targets) {
        run = record.run();
        end = State.ALREADY_COMPLETED;
        for (MovePlan<?> move : plan.moves()) {
            Ledger ledger = ledgers.of(move.target());
            Optional<MoveRecord> before = ledger.move(run, move.name());
            List<String> changes = new ArrayList<>();
            before.ifPresentOrElse(
                    then -> {
                        changes.addAll(then.definition().changes(Resumption.definition(move)));
                        changes.addAll(then.source().changes(move.source().fingerprint()));
                        changes.addAll(TargetFacts.ofRows(then.target()).changes(TargetFacts.ofRows(move, targets)));
                    },
                    () -> changes.add("is: move '%s'".formatted(move.name())));
            if (!changes.isEmpty()) {
                return new EngineException(
                        "run %s is complete since %s, but move '%s' has changed since:\n  %s\ndeclare Options.anew() to run it again"
                                .formatted(
                                        run,
                                        record.ended().map(Instant::toString).orElse("some time"),
                                        move.name(),
                                        String.join("\n  ", changes)),
                        null);
            }
            Tally tally = Tally.of(move);
            tally.restore(ledger.history(run, move.name()), 0);
            moves.add(tally.report(true, Duration.ZERO));
        }
        return null;
    }

    private @Nullable Throwable moveAll(OpenTargets targets, @Nullable Ledgers ledgers, long epoch, Shutdown shutdown) {
        Listeners listeners = new Listeners(plan.options().listeners());
        KeyMaps maps = new KeyMaps(plan.moves());
        RehearsedIds rehearsedIds = new RehearsedIds(maps, targets);
        try (Units rehearsal = new Units(targets)) {
            Context context = new Context(
                    run,
                    epoch,
                    plan.mode(),
                    plan.options(),
                    targets,
                    ledgers,
                    new LookupCache(maps, ledgers == null ? rehearsedIds : ledgers),
                    listeners,
                    rehearsal,
                    rehearsedIds,
                    shutdown,
                    plan,
                    replay,
                    difference);
            for (MovePlan<?> move : plan.moves()) {
                Optional<MovePlan<?>> moved =
                        replay == null || ledgers == null ? Optional.of(move) : replay.narrowed(move, maps, ledgers);
                Throwable failure = moved.isEmpty() ? null : move(moved.get(), context);
                if (failure != null) {
                    return failure;
                }
            }
            return null;
        } catch (RuntimeException e) {
            return e;
        }
    }

    private <S> @Nullable Throwable move(MovePlan<S> move, Context context) {
        MoveRun<S> moving = new MoveRun<>(move, context);
        Throwable failure = moving.execute();
        MoveReport report = moving.report();
        moves.add(report);
        context.listeners().tell(listener -> listener.moveFinished(report));
        LOG.info("{}", report);
        Throwable told = failure != null ? failure : unproven(move, report, moving.mayReadNothing());
        if (told == null && context.ledgers() != null) {
            context.ledgers().of(move.target()).end(run, move.name());
        }
        return told;
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
                state == State.FAILED ? words(failure) : "",
                started,
                plan.options().clock().instant(),
                moves);
    }

    /**
     * The library's own failures say what to do; of others only the kind, as their words may hold values of records.
     */
    private static String words(@Nullable Throwable failure) {
        if (failure instanceof SourceException
                || failure instanceof TargetException
                || failure instanceof LedgerException
                || failure instanceof EngineException
                || failure instanceof UnresolvedLookupException) {
            return String.valueOf(failure.getMessage());
        }
        return failure == null ? "" : failure.getClass().getName();
    }

    /** A run that was not begun, as the migration does not fit its sources and targets. */
    private static final class Misfit extends EngineException {
        private static final long serialVersionUID = 1L;

        private Misfit(String message, @Nullable Throwable cause) {
            super(message, cause);
        }

        static Misfit of(Checking.Result result) {
            List<String> errors = result.report().findings(Level.ERROR).stream()
                    .map(Finding::message)
                    .toList();
            return new Misfit("nothing was moved: " + String.join("\n  ", errors), result.cause());
        }
    }

    /** A run that ended without a failure, but cannot be believed. */
    private static final class Unproven extends EngineException {
        private static final long serialVersionUID = 1L;

        Unproven(String message) {
            super(message, null);
        }
    }
}
