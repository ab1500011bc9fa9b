package dev.intact.databases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class PostgresTest {
    @Test
    void each_database_is_fresh_and_gone_when_it_is_closed() throws SQLException {
        Postgres first = Postgres.createOrSkip();
        try (Postgres second = Postgres.createOrSkip()) {
            first.execute("create table t(id int); insert into t values (1)");
            second.execute("create table t(id int)");

            assertThat(count(first)).isEqualTo(1);
            assertThat(count(second)).isZero();

            Connection left = first.open();
            first.close();
            assertThat(left.isValid(5)).isFalse();
            assertThatThrownBy(first::open).isInstanceOf(SQLException.class);
        }
    }

    private static int count(Postgres database) throws SQLException {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from t")) {
            assertThat(rows.next()).isTrue();
            return rows.getInt(1);
        }
    }
}
