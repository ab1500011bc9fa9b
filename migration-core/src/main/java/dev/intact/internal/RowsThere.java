package dev.intact.internal;

import dev.intact.ledger.RecordState;
import dev.intact.sink.CurrentRow;
import dev.intact.sink.TargetRows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the rows that are there for those that are to be written, or were. Immutable and thread-safe. */
final class RowsThere<S> {
    private final MovePlan<S> plan;
    private final Map<String, RowKey> keys = new HashMap<>();

    RowsThere(MovePlan<S> plan) {
        this.plan = plan;
        plan.routes().stream()
                .map(Route::sink)
                .filter(sink -> !sink.key().isEmpty())
                .forEach(sink -> keys.put(sink.name(), new RowKey(sink)));
    }

    /** The key of the rows of a sink; empty if its rows are only inserted. */
    Optional<RowKey> key(String sink) {
        return Optional.ofNullable(keys.get(sink));
    }

    /** One row that is written: its values and key, and the row that is there, if any. */
    record Met(Route<?, ?> route, CurrentRow wanted, List<Object> key, Optional<CurrentRow> there) {}

    /** Locks the rows that records had when they were last written. */
    void lock(List<RecordState> states, Units units) {
        for (Route<S, ?> route : plan.routes()) {
            RowKey key = keys.get(route.sink().name());
            if (key != null) {
                List<List<Object>> known = states.stream()
                        .flatMap(state -> state.row(route.sink().name()).stream())
                        .map(row -> key.read(row.key()))
                        .toList();
                units.lock(plan.target(), route.sink(), known);
            }
        }
    }

    /** For each record, in their order, its rows in sinks with a key; rows without a value of it are left out. */
    List<List<Met>> find(List<TargetRows> records, Units units) {
        List<List<Met>> met = new ArrayList<>();
        records.forEach(any -> met.add(new ArrayList<>()));
        for (Route<S, ?> route : plan.routes()) {
            RowKey key = keys.get(route.sink().name());
            if (key != null) {
                find(route, key, records, units, met);
            }
        }
        return met;
    }

    private <T> void find(Route<S, T> route, RowKey key, List<TargetRows> records, Units units, List<List<Met>> into) {
        List<Integer> places = new ArrayList<>();
        List<@Nullable Object[]> values = new ArrayList<>();
        List<List<Object>> wanted = new ArrayList<>();
        for (int place = 0; place < records.size(); place++) {
            Optional<T> row = records.get(place).row(route.sink());
            if (row.isPresent()) {
                @Nullable Object[] its = route.sink().schema().values(row.get());
                Optional<List<Object>> found = key.of(its);
                if (found.isPresent()) {
                    places.add(place);
                    values.add(its);
                    wanted.add(found.get());
                }
            }
        }
        List<Optional<CurrentRow>> there = units.find(plan.target(), route.sink(), wanted);
        for (int i = 0; i < places.size(); i++) {
            into.get(places.get(i)).add(new Met(route, CurrentRow.of(values.get(i)), wanted.get(i), there.get(i)));
        }
    }
}
