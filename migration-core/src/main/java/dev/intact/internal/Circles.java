package dev.intact.internal;

import dev.intact.internal.References.Circle;
import dev.intact.mapping.Mapping;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The circles of references in a migration, of which some references wait, by their moves. Immutable. */
final class Circles {
    private final List<? extends MovePlan<?>> moves;
    private final Map<String, Circle> circles = new HashMap<>();

    /** The circles of moves, which are in the order in which they run. */
    Circles(List<? extends MovePlan<?>> moves) {
        this.moves = List.copyOf(moves);
        for (Circle circle : new References(moves).circles()) {
            if (!circle.waiting().isEmpty()) {
                circle.places().forEach(place -> circles.put(moves.get(place).name(), circle));
            }
        }
    }

    /** The names of the fields that are set when all of a circle has been read, of those that a mapping fills. */
    Set<String> later(MovePlan<?> move, Mapping<?, ?> mapping) {
        Set<String> later = new TreeSet<>();
        of(move).stream()
                .flatMap(circle -> circle.waiting().stream())
                .filter(needed -> needed.asking().move().name().equals(move.name()))
                .filter(needed -> mapping.rules().stream()
                        .anyMatch(rule -> rule.target().equals(needed.asking().field())
                                && rule.lookups().contains(needed.asking().lookup())))
                .forEach(needed -> later.add(needed.asking().field().name()));
        return later;
    }

    /** The circle that a move stands in. */
    Optional<Circle> of(MovePlan<?> move) {
        return Optional.ofNullable(circles.get(move.name()));
    }

    /** Whether all of a circle has been read when a move has. */
    boolean isLast(Circle circle, MovePlan<?> move) {
        int last = circle.places().get(circle.places().size() - 1);
        return moves.get(last).name().equals(move.name());
    }

    /** Whether two moves stand in one circle. */
    boolean areOne(MovePlan<?> one, MovePlan<?> other) {
        Circle circle = circles.get(one.name());
        return circle != null && circle.equals(circles.get(other.name()));
    }

    /** The moves of the circle that a move stands in, in their order; else it alone. */
    List<MovePlan<?>> together(MovePlan<?> move) {
        Circle circle = circles.get(move.name());
        return circle == null
                ? List.of(move)
                : circle.places().stream().<MovePlan<?>>map(moves::get).toList();
    }
}
