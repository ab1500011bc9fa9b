package dev.intact.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Does steps side by side, each as soon as those before it that it needs are done. The first that fails is the last
 * that is begun. Used once.
 *
 * @param <T> the type of the steps
 */
final class Schedule<T> {
    private final List<T> steps;
    private final int atOnce;
    private final BiPredicate<T, T> needs;
    private final Function<T, @Nullable Throwable> work;
    private final Runnable stop;

    private final Set<T> begun = new HashSet<>();
    private final Set<T> done = new HashSet<>();
    private @Nullable Throwable failure;

    /**
     * Steps to do.
     *
     * @param atOnce how many are done at once, at most
     * @param needs whether a step needs one that comes before it in the list
     * @param work does a step, and answers why it failed, or null; it must not throw
     * @param stop tells the steps that are under way to end, as another has failed
     */
    Schedule(List<T> steps, int atOnce, BiPredicate<T, T> needs, Function<T, @Nullable Throwable> work, Runnable stop) {
        this.steps = List.copyOf(steps);
        this.atOnce = atOnce;
        this.needs = needs;
        this.work = work;
        this.stop = stop;
    }

    /**
     * Does all steps; an interrupt stops those that are under way.
     *
     * @return what failed first, or null
     */
    @Nullable
    Throwable run() {
        if (atOnce == 1) {
            work();
            return failure;
        }
        List<Thread> threads = new ArrayList<>();
        for (int i = 1; i < Math.min(atOnce, steps.size()); i++) {
            Thread thread = new Thread(this::work, "intact-moves-" + i);
            threads.add(thread);
            thread.start();
        }
        work();
        boolean interrupted = false;
        for (Thread thread : threads) {
            interrupted |= join(thread);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return failure;
    }

    /** Waits for a thread; answers whether the wait was interrupted. */
    private boolean join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
                fail(new Stopped());
            }
        }
        return interrupted;
    }

    private void work() {
        T step = next();
        while (step != null) {
            Throwable failed = work.apply(step);
            if (failed != null) {
                fail(failed);
            }
            end(step);
            step = next();
        }
    }

    private synchronized void fail(Throwable failed) {
        if (failure == null) {
            failure = failed;
            stop.run();
        }
    }

    private synchronized void end(T step) {
        done.add(step);
        notifyAll();
    }

    /** The first step that can be begun; waits for one. Null if there is none left, or one has failed. */
    private synchronized @Nullable T next() {
        while (failure == null && begun.size() < steps.size()) {
            for (T step : steps) {
                if (!begun.contains(step) && isReady(step)) {
                    begun.add(step);
                    return step;
                }
            }
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                fail(new Stopped());
            }
        }
        return null;
    }

    private boolean isReady(T step) {
        for (T before : steps) {
            if (before.equals(step)) {
                return true;
            }
            if (!done.contains(before) && needs.test(step, before)) {
                return false;
            }
        }
        return true;
    }
}
