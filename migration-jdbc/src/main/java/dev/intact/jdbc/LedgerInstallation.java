package dev.intact.jdbc;

import dev.intact.jdbc.LedgerTables.Kind;
import dev.intact.ledger.LedgerException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Makes the tables of a ledger where they are missing; two runs that do so at once do not get in each other's way. */
final class LedgerInstallation {
    private static final int TRIES = 20;
    private static final long PAUSE_MS = 50;

    private LedgerInstallation() {}

    /** Whether all tables are there. */
    static boolean isComplete(Connection connection, LedgerTables tables) throws SQLException {
        return missing(connection, tables).isEmpty();
    }

    static void ensure(Connections connections, LedgerTables tables) throws SQLException {
        try (Borrowed borrowed = Borrowed.from(connections)) {
            Backends.watch(borrowed);
            Connection connection = borrowed.connection();
            for (int tried = 1; !isComplete(connection, tables); tried++) {
                try {
                    create(connection, tables);
                } catch (SQLException e) {
                    if (connection.isClosed()) {
                        throw e;
                    }
                    connection.setAutoCommit(true);
                    // another run may be creating them at this moment
                    if (tried == TRIES && !isComplete(connection, tables)) {
                        throw new LedgerException(
                                "%s: the tables of the ledger (%s) are missing and could not be created: %s; grant CREATE, or let them be created by the statements of JdbcTarget.ledgerDdl()"
                                        .formatted(
                                                connections.name(), tables.tableName(Kind.RUN), connections.words(e)),
                                SqlFault.withoutMessage(e));
                    }
                    pause();
                }
            }
        }
    }

    private static void create(Connection connection, LedgerTables tables) throws SQLException {
        Database database = new Database(connection);
        Set<Kind> missing = missing(connection, tables);
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (String ddl : tables.ddl(database.dialect(), missing)) {
                statement.execute(ddl);
            }
            connection.commit();
        } catch (SQLException e) {
            LedgerSql.rollbackAfter(e, connection);
            throw e;
        }
        connection.setAutoCommit(true);
    }

    private static Set<Kind> missing(Connection connection, LedgerTables tables) throws SQLException {
        Database database = new Database(connection);
        Set<Kind> missing = new HashSet<>(Set.of(Kind.values()));
        String schema = tables.schema() == null ? database.ownSchema() : tables.schema();
        String pattern = schema == null ? null : Database.pattern(connection.getMetaData(), schema);
        boolean inCatalog = !connection.getMetaData().supportsSchemasInTableDefinitions();
        try (ResultSet rows = connection
                .getMetaData()
                .getTables(inCatalog ? schema : connection.getCatalog(), inCatalog ? null : pattern, "%", null)) {
            while (rows.next()) {
                String name = rows.getString("TABLE_NAME").toLowerCase(Locale.ROOT);
                missing.removeIf(
                        kind -> tables.tableName(kind).toLowerCase(Locale.ROOT).equals(name));
            }
        }
        return missing;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
