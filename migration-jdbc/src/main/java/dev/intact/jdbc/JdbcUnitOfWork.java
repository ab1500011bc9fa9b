package dev.intact.jdbc;

import dev.intact.field.Field;
import dev.intact.field.Problem;
import dev.intact.ledger.Chunk;
import dev.intact.ledger.Receipt;
import dev.intact.sink.CurrentRow;
import dev.intact.sink.Sink;
import dev.intact.sink.TargetException;
import dev.intact.sink.TargetRows;
import dev.intact.sink.UnitOfWork;
import dev.intact.sink.Written;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One connection, and on it one transaction per chunk. */
final class JdbcUnitOfWork implements UnitOfWork {
    private final Connections connections;
    private final Borrowed borrowed;
    private final Connection connection;
    private final List<TableWrite<?>> writes;
    private final List<TableStatements> statements;
    private final JdbcLedger ledger;
    private final ImageWriter images;

    private JdbcUnitOfWork(
            Connections connections,
            Borrowed borrowed,
            List<TableWrite<?>> writes,
            List<TableStatements> statements,
            JdbcLedger ledger,
            ImageWriter images) {
        this.connections = connections;
        this.borrowed = borrowed;
        this.connection = borrowed.connection();
        this.writes = writes;
        this.statements = statements;
        this.ledger = ledger;
        this.images = images;
    }

    static JdbcUnitOfWork begin(
            Connections connections, List<TableWrite<?>> writes, JdbcLedger ledger, @Nullable Images kept)
            throws SQLException {
        Borrowed borrowed = WriteIsolation.borrow(connections);
        try {
            Backends.name(borrowed, ledger.holder());
            borrowed.transactional();
            ImageWriter images = new ImageWriter(borrowed.connection(), kept);
            List<TableStatements> statements = new ArrayList<>(writes.size());
            for (TableWrite<?> write : writes) {
                statements.add(TableStatements.prepare(borrowed.connection(), write, images));
            }
            return new JdbcUnitOfWork(connections, borrowed, writes, statements, ledger, images);
        } catch (SQLException | RuntimeException e) {
            borrowed.close();
            throw e;
        }
    }

    @Override
    public Written write(List<TargetRows> records) {
        try {
            return new WriteBatch(connection, writes, statements).write(records);
        } catch (SQLException e) {
            throw takenBack("could not take the rows", e);
        }
    }

    @Override
    public List<Optional<CurrentRow>> find(Sink<?> sink, List<List<Object>> keys) {
        try {
            return new KeyedAccess(connection, write(sink)).find(keys);
        } catch (SQLException e) {
            throw takenBack("could not read rows of " + sink.name(), e);
        }
    }

    @Override
    public List<List<CurrentRow>> read(Sink<?> sink, List<Field> fields, List<List<Object>> keys) {
        try {
            return new KeyedAccess(connection, write(sink), fields).read(keys);
        } catch (SQLException e) {
            throw takenBack("could not read rows of " + sink.name(), e);
        }
    }

    @Override
    public long count(Sink<?> sink) {
        try {
            return new KeyedAccess(connection, write(sink)).count();
        } catch (SQLException e) {
            throw takenBack("could not count rows of " + sink.name(), e);
        }
    }

    @Override
    public void lock(Sink<?> sink, List<List<Object>> keys) {
        try {
            new KeyedAccess(connection, write(sink)).lock(keys);
        } catch (SQLException e) {
            throw takenBack("could not lock rows of " + sink.name(), e);
        }
    }

    @Override
    public Map<Integer, Problem> delete(Sink<?> sink, List<List<Object>> keys) {
        try {
            images.deleting(write(sink), sink.key(), keys);
            return new KeyedAccess(connection, write(sink)).delete(keys);
        } catch (SQLException e) {
            throw takenBack("could not delete rows of " + sink.name(), e);
        }
    }

    @Override
    public Map<Integer, Problem> set(
            Sink<?> sink, Field id, List<Object> ids, Field field, List<Optional<Object>> values) {
        List<List<Object>> keys = ids.stream().map(List::of).toList();
        try {
            images.changing(write(sink), List.of(id), keys);
            return new KeyedAccess(connection, write(sink), List.of(id)).set(keys, field, values);
        } catch (SQLException e) {
            throw takenBack("could not set '%s' of rows of %s".formatted(field.name(), sink.name()), e);
        }
    }

    @Override
    public Map<Integer, Problem> remove(Sink<?> sink, Field id, List<Object> ids) {
        List<List<Object>> keys = ids.stream().map(List::of).toList();
        try {
            images.deleting(write(sink), List.of(id), keys);
            return new KeyedAccess(connection, write(sink), List.of(id)).delete(keys);
        } catch (SQLException e) {
            throw takenBack("could not remove rows of " + sink.name(), e);
        }
    }

    private TableWrite<?> write(Sink<?> sink) {
        return writes.stream()
                .filter(write -> write.sink().equals(sink))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "%s was not opened for %s".formatted(connections.name(), sink.name())));
    }

    @Override
    public Receipt commit(Chunk chunk) {
        Receipt receipt;
        try {
            images.keepAfter(chunk);
            receipt = ledger.progress().store(connection, chunk);
            if (receipt.isApplied()) {
                images.number(chunk);
            }
        } catch (SQLException e) {
            throw takenBack("could not take the ledger's entry of a chunk of " + chunk.move(), e);
        }
        if (receipt.isApplied()) {
            commitApplied(chunk);
        } else {
            rollback();
        }
        return receipt;
    }

    private void commitApplied(Chunk chunk) {
        try {
            connection.commit();
        } catch (SQLException e) {
            TargetException failed = takenBack(Diagnosis.atCommit(e, writes, chunk.move()), e);
            if (!failed.isPassing() || !isCommitted(chunk, failed)) {
                throw failed;
            }
        }
    }

    /** When the answer to a commit is lost, the ledger knows whether it happened. */
    private boolean isCommitted(Chunk chunk, TargetException failed) {
        try (Borrowed another = WriteIsolation.borrow(connections)) {
            another.transactional();
            return ledger.progress().inDoubt(another.connection(), chunk).isPresent();
        } catch (SQLException e) {
            failed.addSuppressed(SqlFault.withoutMessage(e));
            return false; // the chunk is tried again, and finds out then
        }
    }

    private TargetException takenBack(String what, SQLException e) {
        TargetException failed = JdbcSession.failed(connections, what, e);
        images.forget();
        try {
            connection.rollback();
        } catch (SQLException another) {
            failed.addSuppressed(SqlFault.withoutMessage(another));
        }
        return failed;
    }

    @Override
    public void rollback() {
        images.forget();
        try {
            connection.rollback();
        } catch (SQLException e) {
            throw JdbcSession.failed(connections, "did not take the rows back", e);
        }
    }

    @Override
    public void close() {
        try (Borrowed closing = borrowed) {
            if (!closing.connection().isClosed()) {
                closing.connection().rollback();
            }
        } catch (SQLException e) {
            throw JdbcSession.failed(connections, "did not close its connection", e);
        }
    }
}
