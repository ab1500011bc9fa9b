package dev.intact.internal;

import dev.intact.sink.Sink;
import dev.intact.sink.Target;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which moves of a run must be done before which others begin. Immutable. */
final class Needs {
    private final KeyMaps maps;
    private final Circles circles;
    private final OpenTargets targets;
    private final Optional<? extends Sink<?>> rejects;

    Needs(RunPlan plan, KeyMaps maps, Circles circles, OpenTargets targets) {
        this.maps = maps;
        this.circles = circles;
        this.targets = targets;
        this.rejects = plan.options().rejects();
    }

    /** Whether a move needs one that comes before it, and so all that stand in one circle with that. */
    boolean of(MovePlan<?> move, MovePlan<?> before) {
        return circles.areOne(move, before)
                || circles.together(before).stream().anyMatch(together -> isNeeded(move, together));
    }

    private boolean isNeeded(MovePlan<?> move, MovePlan<?> before) {
        return looksUpWhatComesFrom(move, before)
                || refersToRowsOf(move, before)
                || writesWhere(move, before)
                || isInTheWayOf(move, before);
    }

    private boolean looksUpWhatComesFrom(MovePlan<?> move, MovePlan<?> before) {
        Set<String> made = Stream.concat(
                        maps.fillings().entrySet().stream()
                                .filter(filled -> filled.getValue().stream()
                                        .anyMatch(filling -> filling.move().equals(before)))
                                .map(filled -> filled.getKey()),
                        maps.redirectings().stream()
                                .filter(redirecting -> redirecting.move().equals(before))
                                .map(redirecting -> redirecting.redirection().map()))
                .collect(Collectors.toSet());
        return maps.askings().stream()
                .anyMatch(asking -> asking.move().equals(move)
                        && made.contains(asking.lookup().name()));
    }

    private boolean refersToRowsOf(MovePlan<?> move, MovePlan<?> before) {
        return move.target().equals(before.target())
                && sinks(move).stream()
                        .anyMatch(child -> sinks(before).stream()
                                .anyMatch(parent -> targets.of(move.target()).refersTo(child, parent)));
    }

    private static boolean writesWhere(MovePlan<?> move, MovePlan<?> before) {
        Set<Sink<?>> both = new HashSet<>(sinks(move));
        both.retainAll(sinks(before));
        return !both.isEmpty();
    }

    /** Whether both write into a target that takes one unit of work at a time. */
    private boolean isInTheWayOf(MovePlan<?> move, MovePlan<?> before) {
        Set<Target> both = all(move);
        both.retainAll(all(before));
        return both.stream().anyMatch(target -> target.parallelism() == 1);
    }

    private Set<Target> all(MovePlan<?> move) {
        Set<Target> all = new HashSet<>(move.beside(rejects));
        all.add(move.target());
        all.addAll(maps.ofStubs(move));
        return all;
    }

    private static List<Sink<?>> sinks(MovePlan<?> move) {
        return move.routes().stream().<Sink<?>>map(Route::sink).toList();
    }
}
