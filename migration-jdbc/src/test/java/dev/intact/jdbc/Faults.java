package dev.intact.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** Connections to a database that fail when they are told to: at a commit, after it, and when they are opened. */
final class Faults {
    private static final AtomicInteger COMMITS = new AtomicInteger();
    private static final AtomicInteger OPENINGS = new AtomicInteger();
    private static volatile Fault fault = new Fault("", false, 0, 0, 0);

    /**
     * What goes wrong.
     *
     * @param state the SQLState of each error at a commit
     * @param afterwards whether the commit happens all the same
     * @param from the first commit that fails, counted from 1
     * @param times how many commits fail
     * @param refused how many connections are refused after the first of them
     */
    private record Fault(String state, boolean afterwards, int from, int times, int refused) {}

    private Faults() {}

    /** Some commits are refused. */
    static void atCommit(String state, int from, int times) {
        set(new Fault(state, false, from, times, 0));
    }

    /** The answer to a commit is lost, and so many attempts to connect again fail. */
    static void lostAnswer(int commit, int refused) {
        set(new Fault("08006", true, commit, 1, refused));
    }

    private static void set(Fault next) {
        fault = next;
        COMMITS.set(0);
        OPENINGS.set(0);
    }

    /** Only transactions of units of work are counted, by the statement that they end with. */
    static Connections to(Db db) {
        String url = db.url();
        String user = db.user();
        return Connections.of(
                "failing database",
                () -> proxy(DataSource.class, (proxy, method, args) -> {
                    if (OPENINGS.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                        throw new SQLException("refused", "08001");
                    }
                    return failing(DriverManager.getConnection(url, user, Db.PASSWORD));
                }));
    }

    private static Connection failing(Connection connection) {
        AtomicInteger chunks = new AtomicInteger();
        return proxy(Connection.class, (proxy, method, args) -> {
            if (method.getName().equals("prepareStatement")
                    && ((String) args[0]).contains("intact_chunk")
                    && ((String) args[0]).startsWith("insert")) {
                chunks.set(1);
            }
            return method.getName().equals("commit") && chunks.getAndSet(0) == 1
                    ? commit(connection, method, args)
                    : invoke(connection, method, args);
        });
    }

    private static Object commit(Connection connection, Method method, Object[] args) throws Throwable {
        Fault now = fault;
        int number = COMMITS.incrementAndGet();
        boolean fails = number >= now.from() && number < now.from() + now.times();
        if (fails && !now.afterwards()) {
            connection.rollback();
            throw new SQLException("told to fail", now.state());
        }
        Object result = invoke(connection, method, args);
        if (fails) {
            OPENINGS.set(now.refused());
            throw new SQLException("told to fail", now.state());
        }
        return result;
    }

    private static Object invoke(Object real, Method method, Object[] args) throws Throwable {
        try {
            return method.invoke(real, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
