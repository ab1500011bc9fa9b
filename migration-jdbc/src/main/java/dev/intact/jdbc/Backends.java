package dev.intact.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The connections of a run as PostgreSQL's server sees them, by the name that they carry. Elsewhere nothing is known.
 */
final class Backends {
    private static final String PREFIX = "intact ";
    private static final int DIGITS = 40; // the server keeps 63 bytes of a name, and those of ASCII alone

    /**
     * How often the server looks, also while a statement runs, whether its client is there: in PostgreSQL 14 and later.
     */
    private static final String LOOKS = "client_connection_check_interval";

    private static final String LOOKS_MS = "1000";

    private Backends() {}

    private static boolean isPostgres(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
    }

    private static String name(String holder) {
        return PREFIX + LedgerWriter.hash(holder).substring(0, DIGITS);
    }

    /**
     * Names a connection until it is given back, so that others can see whose it is; and lets the server end what it
     * does for a client that is dead, also a commit, which holds the migration's row that the next run waits for.
     */
    static void name(Borrowed borrowed, String holder) throws SQLException {
        if (isPostgres(borrowed.connection())) {
            borrowed.name(name(holder));
            borrowed.parameter(LOOKS, LOOKS_MS);
        }
    }

    /**
     * Lets the server end what it does for a client that is dead where no migration is held yet, so that nobody could
     * end it by a name: a trigger or a lock that keeps it waiting would keep its own locks, too.
     */
    static void watch(Borrowed borrowed) throws SQLException {
        if (isPostgres(borrowed.connection())) {
            borrowed.parameter(LOOKS, LOOKS_MS);
        }
    }

    /** The same, if anybody holds a migration: each connection that writes is named, so that it can be ended. */
    static void name(Borrowed borrowed, Optional<String> holder) throws SQLException {
        if (holder.isPresent()) {
            name(borrowed, holder.get());
        }
    }

    /** How many connections a holder has; empty where that cannot be known. */
    static Optional<Integer> of(Connection connection, String holder) throws SQLException {
        if (!isPostgres(connection)) {
            return Optional.empty();
        }
        String sql = "select count(*) from pg_stat_activity where application_name = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, name(holder));
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(rows.getInt(1)) : Optional.empty();
            }
        }
    }

    /** Ends the connections of a holder that is dead, whose statements may run on and hold locks. */
    static void end(Connection connection, String holder) throws SQLException {
        if (!isPostgres(connection)) {
            return;
        }
        String sql =
                "select pg_terminate_backend(pid) from pg_stat_activity where application_name = ? and pid <> pg_backend_pid()";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, name(holder));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    boolean unused = rows.getBoolean(1);
                }
            }
        } catch (SQLException e) {
            if (!SqlFault.isSyntaxFault(e)) { // class 42 holds "insufficient privilege" as well: they end by themselves
                throw e;
            }
        }
    }
}
