package dev.intact.internal;

import dev.intact.field.Field;
import dev.intact.field.Problem;
import dev.intact.field.Schema;
import dev.intact.incremental.Conflict;
import dev.intact.incremental.Incremental;
import dev.intact.ledger.RecordState;
import dev.intact.ledger.RowState;
import dev.intact.sink.Archived;
import dev.intact.sink.CurrentRow;
import dev.intact.sink.Sink;
import dev.intact.sink.TargetRows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
    private record There(int place, RecordState state, RowState row, List<Object> key, CurrentRow now) {}

    /**
     * Does what is declared with all rows of some records.
     *
     * @return why not, for those records whose rows do not all go, by their places; then all is to be taken back
     */
    Map<Integer, Problem> go(List<RecordState> states, Units units) {
        Map<Integer, Problem> refused = new TreeMap<>();
        Map<Route<S, ?>, List<There>> rows = new HashMap<>();
        for (Route<S, ?> route : plan.routes()) {
            rows.put(route, there(states, route, units));
            rows.get(route)
                    .forEach(row -> edited(route.sink(), row).ifPresent(p -> refused.putIfAbsent(row.place(), p)));
        }
        for (int place = 0; place < states.size(); place++) {
            for (RowState row : states.get(place).rows()) {
                if (keys.key(row.sink()).isEmpty()) {
                    refused.putIfAbsent(place, elsewhere(row));
                }
            }
        }
        if (refused.isEmpty()) {
            for (int i = plan.routes().size() - 1; i >= 0; i--) { // what was written last goes first
                Route<S, ?> route = plan.routes().get(i);
                refused.putAll(go(route, rows.getOrDefault(route, List.of()), units));
            }
        }
        return refused;
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
                        .value(values[leaf.index()])
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
        List<TargetRows> marked = new ArrayList<>();
        for (There row : rows) {
            @Nullable Object[] values = row.now().values();
            values[field.get().index()] = incremental.deleted().mark().orElseThrow();
            marked.add(TargetRows.of(row.state().key()).and(sink, sink.schema().create(values)));
        }
        return units.write(plan.target(), marked).refused();
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
