package dev.intact.internal;

import dev.intact.internal.KeyMaps.Asking;
import dev.intact.internal.KeyMaps.Filling;
import dev.intact.mapping.Unlisted;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * In which order moves run: each behind those that its references lead to. Where references lead in a circle, the moves
 * of the circle follow each other, and some references wait for a second step. Immutable.
 */
public final class References {
    private final KeyMaps maps;
    private final int moves;
    private final List<Needed> all = new ArrayList<>();
    private final List<Set<Integer>> reached;
    private final List<List<Integer>> groups;

    /**
     * That a move needs what another makes, or itself.
     *
     * @param asking by which of its rules
     * @param from the place of the move
     * @param to the place of what it needs
     * @param mayWait whether the rule's field can be empty at first
     */
    public record Needed(Asking asking, int from, int to, boolean mayWait) {}

    /** The references between moves, whose places are those in this list. */
    public References(List<? extends MovePlan<?>> plans) {
        this.maps = new KeyMaps(plans);
        this.moves = plans.size();
        for (Asking asking : maps.askings()) {
            add(asking);
        }
        this.reached =
                IntStream.range(0, moves).mapToObj(place -> reached(place, all)).toList();
        this.groups = groups();
    }

    private void add(Asking asking) {
        List<Filling> fillings = maps.fillings(asking.lookup().name());
        if (asking.isOwn(fillings)) {
            return;
        }
        boolean mayWait = mayWait(asking);
        fillings.forEach(filling -> all.add(new Needed(asking, asking.place(), filling.place(), mayWait)));
        maps.redirectings().stream()
                .filter(redirecting ->
                        redirecting.redirection().map().equals(asking.lookup().name()))
                .forEach(redirecting -> all.add(new Needed(asking, asking.place(), redirecting.place(), false)));
    }

    /** Whether nothing is lost if the field is empty until the second step. */
    private static boolean mayWait(Asking asking) {
        Unlisted<?, ?> unlisted = asking.lookup().unlistedPolicy();
        return asking.field().nullable()
                && asking.rule().orElse().isEmpty()
                && !asking.rule().rejectsMissing()
                && (unlisted.rejects() || unlisted.leavesEmpty());
    }

    /** The places that are reached from one by one reference or more. */
    private static Set<Integer> reached(int from, Collection<Needed> by) {
        Set<Integer> reached = new HashSet<>();
        List<Integer> open = new ArrayList<>(List.of(from));
        while (!open.isEmpty()) {
            int place = open.remove(open.size() - 1);
            by.stream()
                    .filter(needed -> needed.from() == place && reached.add(needed.to()))
                    .forEach(needed -> open.add(needed.to()));
        }
        return reached;
    }

    private boolean isOneCircle(int one, int other) {
        return one == other
                || (reached.get(one).contains(other) && reached.get(other).contains(one));
    }

    /** Moves that stand in one circle, and moves alone; each group behind those that it needs, else as declared. */
    private List<List<Integer>> groups() {
        List<List<Integer>> ordered = new ArrayList<>();
        Set<Integer> done = new HashSet<>();
        while (done.size() < moves) {
            int next = IntStream.range(0, moves)
                    .filter(place -> !done.contains(place))
                    .filter(place -> reached.get(place).stream()
                            .allMatch(needed -> done.contains(needed) || isOneCircle(place, needed)))
                    .findFirst()
                    .orElseThrow();
            List<Integer> group = IntStream.range(0, moves)
                    .filter(place -> isOneCircle(next, place))
                    .boxed()
                    .toList();
            ordered.add(within(group));
            done.addAll(group);
        }
        return List.copyOf(ordered);
    }

    /** The moves of a group in an order in which only such references wait as can; as declared if there is none. */
    private List<Integer> within(List<Integer> group) {
        List<Integer> ordered = new ArrayList<>();
        while (ordered.size() < group.size()) {
            Optional<Integer> next = group.stream()
                    .filter(place -> !ordered.contains(place))
                    .filter(place -> strict(group)
                            .filter(needed -> needed.from() == place)
                            .allMatch(needed -> ordered.contains(needed.to())))
                    .findFirst();
            if (next.isEmpty()) {
                return group;
            }
            ordered.add(next.get());
        }
        return ordered;
    }

    private Stream<Needed> strict(List<Integer> group) {
        return all.stream()
                .filter(needed -> !needed.mayWait() && group.contains(needed.from()) && group.contains(needed.to()));
    }

    /** The places of the moves, in the order in which they are to run. */
    public List<Integer> order() {
        return groups.stream().flatMap(List::stream).toList();
    }

    /** The references of each circle in which none can wait, so that there is no order. */
    public List<List<Needed>> stuck() {
        List<List<Needed>> stuck = new ArrayList<>();
        for (List<Integer> group : groups) {
            List<Needed> strict = strict(group).toList();
            List<Needed> inCircle = strict.stream()
                    .filter(needed ->
                            reached(needed.to(), strict).contains(needed.from()) || needed.from() == needed.to())
                    .toList();
            if (!inCircle.isEmpty()) {
                stuck.add(inCircle);
            }
        }
        return stuck;
    }

    /** The circles: those of several moves, and moves that refer to themselves; in the order in which they run. */
    public List<Circle> circles() {
        List<Circle> circles = new ArrayList<>();
        for (List<Integer> group : groups) {
            List<Needed> inside = all.stream()
                    .filter(needed -> group.contains(needed.from()) && group.contains(needed.to()))
                    .toList();
            if (!inside.isEmpty()) {
                circles.add(new Circle(group, inside));
            }
        }
        return circles;
    }

    /**
     * Moves whose references lead in a circle.
     *
     * @param places their places, in the order in which they run
     * @param inside the references between them
     */
    public record Circle(List<Integer> places, List<Needed> inside) {

        /** Whether a reference waits for the second step, as what it leads to comes later, or at the same time. */
        public boolean waits(Needed needed) {
            return places.indexOf(needed.to()) >= places.indexOf(needed.from());
        }

        /** The references that wait. */
        public List<Needed> waiting() {
            return inside.stream().filter(this::waits).toList();
        }

        /** Whether the loss of a record can cost others. */
        public boolean canLose() {
            return inside.stream()
                    .anyMatch(
                            needed -> needed.asking().lookup().unlistedPolicy().rejects());
        }

        /** The key maps that its references are found by. */
        public Set<String> maps() {
            Set<String> maps = new TreeSet<>();
            inside.forEach(needed -> maps.add(needed.asking().lookup().name()));
            return maps;
        }
    }
}
