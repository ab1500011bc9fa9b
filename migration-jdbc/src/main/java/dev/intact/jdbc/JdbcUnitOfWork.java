package dev.intact.jdbc;

import dev.intact.ledger.Chunk;
import dev.intact.ledger.Receipt;
import dev.intact.sink.TargetException;
import dev.intact.sink.TargetRows;
import dev.intact.sink.UnitOfWork;
import dev.intact.sink.Written;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** One connection, and on it one transaction per chunk. */
final class JdbcUnitOfWork implements UnitOfWork {
    private final Connections connections;
    private final Connection connection;
    private final List<Insert<?>> inserts;
    private final List<PreparedStatement> statements;
    private final Progress progress;

    private JdbcUnitOfWork(
            Connections connections,
            Connection connection,
            List<Insert<?>> inserts,
            List<PreparedStatement> statements,
            Progress progress) {
        this.connections = connections;
        this.connection = connection;
        this.inserts = inserts;
        this.statements = statements;
        this.progress = progress;
    }

    static JdbcUnitOfWork begin(Connections connections, List<Insert<?>> inserts, Progress progress)
            throws SQLException {
        Connection connection = connections.open();
        try {
            connection.setAutoCommit(false);
            List<PreparedStatement> statements = new ArrayList<>(inserts.size());
            for (Insert<?> insert : inserts) {
                statements.add(connection.prepareStatement(insert.sql()));
            }
            return new JdbcUnitOfWork(connections, connection, inserts, statements, progress);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public Written write(List<TargetRows> records) {
        try {
            return new InsertBatch(connection, inserts, statements).write(records);
        } catch (SQLException e) {
            throw takenBack("could not take the rows", e);
        }
    }

    @Override
    public Receipt commit(Chunk chunk) {
        try {
            Receipt receipt = progress.store(connection, chunk);
            if (receipt.isApplied()) {
                connection.commit();
            } else {
                connection.rollback();
            }
            return receipt;
        } catch (SQLException e) {
            throw takenBack("did not confirm the commit of a chunk of " + chunk.move(), e);
        }
    }

    private TargetException takenBack(String what, SQLException e) {
        TargetException failed = JdbcSession.failed(connections, what, e);
        try {
            connection.rollback();
        } catch (SQLException another) {
            failed.addSuppressed(SqlFault.withoutMessage(another));
        }
        return failed;
    }

    @Override
    public void rollback() {
        try {
            connection.rollback();
        } catch (SQLException e) {
            throw JdbcSession.failed(connections, "did not take the rows back", e);
        }
    }

    @Override
    public void close() {
        try (Connection closing = connection) {
            if (!closing.isClosed()) {
                closing.rollback();
            }
        } catch (SQLException e) {
            throw JdbcSession.failed(connections, "did not close its connection", e);
        }
    }
}
