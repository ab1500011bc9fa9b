package dev.intact.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.h2.tools.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlFaultTest {
    @TempDir
    Path folder;

    private static SQLException failure(Connection connection) {
        return catchThrowableOfType(SQLException.class, () -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("select 1");
            }
        });
    }

    @Test
    void a_connection_to_a_server_of_h2_that_has_gone_passes() throws SQLException {
        Server server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists", "-baseDir", folder.toString());
        server.start();
        String url = "jdbc:h2:tcp://localhost:%d/./crm".formatted(server.getPort());
        try (Connection connection = DriverManager.getConnection(url, "sa", "")) {
            server.stop();

            SQLException lost = failure(connection);

            assertThat(lost.getSQLState()).isEqualTo("90067");
            assertThat(SqlFault.isPassing(lost)).isTrue();
            assertThat(SqlFault.words(lost)).startsWith("the connection failed (SQLState 90067");
        }
    }

    @Test
    void a_database_of_h2_that_was_closed_passes() throws SQLException {
        String url = "jdbc:h2:mem:" + UUID.randomUUID();
        try (Connection connection = DriverManager.getConnection(url);
                Connection other = DriverManager.getConnection(url);
                Statement closing = other.createStatement()) {
            closing.execute("shutdown immediately");

            assertThat(SqlFault.isPassing(failure(connection))).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"90067", "90098", "90121", "08006", "40001", "57P01"})
    void what_a_new_connection_may_do_better_passes(String state) {
        assertThat(SqlFault.isPassing(new SQLException("x", state))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"90096", "42000", "23505", "22001"})
    void what_a_new_connection_cannot_do_better_does_not_pass(String state) {
        assertThat(SqlFault.isPassing(new SQLException("x", state))).isFalse();
    }
}
