package dev.intact.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Workers that meet at a point, so that what each does before it is open while the others do the same. */
final class SideBySide {
    private static final int PATIENCE_SECONDS = 20;

    private final CyclicBarrier meeting;

    private SideBySide(int workers) {
        meeting = new CyclicBarrier(workers);
    }

    /** What one worker does. */
    interface Work {
        void run(int worker, SideBySide others) throws Exception;
    }

    static void run(int workers, Work work) {
        SideBySide together = new SideBySide(workers);
        List<Callable<Void>> tasks = new ArrayList<>();
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
            threads.shutdownNow();
        }
    }

    private Void work(int worker, Work work) throws Exception {
        try {
            work.run(worker, this);
            return null;
        } catch (Exception | Error e) {
            meeting.reset(); // the others need not wait
            throw e;
        }
    }

    /**
     * Waits for the others.
     *
     * @throws Exception if another worker has failed, or blocks
     */
    void meet() throws Exception {
        try {
            int ignored = meeting.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError(
                    "units of work wait for one another: one did not finish its writing within %d seconds while the others"
                                    .formatted(PATIENCE_SECONDS)
                            + " had not committed",
                    e);
        }
    }

    private static void check(List<Future<Void>> done) throws InterruptedException {
        AssertionError failures = null;
        for (Future<Void> future : done) {
            try {
                Void ignored = future.get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof BrokenBarrierException)) {
                    failures = failures == null ? new AssertionError(e.getCause()) : failures;
                }
            }
        }
        if (failures != null) {
            throw failures;
        }
    }
}
