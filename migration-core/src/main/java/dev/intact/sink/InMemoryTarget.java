package dev.intact.sink;

import dev.intact.field.Problem;
import dev.intact.field.Schema;
import dev.intact.ledger.Chunk;
import dev.intact.ledger.InMemoryLedger;
import dev.intact.ledger.Ledger;
import dev.intact.ledger.Receipt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

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
    public <T> Sink<T> sink(String sinkName, Class<T> type) {
        return new InMemorySink<>(this, sinkName, Schema.of(type));
    }

    /**
     * A sink of this target.
     *
     * @param sinkName its name, unique in this target
     * @param schema the schema of its rows
     * @param <T> the type of its rows
     * @return the sink
     */
    public <T> Sink<T> sink(String sinkName, Schema<T> schema) {
        return new InMemorySink<>(this, sinkName, schema);
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

    private synchronized void publish(Map<Sink<?>, List<Object>> pending) {
        pending.forEach((sink, its) ->
                rows.computeIfAbsent(sink.name(), any -> new ArrayList<>()).addAll(its));
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
        private final Map<Sink<?>, List<Object>> pending = new LinkedHashMap<>();

        Pending(List<Sink<?>> sinks) {
            this.sinks = sinks;
        }

        @Override
        public Written write(List<TargetRows> records) {
            long inserted = 0;
            for (TargetRows record : records) {
                for (Sink<?> sink : sinks) {
                    inserted += add(sink, record);
                }
            }
            return Written.of(inserted, 0, 0, Map.<Integer, Problem>of());
        }

        private <T> int add(Sink<T> sink, TargetRows record) {
            T row = record.row(sink).orElse(null);
            if (row == null) {
                return 0;
            }
            pending.computeIfAbsent(sink, any -> new ArrayList<>()).add(row);
            return 1;
        }

        @Override
        public Receipt commit(Chunk chunk) {
            Receipt receipt = ledger.commit(chunk, () -> publish(pending));
            pending.clear();
            return receipt;
        }

        @Override
        public void rollback() {
            pending.clear();
        }

        @Override
        public void close() {
            pending.clear();
        }
    }
}
