package dev.intact.jdbc;

import static dev.intact.jdbc.Db.Product.POSTGRES;
import static dev.intact.mapping.FieldRule.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.intact.Migration;
import dev.intact.Migrator;
import dev.intact.Move;
import dev.intact.field.Key;
import dev.intact.ledger.LedgerException;
import dev.intact.mapping.Lookup;
import dev.intact.mapping.Mapping;
import dev.intact.run.Options;
import dev.intact.run.RunFailedException;
import dev.intact.sink.InMemoryTarget;
import dev.intact.sink.Output;
import dev.intact.sink.TargetException;
import dev.intact.sink.TargetRows;
import dev.intact.sink.TargetSession;
import dev.intact.sink.UnitOfWork;
import dev.intact.source.InMemorySource;
import dev.intact.source.SourceException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A database that is silent: one that accepts connections and says nothing, or that waits within a statement. */
@Timeout(60)
class TimeoutTest {
    private static final String ADVICE =
            "it did not answer for 1 s; check the network and what the database waits for, or give it longer by"
                    + " Connections.timeout (SQLState %s)";

    record Item(int id) {}

    private static Connections impatient(Connections connections) {
        return connections.timeout(Duration.ofSeconds(1));
    }

    @Test
    void a_server_that_accepts_connections_and_says_nothing_is_given_up() throws IOException {
        try (ServerSocket mute = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            String url = "jdbc:postgresql://localhost:%d/x".formatted(mute.getLocalPort());
            Connections connections = impatient(Connections.of(url, "joe", "secret"));

            assertThatThrownBy(() -> JdbcTarget.of(connections).ledgerDdl())
                    .isInstanceOfSatisfying(
                            TargetException.class,
                            e -> assertThat(e.isPassing()).isTrue())
                    .hasMessage(url + " cannot be opened: " + ADVICE.formatted("08001"))
                    .hasCauseInstanceOf(SQLTimeoutException.class);
        }
    }

    @Test
    void a_source_that_does_not_answer_is_given_up() {
        try (Db db = POSTGRES.with()) {
            JdbcSource<Item> source = JdbcSource.query(
                    impatient(db.connections()), "slow", "select 1 as id from pg_sleep(20)", Item.class);

            assertThatThrownBy(() -> Reading.of(source))
                    .isInstanceOf(SourceException.class)
                    .hasMessage(
                            "slow in %s cannot be opened: %s".formatted(db.connections(), ADVICE.formatted("08006")))
                    .hasCauseInstanceOf(SQLTimeoutException.class);
        }
    }

    @Test
    void a_lookup_that_does_not_answer_is_given_up() {
        try (Db db = POSTGRES.with()) {
            Lookup<Integer, Integer> lookup = JdbcLookup.named("slow")
                    .from(impatient(db.connections()))
                    .query("select 1 as id, 2 as value from pg_sleep(20)", Integer.class, Integer.class);

            assertThatThrownBy(() -> lookup.loader().orElseThrow().load(Set.of(1)))
                    .isInstanceOf(SourceException.class)
                    .hasMessageEndingWith(ADVICE.formatted("08006"));
        }
    }

    @Test
    void a_target_that_waits_for_a_lock_is_given_up_and_may_be_tried_again() throws SQLException {
        try (Db db = POSTGRES.with("create table item(id int primary key)");
                Connection other = db.connections().open()) {
            other.setAutoCommit(false);
            other.createStatement().execute("insert into item values (1)");
            JdbcSink<Item> items = JdbcTarget.of(impatient(db.connections())).table("item", Item.class);
            try (TargetSession session = items.target().open(List.of(Output.of(items, List.of())));
                    UnitOfWork work = session.begin()) {
                List<TargetRows> rows = List.of(TargetRows.of(Key.of(1)).and(items, new Item(1)));

                assertThatThrownBy(() -> work.write(rows))
                        .isInstanceOfSatisfying(
                                TargetException.class,
                                e -> assertThat(e.isPassing()).isTrue())
                        .hasMessage("%s could not take the rows: %s"
                                .formatted(db.connections(), ADVICE.formatted("08006")));
            }
        }
    }

    @Test
    void a_ledger_that_waits_for_a_lock_is_given_up() throws SQLException {
        try (Db db = POSTGRES.with();
                Connection other = db.connections().open()) {
            claim(db).close();
            other.setAutoCommit(false);
            other.createStatement().execute("lock table \"intact_migration\"");

            assertThatThrownBy(() -> claim(db))
                    .isInstanceOf(LedgerException.class)
                    .hasMessage("%s: the ledger cannot be read or written: %s"
                            .formatted(db.connections(), ADVICE.formatted("08006")));
        }
    }

    private static TargetSession claim(Db db) {
        TargetSession session = JdbcTarget.of(impatient(db.connections())).open(List.of());
        long unused =
                session.ledger().claim("items", "one", "a test", Instant.EPOCH).epoch();
        return session;
    }

    @Test
    void a_run_says_what_did_not_answer() {
        try (Db db = POSTGRES.with()) {
            Lookup<Integer, Integer> lookup = JdbcLookup.named("slow")
                    .from(impatient(db.connections()))
                    .query("select 1 as id, 2 as value from pg_sleep(20)", Integer.class, Integer.class);
            Mapping<Item, Item> mapping = Mapping.from(Item.class)
                    .to(Item.class)
                    .key(Item::id)
                    .field(map(Item::id).from(Item::id).via(lookup))
                    .build();
            Migration migration = Migration.of(
                    "items",
                    Move.named("items")
                            .from(InMemorySource.of(Item.class, List.of(new Item(1))))
                            .to(mapping, InMemoryTarget.named("items").sink("item", Item.class)));

            RunFailedException failed = catchThrowableOfType(
                    RunFailedException.class,
                    () -> Migrator.with(Options.defaults().retries(1)).run(migration));

            assertThat(failed).hasMessageContaining("slow").hasMessageContaining(ADVICE.formatted("08006"));
        }
    }

    @Test
    void a_pool_gets_its_connection_back_with_the_timeout_that_it_had() throws SQLException {
        try (Db db = POSTGRES.with()) {
            PGSimpleDataSource pool = new PGSimpleDataSource();
            pool.setUrl(db.url());
            pool.setUser(db.user());
            try (Connection only = pool.getConnection()) {
                only.setNetworkTimeout(Runnable::run, 7_000);
                Connections connections =
                        Connections.of("pool", () -> OneConnection.of(only)).timeout(Duration.ofSeconds(3));

                try (Connection lent = connections.open()) {
                    assertThat(lent.getNetworkTimeout()).isEqualTo(3_000);
                }

                assertThat(only.getNetworkTimeout()).isEqualTo(7_000);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Db.Product.class,
            names = {"H2", "SQLITE"})
    void embedded_databases_have_no_network_to_be_silent(Db.Product product) throws SQLException {
        try (Db db = product.with("create table item(id int primary key)");
                Connection connection = impatient(db.connections()).open()) {
            assertThat(connection.createStatement().executeUpdate("insert into item values (1)"))
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT0.0009S", "PT24H0.001S"})
    void a_timeout_out_of_range_is_refused(Duration timeout) {
        Connections connections = Connections.of("jdbc:h2:mem:x", "sa", "");

        assertThatThrownBy(() -> connections.timeout(timeout))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a timeout is 1 ms at least and a day at most, not " + timeout);
    }
}
