package dev.intact.internal;

import dev.intact.sink.Output;
import dev.intact.sink.Target;
import dev.intact.sink.TargetSession;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** All targets of a run, open; each once, however many sinks of it the run writes to. */
final class OpenTargets implements AutoCloseable {
    private final Map<Target, TargetSession> sessions = new LinkedHashMap<>();

    OpenTargets(List<Output<?>> outputs) {
        Map<Target, List<Output<?>>> byTarget = new LinkedHashMap<>();
        outputs.forEach(output -> byTarget.computeIfAbsent(output.sink().target(), target -> new ArrayList<>())
                .add(output));
        try {
            byTarget.forEach((target, its) -> sessions.put(target, target.open(its)));
        } catch (RuntimeException e) {
            closeAfter(e);
            throw e;
        }
    }

    TargetSession of(Target target) {
        TargetSession session = sessions.get(target);
        if (session == null) {
            throw new EngineException("target %s is not part of the run".formatted(target.name()), null);
        }
        return session;
    }

    Set<Target> all() {
        return Collections.unmodifiableSet(sessions.keySet());
    }

    /** Does something with each that is meant; if one fails, it is done with the others all the same. */
    void each(Predicate<Target> which, Consumer<TargetSession> action) {
        RuntimeException failure = null;
        for (Map.Entry<Target, TargetSession> open : sessions.entrySet()) {
            try {
                if (which.test(open.getKey())) {
                    action.accept(open.getValue());
                }
            } catch (RuntimeException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public void close() {
        RuntimeException failure = new EngineException("targets could not be closed", null);
        closeAfter(failure);
        if (failure.getSuppressed().length > 0) {
            throw failure;
        }
    }

    private void closeAfter(RuntimeException failure) {
        for (TargetSession session : sessions.values()) {
            try {
                session.close();
            } catch (RuntimeException e) {
                failure.addSuppressed(e);
            }
        }
        sessions.clear();
    }
}
