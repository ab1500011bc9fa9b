package dev.intact.examples.faults;

import dev.intact.jdbc.DataSourceSupplier;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Connections that pass a {@link Points point} before and after each statement that writes, and each commit. */
record WatchedConnections(String url, String user) implements DataSourceSupplier {
    private static final Pattern WRITES = Pattern.compile("(insert into|update|delete from|create \\w+) (\\S+).*");
    private static final Set<String> UNWATCHED = Set.of("executeQuery", "close", "addBatch");
    private static final String ROWS = "insert into entry";
    private static final String FENCE = "check of the epoch";

    @Override
    public DataSource get() {
        return proxy(DataSource.class, (self, method, arguments) -> {
            if (!method.getName().equals("getConnection")) {
                throw new UnsupportedOperationException(method.getName());
            }
            return open(DriverManager.getConnection(url, user, ""));
        });
    }

    /** What is done on one connection; at any time, by one thread. */
    private static final class Doing {
        private String last = "";
        private boolean isolates;
    }

    private static Connection open(Connection connection) {
        Doing doing = new Doing();
        return proxy(Connection.class, (self, method, arguments) -> {
            String name = method.getName();
            if (name.equals("prepareStatement")) {
                return watched(
                        PreparedStatement.class,
                        (PreparedStatement) invoked(connection, method, arguments),
                        words(String.valueOf(arguments[0])),
                        doing);
            } else if (name.equals("createStatement")) {
                return watched(Statement.class, (Statement) invoked(connection, method, arguments), "", doing);
            } else if (name.equals("commit")) {
                Object unused = between("commit after " + doing.last, connection, method, arguments);
                Points.isolating(false);
                doing.isolates = false;
                return null;
            } else if (name.equals("rollback") && arguments != null) {
                doing.isolates = true;
                Points.isolating(true);
                return between("rollback to a savepoint", connection, method, arguments);
            }
            return invoked(connection, method, arguments);
        });
    }

    private static <T extends Statement> T watched(Class<T> type, T statement, String words, Doing doing) {
        return proxy(type, (self, method, arguments) -> {
            String name = method.getName();
            String what = arguments != null && arguments[0] instanceof String sql && name.startsWith("execute")
                    ? words(sql)
                    : words;
            if (!name.startsWith("execute") || UNWATCHED.contains(name) || what.isEmpty()) {
                return invoked(statement, method, arguments);
            }
            doing.last = what;
            if (what.equals(ROWS)) {
                return between(doing.isolates ? ROWS + " while isolating" : ROWS, statement, method, arguments);
            }
            if (doing.isolates) {
                doing.isolates = false;
                Points.isolating(false);
            }
            return between(what, statement, method, arguments);
        });
    }

    private static @Nullable Object between(
            String what, Object on, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        Points.pass("before " + what);
        @Nullable Object answer = invoked(on, method, arguments);
        Points.pass("after " + what);
        return answer;
    }

    /** What a statement is for; empty if it does not write. The lease is told apart by what it sets. */
    static String words(String sql) {
        String plain = sql.replace("\"", "").toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        Matcher matcher = WRITES.matcher(plain);
        if (!matcher.matches()) {
            return "";
        }
        String table = matcher.group(2).replaceAll("\\(.*", "").replaceAll(".*\\.", "");
        if (table.equals("intact_migration") && matcher.group(1).equals("update")) {
            return lease(plain);
        }
        return matcher.group(1) + " " + table;
    }

    private static String lease(String sql) {
        String set = sql.substring(0, sql.indexOf(" where "));
        if (set.contains("who")) {
            return "taking of the migration";
        } else if (set.contains("holder")) {
            return "release of the migration";
        } else if (set.contains("epoch")) {
            return "raise of the epoch";
        } else if (sql.substring(set.length()).contains("epoch")) {
            return FENCE;
        }
        return Thread.currentThread().getName().startsWith("intact-lease") ? "beat" : "check of the holder";
    }

    private static @Nullable Object invoked(Object on, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(on, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof SQLException || e.getCause() instanceof RuntimeException ? e.getCause() : e;
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
