package dev.intact.testkit;

import dev.intact.field.Problem;
import dev.intact.field.Schema;
import dev.intact.ledger.Chunk;
import dev.intact.ledger.ChunkRecord;
import dev.intact.ledger.InMemoryLedger;
import dev.intact.ledger.Ledger;
import dev.intact.ledger.Receipt;
import dev.intact.sink.Guarantee;
import dev.intact.sink.Output;
import dev.intact.sink.Sink;
import dev.intact.sink.Target;
import dev.intact.sink.TargetRows;
import dev.intact.sink.TargetSession;
import dev.intact.sink.UnitOfWork;
import dev.intact.sink.Written;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A target that refuses a second row of one id, makes names where it is told to, and stands for a system outside of it:
 * what a database is to its adapter. It can be made to fail its contract in one way.
 */
record KeyedTarget(String name, Guarantee guarantee, int parallelism, Fault fault) implements Target {
    private static final Map<String, Stored> SYSTEMS = new ConcurrentHashMap<>();

    enum Fault {
        NONE,
        VISIBLE_BEFORE_COMMIT,
        LOSES_A_ROW_ON_REFUSAL,
        NAMES_THE_WRONG_PLACE,
        KEEPS_PART_OF_A_REFUSED_RECORD,
        APPLIES_TWICE,
        KEEPS_WHAT_IS_ROLLED_BACK,
        KEEPS_WHAT_IS_NOT_COMMITTED,
        FORGETS_EMPTY_CHUNKS,
        SHARES_ONE_UNIT_OF_WORK,
        WRITES_GENERATED_FIELDS,
        IGNORES_COMPLETION
    }

    /** What the system holds: rows by sink and id, and the chunks that it has. */
    private static final class Stored {
        final Map<String, Map<Integer, List<Sample>>> rows = new HashMap<>();
        final Map<String, ChunkRecord> chunks = new HashMap<>();

        synchronized Map<Integer, List<Sample>> of(String sink) {
            return rows.computeIfAbsent(sink, any -> new LinkedHashMap<>());
        }

        synchronized boolean has(String sink, int id) {
            return of(sink).containsKey(id);
        }

        synchronized void add(Entry entry) {
            of(entry.sink())
                    .computeIfAbsent(entry.row().id(), any -> new ArrayList<>())
                    .add(entry.row());
        }
    }

    private record Entry(String sink, Sample row) {}

    record KeyedSink(KeyedTarget target, String name) implements Sink<Sample> {
        @Override
        public Schema<Sample> schema() {
            return Schema.of(Sample.class);
        }
    }

    private Stored stored() {
        return SYSTEMS.computeIfAbsent(name, any -> new Stored());
    }

    List<Sample> rows(String sink) {
        return stored().of(sink).values().stream().flatMap(List::stream).toList();
    }

    @Override
    public TargetSession open(List<Output<?>> outputs) {
        return new Session(outputs);
    }

    private final class Session implements TargetSession {
        private final List<Output<?>> outputs;
        private final List<Entry> unpublished = new ArrayList<>();
        private final Unit shared = new Unit(this);
        private final Ledger ledger = new InMemoryLedger("keyed").open();

        Session(List<Output<?>> outputs) {
            this.outputs = outputs;
        }

        @Override
        public Ledger ledger() {
            return ledger;
        }

        @Override
        public UnitOfWork begin() {
            return fault == Fault.SHARES_ONE_UNIT_OF_WORK ? shared : new Unit(this);
        }

        synchronized void publish(List<Entry> entries) {
            if (guarantee == Guarantee.ALL_OR_NOTHING && fault != Fault.IGNORES_COMPLETION) {
                unpublished.addAll(entries);
            } else {
                entries.forEach(stored()::add);
            }
        }

        @Override
        public void complete() {
            unpublished.forEach(stored()::add);
        }

        @Override
        public void close() {}
    }

    private final class Unit implements UnitOfWork {
        private final Session session;
        private final List<Entry> pending = new ArrayList<>();

        Unit(Session session) {
            this.session = session;
        }

        @Override
        public Written write(List<TargetRows> records) {
            int before = pending.size();
            Map<Integer, Problem> refused = new TreeMap<>();
            for (int i = 0; i < records.size(); i++) {
                List<Entry> entries = entries(records.get(i));
                List<Entry> accepted =
                        entries.stream().filter(entry -> !isKnown(entry)).toList();
                if (accepted.size() == entries.size() || fault == Fault.KEEPS_PART_OF_A_REFUSED_RECORD) {
                    pending.addAll(accepted);
                }
                if (accepted.size() < entries.size()) {
                    int place = fault == Fault.NAMES_THE_WRONG_PLACE ? i + 1 : i;
                    refused.put(place, Problem.of("repeats the id of another row"));
                }
            }
            if (!refused.isEmpty() && fault == Fault.LOSES_A_ROW_ON_REFUSAL && !pending.isEmpty()) {
                pending.remove(pending.size() - 1);
            }
            if (fault == Fault.VISIBLE_BEFORE_COMMIT) {
                session.publish(pending);
                pending.clear();
            }
            return Written.of(pending.size() - before, 0, 0, refused);
        }

        private List<Entry> entries(TargetRows record) {
            List<Entry> entries = new ArrayList<>();
            for (Output<?> output : session.outputs) {
                KeyedSink sink = (KeyedSink) output.sink();
                record.row(sink).ifPresent(row -> entries.add(new Entry(sink.name(), made(row, output))));
            }
            return entries;
        }

        private Sample made(Sample row, Output<?> output) {
            return output.generated().contains("name") && fault != Fault.WRITES_GENERATED_FIELDS
                    ? new Sample(row.id(), "made here", row.amount())
                    : row;
        }

        private boolean isKnown(Entry entry) {
            return stored().has(entry.sink(), entry.row().id())
                    || pending.stream()
                            .anyMatch(other -> other.sink().equals(entry.sink())
                                    && other.row().id() == entry.row().id());
        }

        @Override
        public Receipt commit(Chunk chunk) {
            if (fault == Fault.FORGETS_EMPTY_CHUNKS && pending.isEmpty()) {
                return Receipt.applied(ChunkRecord.of(chunk.with(0, List.of())));
            }
            ChunkRecord known = stored().chunks.putIfAbsent(chunk.toString(), ChunkRecord.of(chunk));
            if (known != null && fault == Fault.APPLIES_TWICE) {
                chunk.outcomes()
                        .forEach(outcome -> again(Integer.parseInt(outcome.key().text())));
            }
            if (known == null) {
                session.publish(pending);
            }
            pending.clear();
            return known == null ? Receipt.applied(ChunkRecord.of(chunk)) : Receipt.already(known);
        }

        private void again(int number) {
            session.publish(List.of(new Entry("first", Sample.numbered(number))));
        }

        @Override
        public void rollback() {
            if (fault != Fault.KEEPS_WHAT_IS_ROLLED_BACK) {
                pending.clear();
            }
        }

        @Override
        public void close() {
            if (fault == Fault.KEEPS_WHAT_IS_NOT_COMMITTED) {
                session.publish(pending);
            }
            pending.clear();
        }
    }
}
