package dev.intact.jdbc;

import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTimeoutException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Speaks about an error of a database without the driver's own message, which may hold values of rows, and credentials
 * of the URL.
 */
final class SqlFault {
    private static final Set<String> LOST_OF_H2 = Set.of("90067", "90098", "90121");
    private static final Set<String> PASSING = Set.of("57P01", "57P02", "57P03", "55P03", "HYT00");
    private static final int MOST_CAUSES = 20;
    private static final Set<Integer> LOCK_TIMEOUTS = Set.of(1205, 50200, 50204); // MySQL, H2

    private SqlFault() {}

    /** What happened, by the class of the SQLState (ISO/IEC 9075-2, subclause 24.1). */
    static String words(SQLException e) {
        SQLException telling = telling(e);
        String what = switch (classOf(telling)) {
            case "08" -> "the connection failed";
            case "22", "23" -> "a value does not fit";
            case "28" -> "the user or the password was refused";
            case "40" -> "the database took the transaction back, because of a deadlock or a conflict";
            case "42" -> "the SQL is not understood, or names what is not there or not allowed";
            case "HY" -> "the database gave up, as after a time limit";
            default ->
                LOST_OF_H2.contains(SqlStates.of(telling)) ? "the connection failed" : "the database reported an error";
        };
        return "%s (SQLState %s, vendor code %s)".formatted(what, telling.getSQLState(), telling.getErrorCode());
    }

    /** The same error with its place in the code and its codes, and without its message. */
    static SQLException withoutMessage(SQLException e) {
        SQLException telling = telling(e);
        String message = "%s, SQLState %s".formatted(telling.getClass().getName(), telling.getSQLState());
        SQLException safe = isSilence(e)
                ? new SQLTimeoutException(message, telling.getSQLState(), telling.getErrorCode())
                : new SQLException(message, telling.getSQLState(), telling.getErrorCode());
        safe.setStackTrace(telling.getStackTrace());
        return safe;
    }

    /** Whether the rows are to blame, and nothing else: SQLState class 22 (data) or 23 (integrity). */
    static boolean isDataFault(SQLException e) {
        List<SQLException> known = withState(e);
        return !known.isEmpty()
                && known.stream().map(SqlFault::classOf).allMatch(state -> state.equals("22") || state.equals("23"));
    }

    /** Whether a key is there already. */
    static boolean isDuplicate(SQLException e) {
        return withState(e).stream().map(SqlStates::of).anyMatch(SqlStates.UNIQUE::equals);
    }

    /**
     * Whether the same may succeed when it is tried again by a new connection: the connection was lost (SQLState class
     * 08), the transaction was taken back because of others (class 40, or a lock that was waited for too long), or the
     * server is going down or gone (57P01 to 57P03 of PostgreSQL; 90067, 90098 and 90121 of H2).
     */
    static boolean isPassing(SQLException e) {
        return withState(e).stream().anyMatch(SqlFault::isPassingState) || e instanceof SQLRecoverableException;
    }

    private static boolean isPassingState(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return classOf(e).equals("08")
                || classOf(e).equals("40")
                || PASSING.contains(state)
                || LOST_OF_H2.contains(state)
                || LOCK_TIMEOUTS.contains(e.getErrorCode());
    }

    /**
     * Passes over an error that answers a question, so that the connection can go on.
     *
     * @throws SQLException that error, if it answers nothing, as the connection is lost
     */
    static void passOver(SQLException e, Connection connection) throws SQLException {
        if (isPassing(e)) {
            throw e;
        }
        if (!connection.getAutoCommit()) {
            connection.rollback();
        }
    }

    /** Whether the database did not answer in time, as far as drivers say so. */
    static boolean isSilence(SQLException e) {
        Throwable cause = e;
        for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++) { // some causes go round
            if (cause instanceof SocketTimeoutException
                    || (cause instanceof SQLTimeoutException late
                            && classOf(late).equals("08"))) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    /** Whether the SQL itself is at fault: SQLState class 42. */
    static boolean isSyntaxFault(SQLException e) {
        return classOf(telling(e)).equals("42");
    }

    /** What the driver says first: without the statement that some repeat. */
    static String firstLine(SQLException e) {
        String message = String.valueOf(telling(e).getMessage()).strip();
        String line = message.lines().findFirst().orElse("");
        return line.replaceFirst("; SQL statement:$", "");
    }

    /** The error that names the cause: a batch's own error often only wraps it. */
    static SQLException telling(SQLException e) {
        List<SQLException> known = withState(e);
        return known.isEmpty() ? e : known.get(known.size() - 1);
    }

    private static List<SQLException> withState(SQLException e) {
        List<SQLException> found = new ArrayList<>();
        Set<Throwable> seen = new HashSet<>();
        Deque<SQLException> open = new ArrayDeque<>(List.of(e)); // a batch may chain one per row: no recursion
        while (!open.isEmpty()) {
            SQLException next = open.remove();
            if (seen.add(next)) {
                if (!SqlStates.of(next).isEmpty()) {
                    found.add(next);
                }
                if (next.getCause() instanceof SQLException cause) {
                    open.add(cause);
                }
                if (next.getNextException() != null) {
                    open.add(next.getNextException());
                }
            }
        }
        return found;
    }

    private static String classOf(SQLException e) {
        String state = SqlStates.of(e);
        return state.length() < 2 ? "" : state.substring(0, 2);
    }
}
