package dev.intact.jdbc;

import java.io.Serializable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How long a database may be silent before it is given up: while it is connected to, and after each request. The first
 * is measured here, since no driver lets it be set for one connection; the second by the driver.
 */
final class Silence implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(Silence.class);

    private final Duration longest;

    /** Opens a connection, in its own time. */
    @FunctionalInterface
    interface Opening {
        Connection open() throws SQLException;
    }

    private Silence(Duration longest) {
        this.longest = longest;
    }

    static Silence ofAtMost(Duration longest) {
        if (longest.compareTo(Duration.ofMillis(1)) < 0 || longest.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("a timeout is 1 ms at least and a day at most, not " + longest);
        }
        return new Silence(longest);
    }

    private int millis() {
        return (int) longest.toMillis();
    }

    /** A connection that is ours until it is closed for good. */
    Connection bounded(Opening opening) throws SQLException {
        Connection connection = opened(opening);
        try {
            connection.setNetworkTimeout(Runnable::run, millis());
            return connection;
        } catch (SQLFeatureNotSupportedException e) {
            return connection; // embedded: there is no network to be silent
        } catch (SQLException | RuntimeException e) {
            closeAfter(e, connection);
            throw e;
        }
    }

    private static void closeAfter(Exception failure, Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            failure.addSuppressed(SqlFault.withoutMessage(e));
        }
    }

    /** A connection that others use again after us, with the timeout that they had. */
    Connection lent(Opening opening) throws SQLException {
        Connection connection = opened(opening);
        try {
            int before = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, millis());
            return restoring(connection, before);
        } catch (SQLFeatureNotSupportedException e) {
            return connection;
        } catch (SQLException | RuntimeException e) {
            closeAfter(e, connection);
            throw e;
        }
    }

    private Connection opened(Opening opening) throws SQLException {
        CompletableFuture<Connection> connected = new CompletableFuture<>();
        Thread thread = new Thread(() -> connect(opening, connected), "intact-connect");
        thread.setDaemon(true);
        thread.start();
        try {
            return connected.get(millis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            if (connected.completeExceptionally(e)) {
                throw new SQLTimeoutException("no connection in time", "08001");
            }
            return connected.join(); // it came at the last moment
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            connected.completeExceptionally(e);
            throw new SQLException("interrupted while connecting", "08001");
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        }
    }

    private static SQLException failure(@Nullable Throwable cause) {
        if (cause instanceof RuntimeException e) {
            throw e;
        }
        if (cause instanceof Error e) {
            throw e;
        }
        return cause instanceof SQLException e ? e : new SQLException("not connected", "08001");
    }

    /** What connects too late is closed at once. */
    private static void connect(Opening opening, CompletableFuture<Connection> connected) {
        try {
            Connection connection = opening.open();
            if (!connected.complete(connection)) {
                connection.close();
            }
        } catch (Throwable e) { // also an error of a driver: somebody waits for news
            connected.completeExceptionally(e);
        }
    }

    private static Connection restoring(Connection connection, int before) {
        return (Connection) Proxy.newProxyInstance(
                Silence.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        restore(connection, before);
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** What cannot be set back has a broken connection, which its pool finds out when it is closed. */
    private static void restore(Connection connection, int before) {
        try {
            if (!connection.isClosed()) {
                connection.setNetworkTimeout(Runnable::run, before);
            }
        } catch (SQLException e) {
            LOG.debug("a connection is closed with our timeout: {}", SqlFault.words(e));
        }
    }

    /** What happened, and what to do. */
    String words(SQLException e) {
        return SqlFault.isSilence(e)
                ? "it did not answer for %s; check the network and what the database waits for, or give it longer by Connections.timeout (SQLState %s)"
                        .formatted(printed(), SqlFault.telling(e).getSQLState())
                : SqlFault.words(e);
    }

    private String printed() {
        return longest.toMillisPart() == 0 ? longest.toSeconds() + " s" : longest.toMillis() + " ms";
    }
}
