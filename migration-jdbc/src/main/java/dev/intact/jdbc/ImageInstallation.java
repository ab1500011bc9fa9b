package dev.intact.jdbc;

import dev.intact.sink.TargetException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;

/** Makes the tables of images where they are missing; migrations that do so at once do not get in each other's way. */
final class ImageInstallation {
    private static final int TRIES = 20;
    private static final long PAUSE_MS = 50;

    private ImageInstallation() {}

    static void ensure(Connections connections, LedgerTables ledger, Collection<ImageTable> tables) {
        try (Borrowed borrowed = Borrowed.from(connections)) {
            Backends.watch(borrowed);
            for (ImageTable table : tables) {
                ensure(connections, borrowed.connection(), ledger, table);
            }
        } catch (SQLException e) {
            throw JdbcSession.failed(connections, "could not be looked at for tables of images", e);
        }
    }

    private static void ensure(Connections connections, Connection connection, LedgerTables ledger, ImageTable table)
            throws SQLException {
        for (int tried = 1; !isThere(connection, ledger, table); tried++) {
            try {
                create(connection, table);
            } catch (SQLException e) {
                if (connection.isClosed()) {
                    throw e;
                }
                connection.setAutoCommit(true);
                // another migration may be creating it at this moment
                if (tried == TRIES && !isThere(connection, ledger, table)) {
                    throw new TargetException(
                            "%s: table %s, which is to keep the rows of %s that the run changes, is missing and could not be created: %s; grant CREATE, or let it be created by the statements of JdbcTarget.undoDdl()"
                                    .formatted(
                                            connections.name(),
                                            table.name(),
                                            table.table().name(),
                                            connections.words(e)),
                            SqlFault.withoutMessage(e));
                }
                pause();
            }
        }
        if (!table.fits(connection)) {
            replace(connections, connection, table);
        }
    }

    private static boolean isThere(Connection connection, LedgerTables ledger, ImageTable table) throws SQLException {
        return Images.names(new Database(connection), ledger).stream().anyMatch(table.name()::equalsIgnoreCase);
    }

    private static void create(Connection connection, ImageTable table) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (String ddl : table.ddl()) {
                statement.execute(ddl);
            }
            connection.commit();
        } catch (SQLException e) {
            LedgerSql.rollbackAfter(e, connection);
            throw e;
        }
        connection.setAutoCommit(true);
    }

    /** A table that has changed gets new images, unless there are old ones. */
    private static void replace(Connections connections, Connection connection, ImageTable table) throws SQLException {
        boolean isEmpty = LedgerSql.query(connection, "select count(*) from " + table.image(), row -> row.getLong(1))
                .contains(0L);
        if (!isEmpty) {
            throw new TargetException(
                    "%s: the columns of %s have changed since an earlier run, whose images are kept in %s; undo that run with the columns as they were, or give up on that and drop %s"
                            .formatted(connections.name(), table.table().name(), table.name(), table.name()));
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("drop table " + table.image());
        }
        create(connection, table);
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
