package dev.intact.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionsTest {

    @ParameterizedTest
    @CsvSource({
        "jdbc:h2:mem:crm, jdbc:h2:mem:crm",
        "jdbc:h2:mem:crm;USER=sa;PASSWORD=secret, jdbc:h2:mem:crm",
        "jdbc:h2:mem:crm;USER=a@b;PASSWORD=c@secret, jdbc:h2:mem:crm",
        "jdbc:postgresql://db.example:5432/crm?user=u&password=secret, jdbc:postgresql://db.example:5432/crm",
        "jdbc:mysql://joe:secret@db.example/crm, jdbc:mysql://db.example/crm",
        "jdbc:mysql://joe:secret@with@ats@db.example/crm, jdbc:mysql://db.example/crm",
        "jdbc:mysql://joe:sec?ret@db.example/crm, jdbc:mysql://***",
        "jdbc:oracle:thin:scott/secret@//db.example:1521/crm, jdbc:oracle://db.example:1521/crm",
        "jdbc:oracle:thin:scott/secret@db.example:1521:crm, jdbc:oracle:db.example:1521:crm",
        "jdbc:sqlserver://db.example;databaseName=crm;password={se;c@ret}, jdbc:sqlserver://***",
    })
    void are_named_by_their_url_without_credentials(String url, String name) {
        Connections connections = Connections.of(url, "joe", "secret");

        assertThat(connections).hasToString(name);
        assertThat(connections.name()).isEqualTo(name);
    }

    @Test
    void are_equal_when_url_and_user_are() {
        Connections connections = Connections.of("jdbc:h2:mem:x", "sa", "one");

        assertThat(connections)
                .isEqualTo(Connections.of("jdbc:h2:mem:x", "sa", "two"))
                .hasSameHashCodeAs(Connections.of("jdbc:h2:mem:x", "sa", "two"))
                .isNotEqualTo(Connections.of("jdbc:h2:mem:x", "other", "one"))
                .isNotEqualTo(Connections.of("jdbc:h2:mem:x;MODE=Oracle", "sa", "one"));
    }

    @Test
    void connect_after_they_have_travelled() throws SQLException {
        try (Db db = Db.with();
                Connection connection = Travel.of(db.connections()).open()) {
            assertThat(connection.isValid(1)).isTrue();
        }
    }

    @Test
    void take_connections_from_a_data_source() throws SQLException {
        try (Db db = Db.with()) {
            Connections connections = CountingConnections.to(db);

            try (Connection connection = Travel.of(connections).open()) {
                assertThat(connection.isValid(1)).isTrue();
            }
            assertThat(connections).hasToString("counting " + db.url()).isEqualTo(Travel.of(connections));
        }
    }

    @Test
    void do_not_repeat_what_a_failing_data_source_says() {
        Connections connections = Connections.of("crm", () -> {
            throw new IllegalStateException("no pool for jdbc:x://joe:secret@host");
        });

        assertThatThrownBy(() -> JdbcSource.table(connections, "t", CallSiteTest.Deal.class)
                        .pagedBy(CallSiteTest.Deal::id)
                        .splits(4))
                .hasMessage("t in crm cannot be reached: the connection failed (SQLState 08001, vendor code 0)")
                .satisfies(e -> assertThat(Arrays.asList(e.toString(), String.valueOf(e.getCause())))
                        .noneMatch(text -> text.contains("secret")));
    }
}
