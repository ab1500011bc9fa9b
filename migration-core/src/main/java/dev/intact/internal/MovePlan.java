package dev.intact.internal;

import dev.intact.incremental.Incremental;
import dev.intact.mapping.Mapping;
import dev.intact.sink.Archived;
import dev.intact.sink.Inflow;
import dev.intact.sink.Output;
import dev.intact.sink.Sink;
import dev.intact.sink.Target;
import dev.intact.source.Source;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A move as the engine sees it. Its routes, at least one, lead into one target. */
public record MovePlan<S>(
        String name,
        Source<S> source,
        List<Route<S, ?>> routes,
        @Nullable Sink<Archived> archive,
        boolean mayBeEmpty,
        @Nullable Incremental<? super S> incremental)
        implements Serializable {

    public MovePlan {
        routes = List.copyOf(routes);
    }

    List<Mapping<S, ?>> mappings() {
        return routes.stream().<Mapping<S, ?>>map(Route::mapping).toList();
    }

    /** The same move with another part of its source. */
    MovePlan<S> reading(Source<S> part) {
        return new MovePlan<>(name, part, routes, archive, mayBeEmpty, incremental);
    }

    /** The target that takes the rows. */
    public Target target() {
        return routes.get(0).sink().target();
    }

    /** Every sink that the move writes to. */
    public Stream<Output<?>> outputs() {
        Stream<Output<?>> rows = routes.stream().map(Route::output);
        return archive == null ? rows : Stream.concat(rows, Stream.of(Output.of(archive, List.of())));
    }

    /** The targets that hold the archive or the rejects of the move, but not its rows. */
    List<Target> beside(Optional<? extends Sink<?>> rejects) {
        Stream<Sink<?>> lists = Stream.concat(Stream.ofNullable(archive), rejects.stream());
        return lists.map(sink -> sink.target())
                .filter(target -> !target.equals(target()))
                .distinct()
                .toList();
    }

    Stream<Inflow<?>> inflows(Circles circles) {
        Stream<Inflow<?>> rows =
                routes.stream().map(route -> route.inflow(name).later(circles.later(this, route.mapping())));
        return archive == null ? rows : Stream.concat(rows, Stream.of(Inflow.of(name, archive)));
    }
}
