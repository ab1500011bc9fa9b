package dev.intact.jdbc;

import java.io.Serializable;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Properties;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * How to connect to a database: a URL with user and password, or a data source. It holds no connection, so it can
 * travel to where a migration runs; the password travels with it, in its serialized form.
 *
 * <p>Neither {@link #name()} nor {@link #toString()} shows the password, nor credentials that stand in the URL. Two are
 * equal when their URL and user are, or the name of their data source. Immutable and thread-safe.
 */
public final class Connections implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final String identity;
    private final Way way;
    private final @Nullable Silence silence;

    private Connections(String name, String identity, Way way, @Nullable Silence silence) {
        this.name = name;
        this.identity = identity;
        this.way = way;
        this.silence = silence;
    }

    /**
     * Connects by the driver manager.
     *
     * @param url the JDBC URL
     * @param user the user; may be empty
     * @param password the password; may be empty
     * @return the connections
     */
    public static Connections of(String url, String user, String password) {
        return new Connections(JdbcUrl.withoutCredentials(url), user + " " + url, new ByUrl(url, user, password), null);
    }

    /**
     * Connects by a data source, which may be a pool. A pool belongs to whoever makes it, and is not closed here.
     *
     * @param name a name for people, which also tells one database from another
     * @param supplier makes or finds the data source where connections are needed
     * @return the connections
     */
    public static Connections of(String name, DataSourceSupplier supplier) {
        return new Connections(Objects.requireNonNull(name, "name"), name, new ByDataSource(supplier), null);
    }

    /**
     * Says for how long the database may be silent: while it is connected to, and after each request, as when packets
     * are lost without a word. Then a run tries again, and fails in the end; without it, it would wait for ever, unless
     * the driver or its URL has a time limit. A statement that takes longer, or that waits longer for a lock, is cut
     * off as well, so give it more than the slowest of them needs.
     *
     * <p>It is JDBC's network timeout, for as long as a connection is ours: one of a pool is given back with the
     * timeout that it had. Drivers without one, such as those of embedded databases, are left as they are. Connections
     * with another timeout are equal.
     *
     * @param longest the longest silence, 1 ms to a day; default none
     * @return these connections with that
     * @throws IllegalArgumentException if it is out of range
     */
    public Connections timeout(Duration longest) {
        return new Connections(name, identity, way, Silence.ofAtMost(longest));
    }

    /** {@return a name for people: the URL without credentials and parameters, or the name of the data source} */
    public String name() {
        return name;
    }

    /**
     * Opens a connection: for a lookup's loader, or for preparing a database.
     *
     * @return a new connection, to be closed by the caller
     * @throws SQLException if the database cannot be reached; its message may name the URL
     * @throws java.sql.SQLTimeoutException if it is silent for longer than it may be
     */
    public Connection open() throws SQLException {
        Silence limit = silence;
        if (limit == null) {
            return way.open();
        }
        return way instanceof ByDataSource ? limit.lent(way::open) : limit.bounded(way::open);
    }

    /** What happened, by an error of one of these connections. */
    String words(SQLException e) {
        return silence == null ? SqlFault.words(e) : silence.words(e);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Connections that && identity.equals(that.identity);
    }

    @Override
    public int hashCode() {
        return identity.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }

    private sealed interface Way extends Serializable {
        Connection open() throws SQLException;
    }

    private static final class ByUrl implements Way {
        private static final long serialVersionUID = 1L;

        private final String url;
        private final String user;
        private final String password;

        ByUrl(String url, String user, String password) {
            this.url = Objects.requireNonNull(url, "url");
            this.user = Objects.requireNonNull(user, "user");
            this.password = Objects.requireNonNull(password, "password");
        }

        @Override
        public Connection open() throws SQLException {
            Properties credentials = new Properties();
            if (!user.isEmpty()) {
                credentials.setProperty("user", user);
                credentials.setProperty("password", password);
            }
            return DriverManager.getConnection(url, credentials);
        }
    }

    private static final class ByDataSource implements Way {
        private static final long serialVersionUID = 1L;

        private final DataSourceSupplier supplier;
        private transient @Nullable DataSource dataSource;

        ByDataSource(DataSourceSupplier supplier) {
            this.supplier = Objects.requireNonNull(supplier, "supplier");
        }

        @Override
        public Connection open() throws SQLException {
            return dataSource().getConnection();
        }

        private synchronized DataSource dataSource() throws SQLException {
            try {
                DataSource known = dataSource;
                if (known == null) {
                    known = supplier.get();
                    dataSource = known;
                }
                return known;
            } catch (RuntimeException e) {
                // its message may hold a URL with credentials
                SQLException safe =
                        new SQLException("no data source: " + e.getClass().getName(), "08001");
                safe.setStackTrace(e.getStackTrace());
                throw safe;
            }
        }
    }
}
