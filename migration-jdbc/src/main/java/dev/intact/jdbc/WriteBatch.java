package dev.intact.jdbc;

import dev.intact.field.Problem;
import dev.intact.sink.Sink;
import dev.intact.sink.TargetRows;
import dev.intact.sink.Written;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The rows of some records on their way into the database, in one transaction that stays open. */
final class WriteBatch {
    private final Connection connection;
    private final List<TableWrite<?>> writes;
    private final List<TableStatements> statements;
    private final List<Integer> order = new ArrayList<>();
    private final List<Pending> pending = new ArrayList<>();
    private final TreeMap<Integer, Problem> refused = new TreeMap<>();
    private final WriteTally taken = new WriteTally();

    WriteBatch(Connection connection, List<TableWrite<?>> writes, List<TableStatements> statements) {
        this.connection = connection;
        this.writes = writes;
        this.statements = statements;
    }

    /** A record by its place in the list, and its values by sink; null where it has no row. */
    private record Pending(int place, List<@Nullable Object @Nullable []> rows) {}

    Written write(List<TargetRows> records) throws SQLException {
        addOrder(records);
        for (int place = 0; place < records.size(); place++) {
            add(place, records.get(place));
        }
        Map<Integer, Refusal> refusals = Isolation.failures(pending.size(), this::attempt);
        refusals.forEach((index, refusal) -> {
            Pending record = pending.get(index);
            refused.put(record.place(), Diagnosis.of(refusal, record.rows().get(refusal.sink())));
        });
        return taken.written(refused);
    }

    /** The order of the records' own rows: in another move the sinks may be filled in another order. */
    private void addOrder(List<TargetRows> records) {
        Set<Sink<?>> sinks = new LinkedHashSet<>();
        records.forEach(record -> sinks.addAll(record.sinks()));
        for (Sink<?> sink : sinks) {
            for (int write = 0; write < writes.size(); write++) {
                if (writes.get(write).sink().equals(sink)) {
                    order.add(write);
                }
            }
        }
    }

    private void add(int place, TargetRows record) {
        List<@Nullable Object @Nullable []> rows = new ArrayList<>(writes.size());
        for (TableWrite<?> write : writes) {
            try {
                @Nullable Object @Nullable [] values = write.values(record);
                if (values != null) {
                    write.require(values);
                }
                rows.add(values);
            } catch (Misfit e) {
                refused.put(place, e.problem());
                return;
            }
        }
        pending.add(new Pending(place, rows));
    }

    /** A key that another transaction inserts at the same moment is found when it is looked for once more. */
    private Optional<Isolation.Failure<Refusal>> attempt(List<Integer> items) throws SQLException {
        Optional<Isolation.Failure<Refusal>> failure = attemptOnce(items);
        boolean again = items.size() == 1
                && failure.isPresent()
                && failure.get().reason().write().mode() == Writing.Mode.UPSERT
                && failure.get().reason().cause().filter(SqlFault::isDuplicate).isPresent();
        return again ? attemptOnce(items) : failure;
    }

    private Optional<Isolation.Failure<Refusal>> attemptOnce(List<Integer> items) throws SQLException {
        Savepoint before = connection.setSavepoint();
        WriteTally tally = new WriteTally();
        Optional<Isolation.Failure<Refusal>> failure = Optional.empty();
        for (int sink : order) {
            failure = failure.isPresent() ? failure : write(sink, items, tally);
        }
        if (failure.isPresent()) {
            connection.rollback(before);
        } else {
            taken.add(tally);
        }
        connection.releaseSavepoint(before);
        return failure;
    }

    private Optional<Isolation.Failure<Refusal>> write(int sink, List<Integer> items, WriteTally tally)
            throws SQLException {
        List<TableRows.Row> rows = new ArrayList<>(items.size());
        for (int place = 0; place < items.size(); place++) {
            Pending record = pending.get(items.get(place));
            @Nullable Object @Nullable [] values = record.rows().get(sink);
            if (values != null) {
                rows.add(new TableRows.Row(place, record.place(), values));
            }
        }
        TableRows batch = new TableRows(writes.get(sink), statements.get(sink), sink, items.size());
        return rows.isEmpty() ? Optional.empty() : batch.write(rows, tally);
    }
}
