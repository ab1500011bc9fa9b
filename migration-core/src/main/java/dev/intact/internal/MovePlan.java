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
        @Nullable Incremental<? super S> incremental,
        List<Stub<S>> stubs)
        implements Serializable {

    public MovePlan {
        routes = List.copyOf(routes);
        stubs = List.copyOf(stubs);
    }

    /** A move that leads nowhere yet. */
    public static <S> MovePlan<S> of(String name, Source<S> source) {
        return new MovePlan<>(name, source, List.of(), null, false, null, List.of());
    }

    /** The same move with one way more into a sink. */
    public MovePlan<S> with(Route<S, ?> route) {
        return new MovePlan<>(name, source, more(routes, route), archive, mayBeEmpty, incremental, stubs);
    }

    /** The same move with an archive. */
    public MovePlan<S> with(Sink<Archived> its) {
        return new MovePlan<>(name, source, routes, its, mayBeEmpty, incremental, stubs);
    }

    /** The same move, going on with what has changed. */
    public MovePlan<S> with(Incremental<? super S> how) {
        return new MovePlan<>(name, source, routes, archive, mayBeEmpty, how, stubs);
    }

    /** The same move with records that stand in for missing ones. */
    public MovePlan<S> with(Stub<S> stub) {
        return new MovePlan<>(name, source, routes, archive, mayBeEmpty, incremental, more(stubs, stub));
    }

    /** The same move of a source that may be empty. */
    public MovePlan<S> thatMayBeEmpty() {
        return new MovePlan<>(name, source, routes, archive, true, incremental, stubs);
    }

    /** How a ledger and a report name what stands in for missing records of the move. */
    public String stubsName() {
        return "stubs of " + name;
    }

    /** The records that stand in for missing ones, as a move of their own. */
    MovePlan<S> ofStubs() {
        return new MovePlan<>(stubsName(), new StubSource<>(source), routes, null, true, null, List.of());
    }

    private static <E> List<E> more(List<? extends E> before, E one) {
        return Stream.<E>concat(before.stream(), Stream.of(one)).toList();
    }

    List<Mapping<S, ?>> mappings() {
        return routes.stream().<Mapping<S, ?>>map(Route::mapping).toList();
    }

    /** The same move with another part of its source. */
    MovePlan<S> reading(Source<S> part) {
        return new MovePlan<>(name, part, routes, archive, mayBeEmpty, incremental, stubs);
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
