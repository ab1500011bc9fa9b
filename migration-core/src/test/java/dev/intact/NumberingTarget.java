package dev.intact;

import dev.intact.field.Problem;
import dev.intact.field.Schema;
import dev.intact.ledger.Chunk;
import dev.intact.ledger.Ledger;
import dev.intact.ledger.Receipt;
import dev.intact.sink.Guarantee;
import dev.intact.sink.InMemoryTarget;
import dev.intact.sink.Output;
import dev.intact.sink.Sink;
import dev.intact.sink.Target;
import dev.intact.sink.TargetRows;
import dev.intact.sink.TargetSession;
import dev.intact.sink.UnitOfWork;
import dev.intact.sink.Written;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A target in memory that numbers its rows where a field is to be generated; it refuses rows named {@code refused}. */
record NumberingTarget(InMemoryTarget inner, AtomicInteger numbers, Map<Integer, Object> rows) implements Target {

    static NumberingTarget named(String name) {
        return new NumberingTarget(InMemoryTarget.named(name), new AtomicInteger(100), new ConcurrentHashMap<>());
    }

    private record NumberedSink<T>(NumberingTarget target, String name, Schema<T> schema) implements Sink<T> {}

    <T> Sink<T> sink(String sinkName, Class<T> type) {
        return new NumberedSink<>(this, sinkName, Schema.of(type));
    }

    <T> List<T> rows(Sink<T> sink) {
        return inner.rows(sink);
    }

    /** The row that has a number. */
    Object row(int number) {
        return rows.get(number);
    }

    @Override
    public String name() {
        return inner.name();
    }

    @Override
    public Guarantee guarantee() {
        return inner.guarantee();
    }

    @Override
    public int parallelism() {
        return inner.parallelism();
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public TargetSession open(List<Output<?>> outputs) {
        TargetSession session = inner.open(outputs);
        return new TargetSession() {
            @Override
            public Ledger ledger() {
                return session.ledger();
            }

            @Override
            public UnitOfWork begin() {
                return new Numbering(session.begin(), outputs);
            }

            @Override
            public void complete() {
                session.complete();
            }

            @Override
            public void close() {
                session.close();
            }
        };
    }

    private final class Numbering implements UnitOfWork {
        private final UnitOfWork work;
        private final List<Output<?>> outputs;

        Numbering(UnitOfWork work, List<Output<?>> outputs) {
            this.work = work;
            this.outputs = outputs;
        }

        @Override
        public Written write(List<TargetRows> records) {
            Map<Integer, Problem> refused = new TreeMap<>();
            Map<Integer, Map<Sink<?>, Map<String, Object>>> generated = new HashMap<>();
            List<TargetRows> taken = new ArrayList<>();
            for (int i = 0; i < records.size(); i++) {
                if (rowsOf(records.get(i)).stream()
                        .anyMatch(row -> row.toString().contains("refused"))) {
                    refused.put(i, Problem.of("is refused"));
                } else {
                    taken.add(records.get(i));
                    generated.put(i, numbered(records.get(i)));
                }
            }
            Written written = work.write(taken);
            return Written.of(written.inserted(), 0, 0, refused, generated);
        }

        private List<Object> rowsOf(TargetRows record) {
            return record.sinks().stream()
                    .<Object>map(sink -> record.row(sink).orElseThrow())
                    .toList();
        }

        private Map<Sink<?>, Map<String, Object>> numbered(TargetRows record) {
            Map<Sink<?>, Map<String, Object>> values = new HashMap<>();
            for (Output<?> output : outputs) {
                Set<String> fields = output.generated();
                record.row(output.sink())
                        .ifPresent(row -> fields.forEach(field -> {
                            int number = numbers.incrementAndGet();
                            rows.put(number, row);
                            values.put(output.sink(), Map.of(field, number));
                        }));
            }
            return values;
        }

        @Override
        public Receipt commit(Chunk chunk) {
            return work.commit(chunk);
        }

        @Override
        public void rollback() {
            work.rollback();
        }

        @Override
        public void close() {
            work.close();
        }
    }
}
