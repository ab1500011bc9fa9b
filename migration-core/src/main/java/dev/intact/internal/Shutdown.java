package dev.intact.internal;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a run stop in order when its process is told to end, by {@code SIGTERM}, {@code SIGINT} or {@link System#exit}:
 * the process waits for a while until the chunk under way is taken back, and the ledger knows of it. What does not stop
 * in time ends as in a crash. Thread-safe.
 */
final class Shutdown implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Shutdown.class);

    private final String run;
    private final Duration grace;
    private final Thread hook = new Thread(this::await, "intact-shutdown");
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean begun;

    private Shutdown(String run, Duration grace) {
        this.run = run;
        this.grace = grace;
    }

    /** Watches until it is closed; a grace of zero watches nothing. */
    static Shutdown during(String run, Duration grace) {
        Shutdown shutdown = new Shutdown(run, grace);
        if (!grace.isZero()) {
            try {
                Runtime.getRuntime().addShutdownHook(shutdown.hook);
            } catch (IllegalStateException e) {
                shutdown.begun = true; // a run that is started by a process that ends
            }
        }
        return shutdown;
    }

    /** Whether the process is about to end. */
    boolean hasBegun() {
        return begun;
    }

    private void await() {
        begun = true;
        LOG.info("the process is told to end; {} stops", run);
        try {
            if (!over.await(grace.toNanos(), TimeUnit.NANOSECONDS)) {
                LOG.warn("{} did not stop within {}; it is resumed as after a crash", run, grace);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        over.countDown();
        if (!begun && !grace.isZero()) {
            try {
                boolean unused = Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                LOG.trace("the process ends, and so does the run", e);
            }
        }
    }
}
