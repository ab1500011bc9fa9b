package dev.intact.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;

/**
 * How transactions that write are kept apart. MySQL and MariaDB default to repeatable reads: there, a row that another
 * transaction has committed meanwhile would be in the way of an insert and yet not be found, and a search for a key
 * that is not there would lock the gap around it, so that units of work wait for one another. Elsewhere the database's
 * own default stands.
 */
final class WriteIsolation {
    private static final Set<String> REPEATABLE_BY_DEFAULT = Set.of("mysql", "mariadb");

    private WriteIsolation() {}

    static void set(Borrowed borrowed) throws SQLException {
        String product =
                borrowed.connection().getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
        if (REPEATABLE_BY_DEFAULT.contains(product)) {
            borrowed.isolation(Connection.TRANSACTION_READ_COMMITTED);
        }
    }
}
