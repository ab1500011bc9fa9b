package dev.intact.jdbc;

import static dev.intact.mapping.FieldRule.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.intact.Migration;
import dev.intact.Migrator;
import dev.intact.Move;
import dev.intact.jdbc.Db.Product;
import dev.intact.mapping.Lookup;
import dev.intact.mapping.Mapping;
import dev.intact.run.ErrorLimit;
import dev.intact.run.Options;
import dev.intact.run.RunFailedException;
import dev.intact.run.RunReport.State;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A run leaves the connections of a pool as it found them. */
class BorrowedTest {
    record Person(int id, String rank) {}

    record Employee(int id, int rankId) {}

    /** Like all pools it sets back the mode of commit; unlike some, nothing else. */
    private static final class Pool implements AutoCloseable {
        private final Deque<Connection> idle = new ArrayDeque<>();
        private final List<Connection> all = new ArrayList<>();
        private final Db db;
        private int openTransactions;

        Pool(Db db) {
            this.db = db;
        }

        Connections connections() {
            DataSource source = proxy(DataSource.class, (proxy, method, args) -> take());
            return Connections.of("pool of " + db.url(), () -> source);
        }

        private synchronized Connection take() throws SQLException {
            Connection real = idle.isEmpty() ? opened() : idle.pop();
            real.setAutoCommit(true);
            return proxy(Connection.class, (proxy, method, args) -> {
                if (method.getName().equals("close")) {
                    giveBack(real);
                    return null;
                }
                try {
                    return method.invoke(real, args);
                } catch (InvocationTargetException e) {
                    throw e.getCause();
                }
            });
        }

        private Connection opened() throws SQLException {
            Connection connection = DriverManager.getConnection(db.url(), db.user(), Db.PASSWORD);
            connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            if (isPostgres(connection)) {
                connection.setClientInfo("ApplicationName", "a pool");
            }
            all.add(connection);
            return connection;
        }

        private synchronized void giveBack(Connection real) throws SQLException {
            if (!real.isClosed() && !real.getAutoCommit()) {
                openTransactions++;
            }
            if (!idle.contains(real)) {
                idle.push(real);
            }
        }

        /** What each connection would do for its next user. */
        synchronized List<String> states() throws SQLException {
            assertThat(openTransactions)
                    .as("connections given back within a transaction")
                    .isZero();
            assertThat(idle).as("connections at rest").containsExactlyInAnyOrderElementsOf(all);
            List<String> states = new ArrayList<>();
            for (Connection connection : all) {
                connection.setAutoCommit(true);
                states.add("isolation %d, %s, %s"
                        .formatted(
                                connection.getTransactionIsolation(),
                                connection.isReadOnly() ? "reads" : "writes",
                                isPostgres(connection) ? nameOf(connection) : "no name"));
            }
            return states;
        }

        @Override
        public void close() throws SQLException {
            for (Connection connection : all) {
                connection.close();
            }
        }
    }

    private static boolean isPostgres(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
    }

    private static String nameOf(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("show application_name")) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private static <T> T proxy(Class<T> type, java.lang.reflect.InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Db people(Product product) {
        return product.with(
                "create table person(id int primary key, title varchar(9) not null)",
                "create table employee(id int primary key, rank_id int not null)",
                "create table title(name varchar(9) primary key, id int not null)",
                "insert into person values (1, 'admiral'), (2, 'captain')",
                "insert into title values ('admiral', 10)");
    }

    private static Migration migration(Connections connections) {
        Lookup<String, Integer> ranks = JdbcLookup.named("ranks")
                .from(connections)
                .table("title")
                .key("name", String.class)
                .value("id", Integer.class);
        Mapping<Person, Employee> mapping = Mapping.from(Person.class)
                .to(Employee.class)
                .key(Person::id)
                .field(map(Employee::id).copiedFrom(Person::id))
                .field(map(Employee::rankId).from(Person::rank).via(ranks))
                .build();
        return Migration.of(
                "people",
                Move.named("people")
                        .from(JdbcSource.table(connections, "person", Person.class)
                                .column(Person::rank, "title")
                                .pagedBy(Person::id))
                        .to(mapping, JdbcTarget.of(connections).table("employee", Employee.class)));
    }

    private static String untouched(Product product) {
        return "isolation %d, writes, %s"
                .formatted(Connection.TRANSACTION_SERIALIZABLE, product == Product.POSTGRES ? "a pool" : "no name");
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void are_given_back_as_they_were_after_a_run(Product product) throws SQLException {
        try (Db db = people(product);
                Pool pool = new Pool(db)) {
            Options options = Options.defaults().workers(1);

            assertThat(Migrator.with(options).run(migration(pool.connections())).state())
                    .isEqualTo(State.COMPLETED);

            assertThat(db.column("select rank_id from employee")).containsExactly(10);
            assertThat(pool.states()).isNotEmpty().containsOnly(untouched(product));
        }
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void are_given_back_as_they_were_after_a_run_that_failed(Product product) throws SQLException {
        try (Db db = people(product);
                Pool pool = new Pool(db)) {
            Options options = Options.defaults().workers(1).errorLimit(ErrorLimit.count(0));

            assertThatThrownBy(() -> Migrator.with(options).run(migration(pool.connections())))
                    .isInstanceOf(RunFailedException.class);

            assertThat(pool.states()).isNotEmpty().containsOnly(untouched(product));
        }
    }
}
