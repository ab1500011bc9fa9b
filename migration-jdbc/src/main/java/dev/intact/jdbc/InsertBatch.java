package dev.intact.jdbc;

import dev.intact.field.Problem;
import dev.intact.sink.TargetRows;
import dev.intact.sink.Written;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The rows of some records on their way into the database, in one transaction that stays open. */
final class InsertBatch {
    private final Connection connection;
    private final List<Insert<?>> inserts;
    private final List<PreparedStatement> statements;
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
        for (int place = 0; place < records.size(); place++) {
            add(place, records.get(place));
        }
        Map<Integer, Refusal> refusals = Bisection.failures(pending.size(), this::attempt);
        refusals.forEach((index, refusal) -> {
            Pending record = pending.get(index);
            refused.put(record.place(), Diagnosis.of(refusal, record.rows().get(refusal.sink())));
        });
        return Written.of(inserted, 0, 0, refused);
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

    private Optional<Refusal> attempt(int from, int to) throws SQLException {
        Savepoint before = connection.setSavepoint();
        attempted = 0;
        Optional<Refusal> refusal = Optional.empty();
        for (int sink = 0; sink < inserts.size() && refusal.isEmpty(); sink++) {
            refusal = insert(sink, pending.subList(from, to));
        }
        if (refusal.isPresent()) {
            connection.rollback(before);
        } else {
            inserted += attempted;
        }
        connection.releaseSavepoint(before);
        return refusal;
    }

    private Optional<Refusal> insert(int sink, List<Pending> records) throws SQLException {
        Insert<?> insert = inserts.get(sink);
        PreparedStatement statement = statements.get(sink);
        statement.clearBatch();
        try {
            int rows = 0;
            for (Pending pendingRecord : records) {
                @Nullable Object @Nullable [] values = pendingRecord.rows().get(sink);
                if (values != null) {
                    insert.bind(statement, values);
                    statement.addBatch();
                    rows++;
                }
            }
            boolean complete = rows == 0 || isComplete(statement.executeBatch());
            return complete ? Optional.empty() : Optional.of(new Refusal(insert, sink, Optional.empty()));
        } catch (SQLException e) {
            if (!SqlFault.isDataFault(e)) {
                throw e;
            }
            return Optional.of(new Refusal(insert, sink, Optional.of(e)));
        }
    }

    /** A trigger or a rule may drop a row without an error: that is a refusal too. */
    private boolean isComplete(int[] counts) {
        for (int count : counts) {
            if (count == 0) {
                return false;
            }
            attempted += count == Statement.SUCCESS_NO_INFO ? 1 : count;
        }
        return true;
    }
}
