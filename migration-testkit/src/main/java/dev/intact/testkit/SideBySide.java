package dev.intact.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Workers that meet on their way, so that what each has opened before is open while the others do the same. */
final class SideBySide {
    private final Phaser meeting;
    private final Duration patience;

    private SideBySide(int workers, Duration patience) {
        this.meeting = new Phaser(workers);
        this.patience = patience;
    }

    /** What one worker does. */
    interface Work {
        void run(int worker, SideBySide others) throws InterruptedException;
    }

    /**
     * Lets workers work, each in a thread of its own, until all have ended.
     *
     * @throws AssertionError if one fails, or does not come to a meeting in time
     */
    static void run(int workers, Duration patience, Work work) {
        SideBySide together = new SideBySide(workers, patience);
        List<Callable<Integer>> tasks = new ArrayList<>();
        for (int i = 0; i < workers; i++) {
            int worker = i;
            tasks.add(() -> together.work(worker, work));
        }
        ExecutorService threads = Executors.newFixedThreadPool(workers);
        try {
            check(threads.invokeAll(tasks));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while workers ran", e);
        } finally {
            threads.shutdown();
        }
    }

    private int work(int worker, Work work) throws InterruptedException {
        try {
            work.run(worker, this);
            return worker;
        } catch (InterruptedException | RuntimeException | Error e) {
            meeting.forceTermination(); // the others need not wait
            throw e;
        }
    }

    /**
     * Waits for the others.
     *
     * @throws CancellationException if one of them has failed
     * @throws AssertionError if one of them does not come in time
     */
    void meet() throws InterruptedException {
        try {
            int phase = meeting.arrive();
            if (phase < 0 || meeting.awaitAdvanceInterruptibly(phase, patience.toMillis(), TimeUnit.MILLISECONDS) < 0) {
                throw new CancellationException("another worker has failed");
            }
        } catch (TimeoutException e) {
            throw new AssertionError(
                    "units of work wait for one another: one could not write within %s while others had not committed"
                            .formatted(patience),
                    e);
        }
    }

    private static void check(List<Future<Integer>> done) throws InterruptedException {
        for (Future<Integer> future : done) {
            try {
                int ignored = future.get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof CancellationException)) {
                    throw new AssertionError("a worker failed: " + e.getCause(), e.getCause());
                }
            }
        }
    }
}
