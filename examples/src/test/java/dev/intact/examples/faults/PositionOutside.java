package dev.intact.examples.faults;

import dev.intact.jdbc.DataSourceSupplier;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A fault that the library does not have: the position of a chunk is saved by a transaction of its own, before that of
 * the rows or after it. By this the tests show that they would notice.
 */
record PositionOutside(WatchedConnections watched, Order order) implements DataSourceSupplier {
    /** Which order, if any. */
    static final String PROPERTY = "intact.position";

    private static final Set<String> POSITION = Set.of(
            "insert into intact_chunk",
            "insert into intact_outcome",
            "insert into intact_problem",
            "insert into intact_quarantine");

    /** When the position is saved. */
    enum Order {
        BEFORE_THE_ROWS,
        AFTER_THE_ROWS
    }

    @Override
    public DataSource get() {
        DataSource rows = watched.get();
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (self, method, arguments) -> connection(rows.getConnection()));
    }

    private Connection connection(Connection rows) throws SQLException {
        Connection aside = DriverManager.getConnection(watched.url(), watched.user(), "");
        aside.setAutoCommit(order == Order.BEFORE_THE_ROWS);
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (self, method, arguments) -> {
                    String name = method.getName();
                    boolean position = name.equals("prepareStatement")
                            && POSITION.contains(WatchedConnections.words(String.valueOf(arguments[0])));
                    Object answer = invoked(position ? aside : rows, method, arguments);
                    boolean taken = name.equals("rollback") && arguments == null;
                    boolean ended = !aside.getAutoCommit() && (taken || name.equals("commit"));
                    if (ended || name.equals("close")) {
                        Object unused = invoked(aside, method, arguments);
                    }
                    return answer;
                });
    }

    private static @Nullable Object invoked(Connection on, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(on, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
