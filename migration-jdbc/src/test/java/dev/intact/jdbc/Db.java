package dev.intact.jdbc;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** An H2 database in memory that lives as long as its first connection. */
final class Db implements AutoCloseable {
    static final String PASSWORD = "pass-canary-7f3a";

    private final String url = "jdbc:h2:mem:" + UUID.randomUUID();
    private final Connection connection;

    private Db() {
        try {
            this.connection = DriverManager.getConnection(url, "sa", PASSWORD);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static Db with(String... statements) {
        Db db = new Db();
        db.execute(statements);
        return db;
    }

    void execute(String... statements) {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    List<Object> column(String sql) {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<Object> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getObject(1));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    String url() {
        return url;
    }

    Connections connections() {
        return Connections.of(url, "sa", PASSWORD);
    }

    @Override
    public void close() {
        execute("shutdown");
    }
}
