package dev.intact.internal;

import dev.intact.ledger.Balance;
import dev.intact.ledger.Chunk;
import dev.intact.ledger.ChunkRecord;
import dev.intact.ledger.History;
import dev.intact.ledger.LedgerException;
import dev.intact.ledger.Outcome;
import dev.intact.ledger.Receipt;
import dev.intact.ledger.RecordOutcome;
import dev.intact.run.ErrorLimit;
import dev.intact.run.MoveReport;
import dev.intact.run.Progress;
import dev.intact.run.RunReport.Mode;
import dev.intact.sink.Output;
import dev.intact.sink.Target;
import dev.intact.sink.TargetException;
import dev.intact.source.Source;
import dev.intact.source.Split;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Moves one source, its splits side by side where source and targets allow. */
final class MoveRun<S> {
    private final MovePlan<S> plan;
    private final Engine.Context context;
    private final Masking masking;
    private final Tally tally;
    private final Clock clock;
    private final Instant started;
    private final OptionalLong total;
    private final List<Target> beside;
    private volatile boolean stopped;
    private Starts starts = Starts.BEGINNING;
    private boolean whole;
    private final ChangedRecords<S> changed;
    private final boolean readsPart;

    MoveRun(MovePlan<S> move, Engine.Context context) {
        this.context = context;
        this.masking = new Masking(move.mappings());
        this.changed = new ChangedRecords<>(move, context, masking);
        Source<S> source = changed.source();
        this.readsPart = source != move.source();
        this.plan = move.reading(source);
        this.tally = Tally.of(plan);
        this.clock = context.options().clock();
        this.started = clock.instant();
        this.beside = plan.beside(context.options().rejects());
        this.total = context.listeners().isEmpty()
                ? OptionalLong.empty()
                : plan.source().estimatedCount();
    }

    /**
     * Moves all splits.
     *
     * @return what failed, or null; a {@link Stopped} if the run was cancelled
     */
    @Nullable
    Throwable execute() {
        context.listeners().tell(listener -> listener.moveStarted(progress()));
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        try {
            int workers = workers();
            Resumption<S> resumption = new Resumption<>(plan, context);
            if (resumption.isDone()) {
                resumption.checkDone();
                tally.restore(resumption.history(), 0);
                whole = true;
                return null;
            }
            Queue<Split> splits = new ConcurrentLinkedQueue<>(resumption.splits(workers));
            starts = resumption.starts(splits);
            tally.restore(resumption.history(), starts.readAgain());
            checkErrorLimit();
            List<Thread> threads = new ArrayList<>();
            for (int i = 1; i < Math.min(workers, splits.size()); i++) {
                Thread thread = new Thread(() -> work(splits, failure), "intact-write-" + plan.name() + "-" + i);
                threads.add(thread);
                thread.start();
            }
            work(splits, failure);
            threads.forEach(thread -> join(thread, failure));
            if (failure.get() == null) {
                checkErrorLimit(ErrorLimit::isExceededAtEndBy);
                dealWithGone(resumption.history());
            }
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
        }
        whole = failure.get() == null;
        return failure.get();
    }

    /** Records that are gone are known when all have been read. */
    private void dealWithGone(History history) {
        if (!changed.isIncremental() || changed.incremental().isByHighWater()) {
            return;
        }
        DifferenceLog log = context.difference();
        if (mode() == Mode.RUN) {
            tally.gone(new GoneRun<>(this, context, changed, history).run());
        } else if (mode() == Mode.DRY_RUN && log != null) {
            new GoneDifference<>(this, changed, log, context.rehearsal()).tell();
        }
    }

    /** Whether nothing may be read, as nothing may have changed. */
    boolean mayReadNothing() {
        return plan.mayBeEmpty() || readsPart;
    }

    /** As many workers as are wished, and as all targets of the move allow. */
    private int workers() {
        List<Target> targets = new ArrayList<>(
                plan.outputs().map(Output::sink).map(sink -> sink.target()).toList());
        context.options().rejects().ifPresent(sink -> targets.add(sink.target()));
        targets.addAll(context.maps().ofStubs(plan));
        int allowed = targets.stream().mapToInt(Target::parallelism).min().orElse(1);
        int wished = mode() == Mode.DRY_RUN ? 1 : context.options().workers(); // a dry run is one transaction
        return Math.max(1, Math.min(wished, allowed));
    }

    private void work(Queue<Split> splits, AtomicReference<@Nullable Throwable> failure) {
        try {
            if (mode() == Mode.DRY_RUN) {
                moveAll(splits, context.rehearsal());
            } else {
                try (Units units = new Units(context.targets())) {
                    moveAll(splits, units);
                }
            }
        } catch (Throwable e) { // also a checked exception that was thrown past the compiler: a worker never just ends
            failure.compareAndSet(null, e); // first, so that those who stop because of it do not come before
            stopped = true;
        }
    }

    private void moveAll(Queue<Split> splits, Units units) {
        ChunkRun<S> chunks = new ChunkRun<>(
                plan,
                context.options().rejects(),
                context::isToStop,
                context.lookups(),
                masking,
                units,
                quarantining(),
                changed,
                context.difference(),
                references(),
                context.stubs());
        for (Split split = splits.poll(); split != null && !stopped; split = splits.poll()) {
            new PartitionRun<>(this, split, starts.of(split), units, chunks).run();
        }
    }

    /** Nothing is kept by a dry run, nor by a ledger that keeps no rejected records. */
    private @Nullable Quarantining<S> quarantining() {
        Ledgers ledgers = context.ledgers();
        return ledgers == null || ledgers.of(plan.target()).quarantine().isEmpty()
                ? null
                : new Quarantining<>(
                        context.plan().migration(),
                        plan,
                        masking,
                        clock,
                        context.options().quarantineKey());
    }

    /** Those of a move that stands in a circle. */
    private @Nullable OpenReferences<S> references() {
        return context.circles()
                .of(plan)
                .map(circle -> new OpenReferences<>(circle, plan, masking, quarantining()))
                .orElse(null);
    }

    void replayed(Chunk chunk) {
        Replay replay = context.replay();
        if (replay != null) {
            replay.add(chunk);
        }
    }

    /** Waits for a worker; an interrupt stops all of them. */
    private void join(Thread thread, AtomicReference<@Nullable Throwable> failure) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
                failure.compareAndSet(null, new Stopped());
                stopped = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    Retry retry() {
        return new Retry(plan.name(), context.options().retries());
    }

    /**
     * Finds out what the ledger knows of a chunk whose commit failed.
     *
     * @throws TargetException one that passes, if the ledger cannot be read
     */
    Optional<ChunkRecord> committed(Chunk chunk) {
        if (context.ledgers() == null) {
            return Optional.empty();
        }
        try {
            return context.ledgers().of(plan.target()).inDoubt(chunk);
        } catch (LedgerException e) {
            throw TargetException.passing(String.valueOf(e.getMessage()), e);
        }
    }

    /** Commits a chunk of the second step, or what stands for it in a dry run, and counts it. */
    void commit(Chunk chunk, Units units) {
        if (mode() == Mode.DRY_RUN) {
            rehearse(chunk);
        } else {
            Receipt unused = units.commit(plan.target(), beside, chunk);
        }
        count(chunk);
    }

    /** Counts a chunk of the second step that has been committed. */
    void count(Chunk chunk) {
        tally.add(0, chunk.balance(), chunk.rows(), chunk.outcomes());
        tally.add(chunk.relations());
        for (RecordOutcome outcome : chunk.outcomes()) {
            context.listeners().tell(listener -> listener.rejected(plan.name(), outcome));
        }
        Replay replay = context.replay();
        if (replay != null) {
            replay.takenBack(chunk);
        }
        context.listeners().tell(listener -> listener.chunkDone(progress()));
        checkErrorLimit();
    }

    /** The targets that hold the archive or the rejects of the move, but not its rows. */
    List<Target> beside() {
        return beside;
    }

    /** What is decided once more may be decided otherwise; lists that can forget do so. */
    void takeBackBeside(Chunk chunk) {
        Ledgers ledgers = context.ledgers();
        if (ledgers != null) {
            beside.forEach(target -> {
                boolean unused = ledgers.of(target).takeBack(chunk.run(), chunk.move(), ChunkRecord.of(chunk));
            });
        }
    }

    /** Remembers the new ids of a chunk that will be taken back. */
    void rehearse(Chunk chunk) {
        context.rehearsedIds().add(plan.target(), chunk);
        context.stubs().rehearse(chunk);
    }

    /** More rejected records than are allowed mean that something is wrong with all of them. */
    void checkErrorLimit() {
        checkErrorLimit(ErrorLimit::isExceededBy);
    }

    private void checkErrorLimit(BiPredicate<ErrorLimit, Balance> isExceeded) {
        if (mode() == Mode.REPLAY) {
            return; // that records are rejected again tells nothing of the others
        }
        context.options().errorLimit().ifPresent(limit -> {
            Balance balance = tally.balance();
            if (isExceeded.test(limit, balance)) {
                throw new EngineException(
                        "move '%s' rejected %s of %s records, more than the %s that are allowed"
                                .formatted(plan.name(), balance.of(Outcome.REJECTED), balance.read(), limit.words()),
                        null);
            }
        });
    }

    void checkCancelled() {
        if (stopped || Thread.currentThread().isInterrupted() || context.isToStop()) {
            throw new Stopped();
        }
    }

    MovePlan<S> plan() {
        return plan;
    }

    Tally tally() {
        return tally;
    }

    Masking masking() {
        return masking;
    }

    Listeners listeners() {
        return context.listeners();
    }

    int chunkSize() {
        return context.options().chunkSize();
    }

    String runId() {
        return context.run();
    }

    long epoch() {
        return context.epoch();
    }

    Mode mode() {
        return context.mode();
    }

    Progress progress() {
        return tally.progress(total, Duration.between(started, clock.instant()));
    }

    MoveReport report() {
        return tally.report(whole, Duration.between(started, clock.instant()));
    }
}
