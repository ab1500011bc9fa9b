package dev.intact.examples.crm;

import dev.intact.jdbc.Connections;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The example's own work on its databases: what a DBA would do. */
final class Databases {
    private Databases() {}

    static void execute(Connections connections, String statements) throws SQLException {
        try (Connection connection = connections.open();
                Statement statement = connection.createStatement()) {
            statement.execute(statements);
        }
    }
}
