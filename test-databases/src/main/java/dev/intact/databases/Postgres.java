package dev.intact.databases;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.opentest4j.TestAbortedException;

/**
 * A fresh, empty database on the one PostgreSQL server of this JVM, which starts with the first of them and stops with
 * the JVM. The time zone of the server is not UTC, so that what depends on it shows. Closing drops the database. The
 * URL, user and password may be handed to another process as long as this JVM lives.
 *
 * <p>Thread-safe.
 */
public final class Postgres implements AutoCloseable {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final PostgresServer server;
    private final String database;

    private Postgres(PostgresServer server, String database) {
        this.server = server;
        this.database = database;
    }

    /**
     * Makes a database, for a program.
     *
     * @return the database
     * @throws IllegalStateException if the server cannot be started; the message says what to do
     */
    public static Postgres create() {
        PostgresServer server = PostgresServer.running();
        String name = "intact_" + COUNT.incrementAndGet();
        server.execute("create database " + name);
        return new Postgres(server, name);
    }

    /**
     * Makes a database, for a test.
     *
     * @return the database
     * @throws TestAbortedException if the server cannot be started, so that the test is skipped with instructions
     * @throws IllegalStateException instead of that, if the system property {@code intact.postgres.required} is true
     */
    public static Postgres createOrSkip() {
        try {
            return create();
        } catch (IllegalStateException e) {
            if (Boolean.getBoolean("intact.postgres.required")) {
                throw e;
            }
            throw new TestAbortedException("SKIPPED: " + e.getMessage(), e);
        }
    }

    /**
     * Makes a database that is as this one.
     *
     * @return the database
     * @throws IllegalStateException if somebody is connected to this one
     */
    public Postgres copy() {
        String name = "intact_" + COUNT.incrementAndGet();
        server.execute("create database %s template %s".formatted(name, database));
        return new Postgres(server, name);
    }

    /** {@return its JDBC URL, which holds no credentials} */
    public String url() {
        return server.url(database);
    }

    /** {@return the user, who is the server's superuser} */
    public String user() {
        return PostgresServer.USER;
    }

    /** {@return the password; the server asks for none on the loopback interface, and takes any} */
    public String password() {
        return PostgresServer.PASSWORD;
    }

    /**
     * Opens a connection.
     *
     * @return a new connection, to be closed by the caller
     * @throws SQLException if the server cannot be reached
     */
    public Connection open() throws SQLException {
        return DriverManager.getConnection(url(), user(), password());
    }

    /**
     * Executes statements, each committed by itself.
     *
     * @param statements the statements; one text may hold several of them
     * @return this database
     * @throws IllegalStateException if one fails
     */
    public Postgres execute(String... statements) {
        try (Connection connection = open();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
            return this;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Drops the database; connections to it that are open are ended. */
    @Override
    public void close() {
        server.execute("drop database if exists %s with (force)".formatted(database));
    }

    @Override
    public String toString() {
        return url();
    }
}
