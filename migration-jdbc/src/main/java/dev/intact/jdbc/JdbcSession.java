package dev.intact.jdbc;

import dev.intact.ledger.Fingerprint;
import dev.intact.ledger.Ledger;
import dev.intact.sink.Output;
import dev.intact.sink.Sink;
import dev.intact.sink.TargetException;
import dev.intact.sink.TargetSession;
import dev.intact.sink.Undoing;
import dev.intact.sink.UnitOfWork;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.SQLDialect;
import org.jooq.tools.jdbc.JDBCUtils;

/** The writes of a run, checked against the database. It holds no connection: each unit of work has its own. */
final class JdbcSession implements TargetSession {
    private static final int H2_ASKS_FOR_AN_ADMINISTRATOR = 90040;

    private final Connections connections;
    private final List<TableWrite<?>> writes;
    private final JdbcLedger ledger;
    private final JdbcUndoing undoing;

    private JdbcSession(Connections connections, List<TableWrite<?>> writes, JdbcLedger ledger) {
        this.connections = connections;
        this.writes = List.copyOf(writes);
        this.ledger = ledger;
        this.undoing = new JdbcUndoing(connections, this.writes, ledger);
    }

    static JdbcSession open(Connections connections, List<Output<?>> outputs, JdbcLedger ledger) {
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
        return new JdbcSession(connections, writes, ledger);
    }

    @Override
    public Ledger ledger() {
        return ledger;
    }

    @Override
    public Optional<Undoing> undoing() {
        return Optional.of(undoing);
    }

    /** The columns that a sink writes, in their order. */
    @Override
    public Fingerprint fingerprint(Sink<?> sink) {
        return Fingerprint.of(writesInto(sink)
                .flatMap(write -> write.slots().stream()
                        .map(slot -> "%s.%s takes %s%s"
                                .formatted(
                                        write.table().name(),
                                        slot.column().name(),
                                        slot.column().words(),
                                        slot.column().nullable() ? "" : ", not null")))
                .toList());
    }

    @Override
    public boolean refersTo(Sink<?> child, Sink<?> parent) {
        return writesInto(child)
                .flatMap(write -> write.table().constraints().stream())
                .filter(constraint -> constraint.type() == Constraint.Type.REFERENCE)
                .anyMatch(reference -> writesInto(parent)
                        .anyMatch(write -> write.table().name().name().equals(reference.references())));
    }

    private Stream<TableWrite<?>> writesInto(Sink<?> sink) {
        return writes.stream().filter(write -> write.sink().equals(sink));
    }

    @Override
    public UnitOfWork begin() {
        try {
            return JdbcUnitOfWork.begin(connections, writes, ledger, undoing.images());
        } catch (SQLException e) {
            throw failed(connections, "gave no connection", e);
        }
    }

    static TargetException failed(Connections connections, String what, SQLException e) {
        String message = "%s %s: %s".formatted(connections.name(), what, connections.words(e));
        return SqlFault.isPassing(e)
                ? TargetException.passing(message, SqlFault.withoutMessage(e))
                : new TargetException(message, SqlFault.withoutMessage(e));
    }

    /**
     * Each chunk is complete when it is committed, but H2 writes its files later: it is told to, and fails if it
     * cannot.
     */
    @Override
    public void complete() {
        try (Borrowed borrowed = Borrowed.from(connections)) {
            if (JDBCUtils.dialect(borrowed.connection()) == SQLDialect.H2) {
                sync(borrowed.connection());
            }
        } catch (SQLException e) {
            throw failed(connections, "could not bring all rows to the disk", e);
        }
    }

    private static void sync(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            boolean unused = statement.execute("checkpoint sync");
        } catch (SQLException e) {
            if (e.getErrorCode() != H2_ASKS_FOR_AN_ADMINISTRATOR) {
                throw e;
            }
        }
    }

    @Override
    public void close() {
        ledger.close(); // the units of work hold the connections
    }
}
