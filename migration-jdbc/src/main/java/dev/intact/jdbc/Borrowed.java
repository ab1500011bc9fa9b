package dev.intact.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection that is given back as it was taken. It may be a pool's, and not every pool sets back what its borrowers
 * have set; none sets back the name by which PostgreSQL's server knows it. What is set here is remembered, and set
 * back, the last first, outside of any transaction.
 */
final class Borrowed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Borrowed.class);
    private static final String NAME = "ApplicationName";

    private final Connection connection;
    private final Deque<Setting> before = new ArrayDeque<>();

    /** Sets something back. */
    @FunctionalInterface
    private interface Setting {
        void setBack() throws SQLException;
    }

    private Borrowed(Connection connection) {
        this.connection = connection;
    }

    /** Takes a connection, on which each statement is a transaction of its own until {@code transactional()}. */
    static Borrowed from(Connections connections) throws SQLException {
        Borrowed borrowed = new Borrowed(connections.open());
        try {
            borrowed.autoCommit();
            return borrowed;
        } catch (SQLException | RuntimeException e) {
            borrowed.close();
            throw e;
        }
    }

    private void autoCommit() throws SQLException {
        if (!connection.getAutoCommit()) {
            before.push(() -> connection.setAutoCommit(false));
            connection.setAutoCommit(true);
        }
    }

    Connection connection() {
        return connection;
    }

    /** Names it, where the server keeps such names, so that others can see whose it is. */
    void name(String name) throws SQLException {
        String known = connection.getClientInfo(NAME);
        before.push(() -> setName(known));
        setName(name);
    }

    /** Sets a parameter of a PostgreSQL session, where the server knows it and its system allows that value. */
    void parameter(String name, String value) throws SQLException {
        try {
            setParameter(name, value)
                    .ifPresent(known -> before.push(() -> {
                        Optional<String> unused = setParameter(name, known);
                    }));
        } catch (SQLException e) {
            if (!SqlFault.isDataFault(e)) {
                throw e;
            }
            LOG.debug("{} stays as it is: {}", name, SqlFault.words(e));
        }
    }

    /** Answers what it was before; empty if the server does not know it. */
    private Optional<String> setParameter(String name, String value) throws SQLException {
        String set = "select setting, set_config(name, ?, false) from pg_settings where name = ?";
        try (PreparedStatement statement = connection.prepareStatement(set)) {
            statement.setString(1, value);
            statement.setString(2, name);
            try (ResultSet known = statement.executeQuery()) {
                return known.next() ? Optional.of(known.getString(1)) : Optional.empty();
            }
        }
    }

    private void setName(String name) throws SQLException {
        try {
            connection.setClientInfo(NAME, name);
        } catch (SQLClientInfoException e) {
            throw new SQLException("the connection could not be named", e.getSQLState());
        }
    }

    /** Makes the transactions from here on read only, where the driver can; JDBC calls it a hint. */
    void readOnly() throws SQLException {
        if (connection.isReadOnly()) {
            return;
        }
        try {
            connection.setReadOnly(true);
            before.push(() -> connection.setReadOnly(false));
        } catch (SQLException e) {
            LOG.debug("{} cannot read only: {}", connection.getClass().getName(), SqlFault.words(e));
        }
    }

    /** Sets how the transactions from here on are kept apart. */
    void isolation(int level) throws SQLException {
        int known = connection.getTransactionIsolation();
        if (known != level) {
            before.push(() -> connection.setTransactionIsolation(known));
            connection.setTransactionIsolation(level);
        }
    }

    /** From here on, statements belong to a transaction; what is not committed is rolled back at the end. */
    void transactional() throws SQLException {
        before.push(() -> {
            connection.rollback();
            connection.setAutoCommit(true);
        });
        connection.setAutoCommit(false);
    }

    /** What cannot be set back has a broken connection, which pools find out. */
    private void setBack() {
        try {
            while (!before.isEmpty()) {
                before.pop().setBack();
            }
        } catch (SQLException e) {
            LOG.debug("a connection is closed as it is: {}", SqlFault.words(e));
        }
    }

    @Override
    public void close() throws SQLException {
        try (Connection closing = connection) {
            if (!closing.isClosed()) {
                setBack();
            }
        }
    }
}
