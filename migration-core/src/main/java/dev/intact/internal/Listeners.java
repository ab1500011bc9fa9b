package dev.intact.internal;

import dev.intact.run.RunListener;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the listeners of a run, one call at a time, and lets nothing that they throw through. Thread-safe. */
final class Listeners {
    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final List<RunListener> listeners;

    Listeners(List<RunListener> listeners) {
        this.listeners = listeners;
    }

    synchronized void tell(Consumer<RunListener> news) {
        for (RunListener listener : listeners) {
            try {
                news.accept(listener);
            } catch (Exception | AssertionError | LinkageError e) {
                LOG.warn(
                        "listener {} failed with {}; the run goes on",
                        listener.getClass().getName(),
                        e.getClass().getSimpleName());
            }
        }
    }

    boolean isEmpty() {
        return listeners.isEmpty();
    }
}
