package dev.intact.examples.faults;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Connections that count what is sent by way of prepared statements and savepoints: each costs a way to the server. */
final class CountedConnections {
    private static final AtomicLong SENT = new AtomicLong();

    private CountedConnections() {}

    /** {@return how much has been sent since it was asked last} */
    static long sent() {
        return SENT.getAndSet(0);
    }

    static DataSource to(String url, String user) {
        return proxy(DataSource.class, (proxy, method, args) -> counted(DriverManager.getConnection(url, user, "")));
    }

    private static Connection counted(Connection connection) {
        return proxy(Connection.class, (proxy, method, args) -> {
            count(method, "Savepoint", "rollback");
            Object result = invoke(connection, method, args);
            return result instanceof PreparedStatement statement ? counted(statement) : result;
        });
    }

    private static PreparedStatement counted(PreparedStatement statement) {
        return proxy(PreparedStatement.class, (proxy, method, args) -> {
            count(method, "execute");
            return invoke(statement, method, args);
        });
    }

    private static void count(Method method, String... words) {
        for (String word : words) {
            if (method.getName().contains(word)) {
                SENT.incrementAndGet();
            }
        }
    }

    private static @Nullable Object invoke(Object real, Method method, Object @Nullable [] args) throws Throwable {
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
