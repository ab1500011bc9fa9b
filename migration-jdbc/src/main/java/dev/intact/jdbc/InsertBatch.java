package dev.intact.jdbc;

import dev.intact.field.Problem;
import dev.intact.sink.Sink;
import dev.intact.sink.TargetRows;
import dev.intact.sink.Written;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The rows of some records on their way into the database, in one transaction that stays open. */
final class InsertBatch {
    private final Connection connection;
    private final List<Insert<?>> inserts;
    private final List<PreparedStatement> statements;
    private final List<Integer> order = new ArrayList<>();
    private final List<Pending> pending = new ArrayList<>();
    private final TreeMap<Integer, Problem> refused = new TreeMap<>();
    private long attempted;
    private long inserted;

    InsertBatch(Connection connection, List<Insert<?>> inserts, List<PreparedStatement> statements) {
        this.connection = connection;
        this.inserts = inserts;
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
        return Written.of(inserted, 0, 0, refused);
    }

    /** The order of the records' own rows: in another move the sinks may be filled in another order. */
    private void addOrder(List<TargetRows> records) {
        Set<Sink<?>> sinks = new LinkedHashSet<>();
        records.forEach(record -> sinks.addAll(record.sinks()));
        for (Sink<?> sink : sinks) {
            for (int insert = 0; insert < inserts.size(); insert++) {
                if (inserts.get(insert).sink().equals(sink)) {
                    order.add(insert);
                }
            }
        }
    }

    private void add(int place, TargetRows record) {
        List<@Nullable Object @Nullable []> rows = new ArrayList<>(inserts.size());
        for (Insert<?> insert : inserts) {
            @Nullable Object @Nullable [] values = insert.values(record);
            Optional<Problem> misfit = values == null ? Optional.empty() : insert.misfit(values);
            if (misfit.isPresent()) {
                refused.put(place, misfit.get());
                return;
            }
            rows.add(values);
        }
        pending.add(new Pending(place, rows));
    }

    private Optional<Isolation.Failure<Refusal>> attempt(List<Integer> items) throws SQLException {
        Savepoint before = connection.setSavepoint();
        attempted = 0;
        Optional<Isolation.Failure<Refusal>> failure = Optional.empty();
        for (int sink : order) {
            failure = failure.isPresent() ? failure : insert(sink, items);
        }
        if (failure.isPresent()) {
            connection.rollback(before);
        } else {
            inserted += attempted;
        }
        connection.releaseSavepoint(before);
        return failure;
    }

    private Optional<Isolation.Failure<Refusal>> insert(int sink, List<Integer> items) throws SQLException {
        Insert<?> insert = inserts.get(sink);
        PreparedStatement statement = statements.get(sink);
        statement.clearBatch();
        List<Integer> places = new ArrayList<>(items.size());
        try {
            for (int place = 0; place < items.size(); place++) {
                @Nullable
                Object @Nullable [] values =
                        pending.get(items.get(place)).rows().get(sink);
                if (values != null) {
                    insert.bind(statement, values);
                    statement.addBatch();
                    places.add(place);
                }
            }
            int[] counts = places.isEmpty() ? new int[0] : statement.executeBatch();
            attempted += written(counts);
            return failure(new Refusal(insert, sink, Optional.empty()), counts, places, items.size());
        } catch (SQLException e) {
            if (!SqlFault.isDataFault(e)) {
                throw e;
            }
            int[] counts = e instanceof BatchUpdateException batch ? batch.getUpdateCounts() : new int[0];
            Refusal refusal = new Refusal(insert, sink, Optional.of(e));
            return failure(refusal, counts, places, items.size())
                    .or(() -> Optional.of(stoppedAfter(refusal, counts.length, places, items.size())));
        }
    }

    private static long written(int[] counts) {
        long rows = 0;
        for (int count : counts) {
            rows += count == Statement.SUCCESS_NO_INFO ? 1 : Math.max(0, count);
        }
        return rows;
    }

    /**
     * A failure that the driver tells row by row, having gone on to the end. That a trigger or a rule drops a row
     * without an error, so that its count is 0, is a failure too.
     */
    private static Optional<Isolation.Failure<Refusal>> failure(
            Refusal refusal, int[] counts, List<Integer> places, int size) {
        if (counts.length != places.size()) {
            return Optional.empty();
        }
        List<Integer> named = new ArrayList<>();
        for (int row = 0; row < counts.length; row++) {
            if (counts[row] == Statement.EXECUTE_FAILED || counts[row] == 0) {
                named.add(places.get(row));
            }
        }
        return named.isEmpty() ? Optional.empty() : Optional.of(new Isolation.Failure<>(refusal, named, size));
    }

    /** A failure at which the driver stopped, after so many rows, or of which it names no row at all. */
    private static Isolation.Failure<Refusal> stoppedAfter(Refusal refusal, int rows, List<Integer> places, int size) {
        if (rows == 0 || rows >= places.size()) {
            return new Isolation.Failure<>(refusal, List.of(), size);
        }
        int bad = places.get(rows);
        return new Isolation.Failure<>(refusal, List.of(bad), bad + 1);
    }
}
