package dev.intact.databases;

import java.util.concurrent.atomic.AtomicInteger;
import org.opentest4j.TestAbortedException;

/**
 * A fresh, empty database on the one MariaDB server of this JVM, which is there in a build with {@code -Pmariadb} only.
 * The server starts with the first database and stops with the JVM; its time zone is not UTC. Closing drops the
 * database.
 *
 * <p>Thread-safe.
 */
public final class MariaDb implements AutoCloseable {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final MariaDbServer server;
    private final String database;

    private MariaDb(MariaDbServer server, String database) {
        this.server = server;
        this.database = database;
    }

    /**
     * Makes a database, for a test.
     *
     * @return the database
     * @throws TestAbortedException if the build is without the profile, or the server cannot be started
     * @throws IllegalStateException instead of that, if the system property {@code intact.mariadb.required} is true
     */
    public static MariaDb createOrSkip() {
        try {
            MariaDbServer server = MariaDbServer.running();
            String name = "intact_" + COUNT.incrementAndGet();
            server.execute("create database %s character set utf8mb4".formatted(name));
            return new MariaDb(server, name);
        } catch (IllegalStateException e) {
            if (Boolean.getBoolean("intact.mariadb.required")) {
                throw e;
            }
            throw new TestAbortedException("SKIPPED: " + e.getMessage(), e);
        }
    }

    /** {@return whether databases can be made: the build has the profile, and the server runs} */
    public static boolean isThere() {
        try {
            return MariaDbServer.running() != null;
        } catch (IllegalStateException e) {
            if (Boolean.getBoolean("intact.mariadb.required")) {
                throw e;
            }
            return false;
        }
    }

    /** {@return its JDBC URL, which holds no credentials} */
    public String url() {
        return server.url(database);
    }

    /** {@return the user, who may do everything} */
    public String user() {
        return MariaDbServer.USER;
    }

    /** {@return the user's password} */
    public String password() {
        return MariaDbServer.PASSWORD;
    }

    /** Drops the database. */
    @Override
    public void close() {
        server.execute("drop database " + database);
    }

    @Override
    public String toString() {
        return url();
    }
}
