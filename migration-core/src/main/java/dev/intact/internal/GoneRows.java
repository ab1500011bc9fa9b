package dev.intact.internal;

import dev.intact.field.Field;
import dev.intact.field.Key;
import dev.intact.field.Problem;
import dev.intact.field.Schema;
import dev.intact.incremental.Conflict;
import dev.intact.incremental.Incremental;
import dev.intact.ledger.RecordState;
import dev.intact.ledger.RowState;
import dev.intact.mapping.Identity;
import dev.intact.sink.Archived;
import dev.intact.sink.CurrentRow;
import dev.intact.sink.Sink;
import dev.intact.sink.TargetRows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Deletes, archives or marks the rows of records that are gone from the source. */
final class GoneRows<S> {
    private final MovePlan<S> plan;
    private final Incremental<? super S> incremental;
    private final RowsThere<S> keys;

    GoneRows(MovePlan<S> plan, Incremental<? super S> incremental) {
        this.plan = plan;
        this.incremental = incremental;
        this.keys = new RowsThere<>(plan);
    }

    /** One row of one of the records. */
    record There(int place, RecordState state, RowState row, List<Object> key, CurrentRow now) {}

    /**
     * What becomes of some records.
     *
     * @param refused why not, for those whose rows do not all go, by their places; then all is to be taken back
     * @param newIds the new ids, by their key maps, that led to rows which are deleted
     */
    record Went(Map<Integer, Problem> refused, Map<String, Set<Key>> newIds) {}

    /** Does what is declared with all rows of some records, unless something keeps one of them. */
    Went go(List<RecordState> states, Units units) {
        Map<Route<S, ?>, List<There>> rows = there(states, units);
        Map<Integer, Problem> refused = kept(states, rows);
        Map<String, Set<Key>> newIds = new HashMap<>();
        if (refused.isEmpty()) {
            for (int i = plan.routes().size() - 1; i >= 0; i--) { // what was written last goes first
                Route<S, ?> route = plan.routes().get(i);
                List<There> its = rows.getOrDefault(route, List.of());
                collect(route, its, newIds);
                refused.putAll(go(route, its, units));
            }
        }
        return new Went(refused, newIds);
    }

    /** The rows of some records, locked. */
    Map<Route<S, ?>, List<There>> there(List<RecordState> states, Units units) {
        Map<Route<S, ?>, List<There>> rows = new LinkedHashMap<>();
        plan.routes().forEach(route -> rows.put(route, there(states, route, units)));
        return rows;
    }

    /** What keeps rows from going, before anything is tried, by the places of their records. */
    Map<Integer, Problem> kept(List<RecordState> states, Map<Route<S, ?>, List<There>> rows) {
        Map<Integer, Problem> refused = new TreeMap<>();
        rows.forEach((route, its) -> its.forEach(row -> edited(route.sink(), row)
                .or(() -> unreadable(route.sink(), row))
                .ifPresent(problem -> refused.putIfAbsent(row.place(), problem))));
        for (int place = 0; place < states.size(); place++) {
            for (RowState row : states.get(place).rows()) {
                if (keys.key(row.sink()).isEmpty()) {
                    refused.putIfAbsent(place, elsewhere(row));
                }
            }
        }
        return refused;
    }

    private <T> void collect(Route<S, T> route, List<There> rows, Map<String, Set<Key>> into) {
        if (!incremental.deleted().isDelete()) {
            return;
        }
        for (Identity<S, T> identity : route.mapping().identities()) {
            for (There row : rows) {
                Object newId = row.now().values()[identity.newId().index()];
                if (newId != null && !(newId instanceof Problem)) {
                    into.computeIfAbsent(identity.map(), any -> new HashSet<>()).add(Key.of(newId));
                }
            }
        }
    }

    /** A row can be deleted whatever it holds, but neither be archived nor written again. */
    private Optional<Problem> unreadable(Sink<?> sink, There row) {
        if (incremental.deleted().isDelete() && !incremental.deleted().isArchive()) {
            return Optional.empty();
        }
        @Nullable Object[] values = row.now().values();
        return sink.schema().leaves().stream()
                .filter(leaf -> values[leaf.index()] instanceof Problem)
                .map(leaf -> Problem.of("holds in %s what its field cannot have".formatted(sink.name()))
                        .at(leaf.name())
                        .advice("mend the row, or deal with it by hand"))
                .findFirst();
    }

    private static Problem elsewhere(RowState row) {
        return Problem.of("has a row in %s, into which the move does not lead any more".formatted(row.sink()))
                .advice("delete it by hand, or declare the way into it again");
    }

    private List<There> there(List<RecordState> states, Route<S, ?> route, Units units) {
        String sink = route.sink().name();
        RowKey key = keys.key(sink).orElseThrow();
        List<Integer> places = new ArrayList<>();
        List<RowState> rows = new ArrayList<>();
        List<List<Object>> wanted = new ArrayList<>();
        for (int place = 0; place < states.size(); place++) {
            Optional<RowState> row = states.get(place).row(sink);
            if (row.isPresent()) {
                places.add(place);
                rows.add(row.get());
                wanted.add(key.read(row.get().key()));
            }
        }
        units.lock(plan.target(), route.sink(), wanted);
        List<Optional<CurrentRow>> found = units.find(plan.target(), route.sink(), wanted);
        List<There> there = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            if (found.get(i).isPresent()) {
                there.add(new There(
                        places.get(i),
                        states.get(places.get(i)),
                        rows.get(i),
                        wanted.get(i),
                        found.get(i).get()));
            }
        }
        return there;
    }

    /** What keeps a row from going that was edited since it was written; empty if nothing does. */
    private Optional<Problem> edited(Sink<?> sink, There row) {
        @Nullable Object[] values = row.now().values();
        for (Field leaf : Conflicts.edited(sink, row.row(), row.state().hash(), values)) {
            Conflict conflict = incremental.conflict(sink.schema(), leaf);
            if (!conflict.isOverwrite()) {
                return Optional.of(Problem.of("was edited in %s since it was written there".formatted(sink.name()))
                        .at(leaf.name())
                        .value(
                                values[leaf.index()] instanceof Problem unreadable
                                        ? unreadable.what()
                                        : values[leaf.index()])
                        .rule(Conflicts.rule(conflict, row.state())));
            }
        }
        return Optional.empty();
    }

    private <T> Map<Integer, Problem> go(Route<S, T> route, List<There> rows, Units units) {
        Sink<T> sink = route.sink();
        if (incremental.deleted().isArchive()) {
            archive(sink, rows, units);
        }
        Map<Integer, Problem> refused = incremental.deleted().isDelete()
                ? units.delete(
                        plan.target(), sink, rows.stream().map(There::key).toList())
                : mark(sink, rows, units);
        Map<Integer, Problem> byRecord = new TreeMap<>();
        refused.forEach((place, problem) -> byRecord.put(rows.get(place).place(), problem));
        return byRecord;
    }

    private <T> void archive(Sink<T> sink, List<There> rows, Units units) {
        Sink<Archived> archive = Objects.requireNonNull(plan.archive(), "a definition demands an archive");
        Schema<T> schema = sink.schema();
        List<TargetRows> archived = new ArrayList<>();
        for (There row : rows) {
            String fields = ArchiveJson.of(schema, schema.create(row.now().values()), schema.leaves());
            archived.add(TargetRows.of(row.state().key())
                    .and(
                            archive,
                            new Archived(
                                    plan.name(),
                                    row.state().key().text(),
                                    fields,
                                    "gone from the source; row of " + sink.name())));
        }
        units.writeAll(archive, archived);
    }

    private <T> Map<Integer, Problem> mark(Sink<T> sink, List<There> rows, Units units) {
        Optional<Field> field = incremental.deleted().marked(sink.schema());
        if (field.isEmpty()) {
            return Map.of();
        }
        Field leaf = field.get();
        Object value = incremental.deleted().mark().orElseThrow();
        List<TargetRows> marked = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        Map<Integer, Problem> refused = new TreeMap<>();
        for (int place = 0; place < rows.size(); place++) {
            There row = rows.get(place);
            @Nullable Object[] values = row.now().values();
            values[leaf.index()] = value;
            if (!ValueHash.same(sink.merged(row.now().values(), values)[leaf.index()], value)) {
                refused.put(place, keptBySink(sink, leaf));
                continue;
            }
            try {
                marked.add(
                        TargetRows.of(row.state().key()).and(sink, sink.schema().create(values)));
                places.add(place);
            } catch (RuntimeException e) { // the row's own constructor
                refused.put(
                        place,
                        Problem.of("takes no mark (%s)".formatted(e.getClass().getSimpleName()))
                                .at(leaf.name()));
            }
        }
        units.write(plan.target(), marked)
                .refused()
                .forEach((place, problem) -> refused.put(places.get(place), problem));
        return refused;
    }

    private static Problem keptBySink(Sink<?> sink, Field leaf) {
        return Problem.of("cannot be marked, as %s keeps what stands there".formatted(sink.name()))
                .at(leaf.name())
                .advice("mark another field, or let the sink write it");
    }

    /** What is to be remembered of the records now: rows that were marked are there, others are not. */
    List<RecordState> after(List<RecordState> states, Units units) {
        if (incremental.deleted().isDelete()) {
            return states.stream().map(state -> state.rows(List.of(), "")).toList();
        }
        List<List<RowState>> rows = new ArrayList<>();
        states.forEach(any -> rows.add(new ArrayList<>()));
        for (Route<S, ?> route : plan.routes()) {
            for (There row : there(states, route, units)) {
                @Nullable Object[] values = row.now().values();
                Map<String, String> hashes = new HashMap<>();
                for (Field leaf : route.sink().schema().leaves()) {
                    hashes.put(leaf.name(), ValueHash.of(row.state().hash(), leaf.name(), values[leaf.index()]));
                }
                rows.get(row.place())
                        .add(RowState.of(route.sink().name(), row.row().key(), hashes));
            }
        }
        List<RecordState> after = new ArrayList<>();
        for (int i = 0; i < states.size(); i++) {
            after.add(states.get(i).rows(rows.get(i), states.get(i).written()));
        }
        return after;
    }
}
