package dev.intact.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
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

    /** Whose driver sets the timeout so often, and then fails. */
    private static Connections failing(Db db, int afterwards, AtomicInteger open) {
        AtomicInteger left = new AtomicInteger(afterwards);
        return Connections.of(
                "failing",
                () -> proxy(DataSource.class, (proxy, method, args) -> {
                    Connection real = DriverManager.getConnection(db.url(), db.user(), Db.PASSWORD);
                    open.incrementAndGet();
                    return proxy(Connection.class, (connection, called, values) -> switch (called.getName()) {
                        case "getNetworkTimeout" -> 0;
                        case "setNetworkTimeout" -> {
                            if (left.getAndDecrement() == 0) {
                                throw new SQLException("it is broken", "08006");
                            }
                            yield null;
                        }
                        case "close" -> {
                            open.decrementAndGet();
                            yield called.invoke(real, values);
                        }
                        default -> called.invoke(real, values);
                    });
                }));
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @Test
    void are_given_back_though_their_timeout_cannot_be_set_back() throws SQLException {
        try (Db db = Db.with()) {
            AtomicInteger open = new AtomicInteger();
            Connections connections = failing(db, 1, open).timeout(Duration.ofSeconds(5));

            connections.open().close();

            assertThat(open).hasValue(0);
        }
    }

    @Test
    void are_given_back_though_their_timeout_cannot_be_set() {
        try (Db db = Db.with()) {
            AtomicInteger open = new AtomicInteger();
            Connections connections = failing(db, 0, open).timeout(Duration.ofSeconds(5));

            assertThatThrownBy(connections::open).hasMessage("it is broken");

            assertThat(open).hasValue(0);
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
