package dev.intact.internal;

import dev.intact.sink.TargetException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits before a chunk is tried again: longer each time, and for a random part of that time, so that workers which
 * stopped one another do not meet again ("full jitter"). Not thread-safe.
 */
final class Retry {
    private static final Logger LOG = LoggerFactory.getLogger(Retry.class);
    private static final long FIRST_MS = 50;
    private static final long LONGEST_MS = 10_000;
    private static final long STEP_MS = 50;

    private final String move;
    private final int most;
    private int tried;

    Retry(String move, int most) {
        this.move = move;
        this.most = most;
    }

    /**
     * Waits, or gives up.
     *
     * @param meanwhile asked again and again; it throws to give up
     * @throws TargetException if it has come too often; it says how often
     */
    void waitAfter(TargetException failure, Runnable meanwhile) {
        if (tried == most) {
            throw most == 0
                    ? failure
                    : new TargetException(
                            "%s; given up after %s tries".formatted(failure.getMessage(), most + 1), failure);
        }
        tried++;
        long longest = Math.min(LONGEST_MS, FIRST_MS << Math.min(tried, 10));
        long wait = ThreadLocalRandom.current().nextLong(longest) + 1;
        LOG.warn("move '{}': {}; tried again in {} ms, {} of {}", move, failure.getMessage(), wait, tried, most);
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(wait);
        while (System.nanoTime() - until < 0) {
            meanwhile.run();
            sleep(Math.min(STEP_MS, wait));
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stopped();
        }
    }
}
