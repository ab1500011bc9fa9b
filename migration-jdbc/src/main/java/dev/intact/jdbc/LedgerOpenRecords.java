package dev.intact.jdbc;

import dev.intact.jdbc.LedgerTables.Kind;
import dev.intact.ledger.Chunk;
import dev.intact.ledger.OpenRecord;
import dev.intact.ledger.OpenRecord.State;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/** The records with open references of a ledger, in one table, from which they go when they are closed. */
record LedgerOpenRecords(LedgerSql sql) {
    private static final List<String> ALL = List.of("run", "move", "id", "state", "detail");
    private static final List<String> KEY = List.of("run", "move", "id");

    /** Stores and closes the records of a chunk in the transaction of its rows. */
    void store(Connection connection, Chunk chunk) throws SQLException {
        if (chunk.balance().read() == 0) { // a chunk of the second step, whose records are known
            delete(connection, chunk);
        }
        insert(connection, chunk);
    }

    private void delete(Connection connection, Chunk chunk) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(sql.delete(Kind.OPEN_RECORD, KEY))) {
            for (String id : Stream.concat(
                            chunk.closed().stream(), chunk.open().stream().map(OpenRecord::id))
                    .toList()) {
                LedgerSql.bind(delete, chunk.run(), chunk.move(), id);
                delete.addBatch();
            }
            int[] unused = delete.executeBatch();
        }
    }

    private void insert(Connection connection, Chunk chunk) throws SQLException {
        if (chunk.open().isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(sql.insert(Kind.OPEN_RECORD, ALL))) {
            for (OpenRecord record : chunk.open()) {
                String detail = LedgerReader.exact(record.detail());
                LedgerSql.bind(
                        insert,
                        chunk.run(),
                        chunk.move(),
                        record.id(),
                        record.state().name(),
                        detail);
                insert.addBatch();
            }
            int[] unused = insert.executeBatch();
        }
    }

    List<OpenRecord> page(Connection connection, String run, String move, String after, int size) throws SQLException {
        return LedgerSql.query(
                connection,
                sql.page(Kind.OPEN_RECORD, List.of("id", "state", "detail"), List.of("run", "move"), "id", size),
                row -> OpenRecord.restored(
                        row.getString("id"),
                        State.valueOf(row.getString("state")),
                        LedgerReader.unescaped(LedgerReader.text(row, "detail"))),
                run,
                move,
                after);
    }

    /** Forgets what a run has left open. */
    void forget(Connection connection, String run) throws SQLException {
        int unused = LedgerSql.execute(connection, sql.delete(Kind.OPEN_RECORD, List.of("run")), run);
    }
}
