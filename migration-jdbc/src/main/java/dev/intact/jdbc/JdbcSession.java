package dev.intact.jdbc;

import dev.intact.sink.Output;
import dev.intact.sink.TargetException;
import dev.intact.sink.TargetSession;
import dev.intact.sink.UnitOfWork;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The writes of a run, checked against the database. It holds no connection: each unit of work has its own. */
final class JdbcSession implements TargetSession {
    private final Connections connections;
    private final List<TableWrite<?>> writes;
    private final Progress progress;

    private JdbcSession(Connections connections, List<TableWrite<?>> writes, Progress progress) {
        this.connections = connections;
        this.writes = List.copyOf(writes);
        this.progress = progress;
    }

    static JdbcSession open(Connections connections, List<Output<?>> outputs) {
        List<TableWrite<?>> writes = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        try (Connection connection = connections.open()) {
            Database database = new Database(connection);
            for (Output<?> output : outputs) {
                TableWrite.of(database, (JdbcSink<?>) output.sink(), output.generated(), faults)
                        .ifPresent(writes::add);
            }
        } catch (SQLException e) {
            throw failed(connections, "cannot be opened", e);
        }
        if (!faults.isEmpty()) {
            throw new TargetException(ColumnMatch.message(connections.name(), faults));
        }
        return new JdbcSession(connections, writes, Progress.NONE);
    }

    @Override
    public UnitOfWork begin() {
        try {
            return JdbcUnitOfWork.begin(connections, writes, progress);
        } catch (SQLException e) {
            throw failed(connections, "gave no connection", e);
        }
    }

    static TargetException failed(Connections connections, String what, SQLException e) {
        return new TargetException(
                "%s %s: %s".formatted(connections.name(), what, SqlFault.words(e)), SqlFault.withoutMessage(e));
    }

    @Override
    public void complete() {
        // each chunk is complete when it is committed
    }

    @Override
    public void close() {
        // the units of work hold the connections
    }
}
