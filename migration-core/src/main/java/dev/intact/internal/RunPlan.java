package dev.intact.internal;

import dev.intact.run.Options;
import dev.intact.run.RunReport.Mode;
import dev.intact.sink.Guarantee;
import dev.intact.sink.Inflow;
import dev.intact.sink.Output;
import dev.intact.sink.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A run as the engine sees it. */
public record RunPlan(String migration, List<MovePlan<?>> moves, Options options, Mode mode) {
    public RunPlan {
        moves = List.copyOf(moves);
    }

    /** The moves, each with the stubs that are made for it behind it. */
    List<MovePlan<?>> movesAndStubs() {
        List<MovePlan<?>> all = new ArrayList<>();
        for (MovePlan<?> move : moves) {
            all.add(move);
            if (!move.stubs().isEmpty()) {
                all.add(move.ofStubs());
            }
        }
        return all;
    }

    /**
     * Whether what a target has taken is shown although the run did not end well: archives and rejects in files, which
     * go with rows that have been committed elsewhere.
     */
    boolean isShownAfterFailure(Target target) {
        boolean rowsStay = moves.stream().anyMatch(move -> move.target().guarantee() != Guarantee.ALL_OR_NOTHING);
        return rowsStay && moves.stream().noneMatch(move -> move.target().equals(target));
    }

    /** Whether each further run moves what has changed; either all moves do so or none. */
    boolean isIncremental() {
        return moves.stream().anyMatch(move -> move.incremental() != null);
    }

    /** The versions that mappings declare, each with its mapping's name. */
    String version() {
        return moves.stream()
                .flatMap(move -> move.mappings().stream())
                .filter(mapping -> !mapping.version().isEmpty())
                .map(mapping -> mapping.name() + " " + mapping.version())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** Every way into a sink, move by move; the list of rejects comes last. */
    List<Inflow<?>> inflows() {
        Stream<Inflow<?>> rejects = options.rejects().stream().map(sink -> Inflow.of("rejects", sink));
        Circles circles = new Circles(moves);
        return Stream.concat(moves.stream().flatMap(move -> move.inflows(circles)), rejects)
                .toList();
    }

    /** Every sink that the run writes to, each once. */
    List<Output<?>> outputs() {
        Stream<Output<?>> rejects = options.rejects().stream().map(sink -> Output.of(sink, List.of()));
        return Stream.concat(moves.stream().flatMap(MovePlan::outputs), rejects)
                .distinct()
                .toList();
    }
}
