package dev.intact.sink;

import dev.intact.field.Field;
import dev.intact.field.Problem;
import dev.intact.field.Schema;
import dev.intact.ledger.Chunk;
import dev.intact.ledger.InMemoryLedger;
import dev.intact.ledger.Ledger;
import dev.intact.ledger.Receipt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A target that keeps its rows in memory: for tests and for small results. It keeps the whole contract, commits of one
 * chunk twice included. Thread-safe. Its copy in another JVM is another target.
 */
public final class InMemoryTarget implements Target {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final HashMap<String, ArrayList<Object>> rows = new HashMap<>();
    private final transient InMemoryLedger ledger;

    private InMemoryTarget(String name) {
        this.name = name;
        this.ledger = new InMemoryLedger(name);
    }

    /**
     * An empty target.
     *
     * @param name a name for people
     * @return the target
     */
    public static InMemoryTarget named(String name) {
        return new InMemoryTarget(Objects.requireNonNull(name, "name"));
    }

    /**
     * A sink of this target.
     *
     * @param sinkName its name, unique in this target
     * @param type the record class of its rows
     * @param <T> the type of its rows
     * @return the sink
     */
    public <T> InMemorySink<T> sink(String sinkName, Class<T> type) {
        return InMemorySink.of(this, sinkName, Schema.of(type));
    }

    /**
     * A sink of this target.
     *
     * @param sinkName its name, unique in this target
     * @param schema the schema of its rows
     * @param <T> the type of its rows
     * @return the sink
     */
    public <T> InMemorySink<T> sink(String sinkName, Schema<T> schema) {
        return InMemorySink.of(this, sinkName, schema);
    }

    /**
     * The rows that have been committed.
     *
     * @param sink a sink of this target
     * @param <T> the type of its rows
     * @return its rows, in the order in which their chunks were committed
     */
    @SuppressWarnings("unchecked") // TargetRows puts a T behind each Sink<T>
    public synchronized <T> List<T> rows(Sink<T> sink) {
        return (List<T>) List.copyOf(rows.getOrDefault(sink.name(), new ArrayList<>()));
    }

    /**
     * Edits the rows that have been committed, as somebody does who works with the target between two runs.
     *
     * @param sink a sink of this target
     * @param edit what becomes of each row; null deletes it
     * @param <T> the type of its rows
     */
    public synchronized <T> void edit(Sink<T> sink, UnaryOperator<@Nullable T> edit) {
        List<Object> edited = new ArrayList<>();
        for (T row : rows(sink)) {
            T after = edit.apply(row);
            if (after != null) {
                edited.add(after);
            }
        }
        rows.put(sink.name(), new ArrayList<>(edited));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Guarantee guarantee() {
        return Guarantee.EXACTLY_ONCE;
    }

    @Override
    public int parallelism() {
        return Integer.MAX_VALUE;
    }

    @Override
    public TargetSession open(List<Output<?>> outputs) {
        List<Sink<?>> sinks = new ArrayList<>();
        outputs.forEach(output -> sinks.add(output.sink()));
        return new Session(sinks);
    }

    private Object readResolve() {
        return named(name);
    }

    private synchronized List<Object> copy(Sink<?> sink) {
        return new ArrayList<>(rows.getOrDefault(sink.name(), new ArrayList<>()));
    }

    private synchronized void publish(List<InMemoryChange> changes) {
        Map<String, InMemoryPlaces> places = new HashMap<>();
        for (InMemoryChange change : changes) {
            String its = change.sink().name();
            List<Object> there = rows.computeIfAbsent(its, any -> new ArrayList<>());
            places.computeIfAbsent(its, any -> new InMemoryPlaces(change.sink(), there))
                    .apply(change);
        }
    }

    private final class Session implements TargetSession {
        private final List<Sink<?>> sinks;
        private final Ledger view = ledger.open();

        Session(List<Sink<?>> sinks) {
            this.sinks = sinks;
        }

        @Override
        public Ledger ledger() {
            return view;
        }

        @Override
        public UnitOfWork begin() {
            return new Pending(sinks);
        }

        @Override
        public void complete() {}

        @Override
        public void close() {
            view.close();
        }
    }

    private final class Pending implements UnitOfWork {
        private final List<Sink<?>> sinks;
        private final List<InMemoryChange> changes = new ArrayList<>();

        Pending(List<Sink<?>> sinks) {
            this.sinks = sinks;
        }

        /** The rows of a sink as they would be if this were committed now. */
        private List<Object> seen(Sink<?> sink) {
            List<Object> its = copy(sink);
            InMemoryPlaces places = new InMemoryPlaces(sink, its);
            changes.stream()
                    .filter(change -> change.sink().name().equals(sink.name()))
                    .forEach(places::apply);
            return its;
        }

        @Override
        public Written write(List<TargetRows> records) {
            long inserted = 0;
            long updated = 0;
            long unchanged = 0;
            for (Sink<?> sink : sinks) {
                InMemoryRows<?> its = new InMemoryRows<>(sink, seen(sink));
                for (TargetRows record : records) {
                    its.write(record).ifPresent(changes::add);
                }
                inserted += its.inserted();
                updated += its.updated();
                unchanged += its.unchanged();
            }
            return Written.of(inserted, updated, unchanged, Map.<Integer, Problem>of());
        }

        @Override
        public List<Optional<CurrentRow>> find(Sink<?> sink, List<List<Object>> keys) {
            InMemoryRows<?> its = new InMemoryRows<>(sink, seen(sink));
            return keys.stream().map(its::find).toList();
        }

        @Override
        public List<List<CurrentRow>> read(Sink<?> sink, List<Field> fields, List<List<Object>> keys) {
            return InMemoryRows.read(sink, seen(sink), fields, keys);
        }

        @Override
        public long count(Sink<?> sink) {
            return seen(sink).size();
        }

        @Override
        public Map<Integer, Problem> delete(Sink<?> sink, List<List<Object>> keys) {
            keys.forEach(key -> changes.add(InMemoryChange.deleted(sink, key)));
            return Map.of();
        }

        @Override
        public Map<Integer, Problem> set(
                Sink<?> sink, Field id, List<Object> ids, Field field, List<Optional<Object>> values) {
            List<Object> rows = seen(sink);
            for (int i = 0; i < ids.size(); i++) {
                int place = InMemoryChange.place(sink, rows, List.of(id), List.of(ids.get(i)));
                if (place >= 0) {
                    Object after = InMemoryChange.with(
                            sink, rows.get(place), field, values.get(i).orElse(null));
                    changes.add(InMemoryChange.replaced(sink, rows.get(place), after));
                    rows.set(place, after);
                }
            }
            return Map.of();
        }

        @Override
        public Map<Integer, Problem> remove(Sink<?> sink, Field id, List<Object> ids) {
            List<Object> rows = seen(sink);
            for (Object its : ids) {
                int place = InMemoryChange.place(sink, rows, List.of(id), List.of(its));
                if (place >= 0) {
                    changes.add(InMemoryChange.removed(sink, rows.remove(place)));
                }
            }
            return Map.of();
        }

        @Override
        public Receipt commit(Chunk chunk) {
            Receipt receipt = ledger.commit(chunk, () -> publish(changes));
            changes.clear();
            return receipt;
        }

        @Override
        public void rollback() {
            changes.clear();
        }

        @Override
        public void close() {
            changes.clear();
        }
    }
}
