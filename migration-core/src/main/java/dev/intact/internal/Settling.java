package dev.intact.internal;

import dev.intact.internal.References.Circle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The moves of circles that have read all their records, and wait for each other. Thread-safe. */
final class Settling {
    private final Map<String, MoveRun<?>> done = new ConcurrentHashMap<>();

    void add(MoveRun<?> move) {
        done.put(move.plan().name(), move);
    }

    /** The moves that are to be settled now that one more is done; in a replay not all of a circle have run. */
    List<MoveRun<?>> complete(MovePlan<?> move, Circles circles) {
        Optional<Circle> circle = circles.of(move).filter(its -> circles.isLast(its, move));
        List<MoveRun<?>> complete = new ArrayList<>();
        if (circle.isPresent()) {
            for (MovePlan<?> together : circles.together(move)) {
                Optional.<MoveRun<?>>ofNullable(done.get(together.name())).ifPresent(complete::add);
            }
        }
        return complete;
    }
}
