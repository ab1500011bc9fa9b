package dev.intact.internal;

import dev.intact.run.Options;
import dev.intact.run.RunReport.Mode;
import dev.intact.sink.Output;
import java.util.List;
import java.util.stream.Stream;

/** A run as the engine sees it. */
public record RunPlan(String migration, List<MovePlan<?>> moves, Options options, Mode mode) {
    public RunPlan {
        moves = List.copyOf(moves);
    }

    /** Every sink that the run writes to, each once. */
    List<Output<?>> outputs() {
        Stream<Output<?>> rejects = options.rejects().stream().map(sink -> Output.of(sink, List.of()));
        return Stream.concat(moves.stream().flatMap(MovePlan::outputs), rejects)
                .distinct()
                .toList();
    }
}
