package dev.intact.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/** Connections to a database that count the batches which are executed on them, and the statements on key maps. */
final class CountingConnections {
    private static final AtomicLong BATCHES = new AtomicLong();

    private static final AtomicLong QUESTIONS = new AtomicLong();

    private CountingConnections() {}

    /** How often new ids were asked for since this was called last. */
    static long questions() {
        return QUESTIONS.getAndSet(0);
    }

    static long batches() {
        return BATCHES.getAndSet(0);
    }

    static Connections to(Db db) {
        String url = db.url();
        String user = db.user();
        return Connections.of(
                "counting " + url,
                () -> proxy(
                        DataSource.class,
                        (proxy, method, args) -> counted(DriverManager.getConnection(url, user, Db.PASSWORD))));
    }

    private static Connection counted(Connection connection) {
        return proxy(Connection.class, (proxy, method, args) -> {
            Object result = invoke(connection, method, args);
            if (result instanceof PreparedStatement
                    && args[0] instanceof String sql
                    && sql.startsWith("select")
                    && sql.contains("intact_key_map")) {
                QUESTIONS.incrementAndGet();
            }
            return result instanceof PreparedStatement statement ? counted(statement) : result;
        });
    }

    private static PreparedStatement counted(PreparedStatement statement) {
        return proxy(PreparedStatement.class, (proxy, method, args) -> {
            if (method.getName().equals("executeBatch")) {
                BATCHES.incrementAndGet();
            }
            return invoke(statement, method, args);
        });
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
