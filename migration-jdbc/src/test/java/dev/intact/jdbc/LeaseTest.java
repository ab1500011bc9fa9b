package dev.intact.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.intact.jdbc.Db.Product;
import dev.intact.ledger.Claim;
import dev.intact.ledger.HeldException;
import dev.intact.ledger.LedgerException;
import dev.intact.ledger.RunRecord;
import dev.intact.sink.Output;
import dev.intact.sink.TargetSession;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LeaseTest {
    record Thing(int id) {}

    private static TargetSession open(Connections connections) {
        JdbcTarget target = JdbcTarget.of(connections).lease(Duration.ofSeconds(2));
        return target.open(List.of(Output.of(target.table("thing", Thing.class), List.of())));
    }

    /** Like a pool of the server's side: its connections bear its own name. */
    private static Connections nameless(Db db) {
        return Connections.of(
                "nameless " + db.url(),
                () -> proxy(DataSource.class, (proxy, method, args) -> {
                    Connection real = DriverManager.getConnection(db.url(), db.user(), Db.PASSWORD);
                    return proxy(Connection.class, (connection, called, values) -> {
                        try {
                            return called.getName().equals("setClientInfo") ? null : called.invoke(real, values);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
                }));
    }

    private static <T> T proxy(Class<T> type, java.lang.reflect.InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @Test
    void a_holder_whose_connections_cannot_be_seen_but_whose_heart_beats_is_not_dead() {
        try (Db db = Product.POSTGRES.with("create table thing(id int primary key)");
                TargetSession living = open(nameless(db));
                TargetSession other = open(db.connections())) {
            long unused = living.ledger()
                    .claim("things", "one", "first", Instant.EPOCH)
                    .epoch();

            assertThatThrownBy(() -> other.ledger().claim("things", "two", "second", Instant.EPOCH))
                    .isInstanceOf(HeldException.class);
        }
    }

    @Test
    void a_holder_without_connections_is_dead_before_its_lease_ends() throws SQLException {
        try (Db db = Product.POSTGRES.with("create table thing(id int primary key)");
                TargetSession other = open(db.connections())) {
            long first = other.ledger()
                    .claim("others", "zero", "first", Instant.EPOCH)
                    .epoch();
            db.execute("insert into \"intact_migration\" values ('things', 4, 17, 'one', 'first', '1970-01-01')");
            try (TargetSession next = open(db.connections())) {
                long begun = System.nanoTime();

                assertThat(next.ledger()
                                .claim("things", "two", "second", Instant.EPOCH)
                                .epoch())
                        .isEqualTo(5);

                assertThat(Duration.ofNanos(System.nanoTime() - begun))
                        .isBetween(Duration.ofMillis(800), Duration.ofMillis(1_999));
            }
            assertThat(first).isEqualTo(1);
        }
    }

    @Test
    void connections_are_known_by_a_holder_of_any_length_and_script() throws SQLException {
        String common = "Überführung ".repeat(6);
        try (Db db = Product.POSTGRES.with();
                Borrowed borrowed = Borrowed.from(db.connections());
                Connection asking = db.connections().open()) {
            Backends.name(borrowed, common + "one");

            assertThat(Backends.of(asking, common + "one")).contains(1);
            assertThat(Backends.of(asking, common + "two")).contains(0);
        }
    }

    @Test
    void a_run_id_that_does_not_fit_is_refused() {
        try (Db db = Db.with("create table thing(id int primary key)");
                TargetSession session = open(db.connections())) {
            Claim claim = session.ledger().claim("things", "first", "first", Instant.EPOCH);
            RunRecord run =
                    RunRecord.begun("x".repeat(101), "things", claim.epoch(), "", "first", false, Instant.EPOCH);

            assertThatThrownBy(() -> session.ledger().begin(run))
                    .isInstanceOf(LedgerException.class)
                    .hasMessage(
                            "%s: the id of a run has 100 characters at most, and '%s…' has 101; give shorter ones by Options.runIds"
                                    .formatted(db.connections().name(), "x".repeat(40)));
        }
    }
}
