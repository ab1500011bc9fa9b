package dev.intact.duplicates;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/** Threads that work side by side, and whose results are taken in order. */
final class Crew implements AutoCloseable {
    private final int workers;
    private final ExecutorService threads;

    private Crew(int workers) {
        this.workers = workers;
        this.threads = Executors.newFixedThreadPool(workers, work -> {
            Thread thread = new Thread(work, "intact-dedup");
            thread.setDaemon(true);
            return thread;
        });
    }

    static Crew of(int workers) {
        return new Crew(workers);
    }

    int workers() {
        return workers;
    }

    /** Does tasks side by side, not many more at a time than there are workers, and takes their results in order. */
    <T> void inOrder(int tasks, IntFunction<T> work, Consumer<? super T> then) {
        Deque<Future<T>> running = new ArrayDeque<>();
        int started = 0;
        for (int taken = 0; taken < tasks; taken++) {
            while (started < tasks && running.size() <= workers) {
                int task = started++;
                running.add(threads.submit(() -> work.apply(task)));
            }
            then.accept(result(running.remove()));
        }
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DedupException("matching was interrupted; nothing was kept of it", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error failure) {
                throw failure;
            }
            throw new DedupException("matching failed", e.getCause());
        }
    }

    /** Stops them, and waits until none of them touches a file any more. */
    @Override
    public void close() {
        threads.shutdownNow();
        boolean interrupted = false;
        while (!threads.isTerminated()) {
            try {
                boolean unused = threads.awaitTermination(1, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
