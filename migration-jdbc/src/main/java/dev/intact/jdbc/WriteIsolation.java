package dev.intact.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * How transactions that write are kept apart: each statement sees what was committed before it, wherever the database
 * would keep them further apart. A snapshot that lasts as long as its transaction is in the way: on MySQL and MariaDB,
 * a row that another has committed meanwhile would refuse an insert and yet not be found, and a search for a key that
 * is not there would lock the gap around it; on PostgreSQL, the row of the migration, which each chunk updates last and
 * the heart and other workers have updated since it began, would end each chunk with a conflict.
 */
final class WriteIsolation {
    private WriteIsolation() {}

    /** Takes a connection to write by. */
    static Borrowed borrow(Connections connections) throws SQLException {
        Borrowed borrowed = Borrowed.from(connections);
        try {
            set(borrowed);
            return borrowed;
        } catch (SQLException | RuntimeException e) {
            borrowed.close();
            throw e;
        }
    }

    private static void set(Borrowed borrowed) throws SQLException {
        Connection connection = borrowed.connection();
        if (connection.getTransactionIsolation() > Connection.TRANSACTION_READ_COMMITTED
                && connection.getMetaData().supportsTransactionIsolationLevel(Connection.TRANSACTION_READ_COMMITTED)) {
            borrowed.isolation(Connection.TRANSACTION_READ_COMMITTED);
        }
    }
}
