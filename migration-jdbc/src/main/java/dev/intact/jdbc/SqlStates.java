package dev.intact.jdbc;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Objects;

/**
 * The SQLState of an error, in the words of PostgreSQL and H2, whose codes tell apart what others put into one class:
 * MySQL, MariaDB, Oracle and SQL Server say 23000 for every broken constraint and tell the rest by a code of their own,
 * and SQLite says nothing but a name at the start of its message.
 */
final class SqlStates {
    static final String UNIQUE = "23505";
    static final String REFERENCE = "23503";
    static final String NOT_NULL = "23502";
    static final String CHECK = "23514";

    private static final String TOO_LONG = "22001";
    private static final String ANY_INTEGRITY = "23000";
    private static final String GENERAL = "HY000";

    private static final Map<Integer, String> OF_VENDOR_CODE = Map.ofEntries(
            // MySQL and MariaDB
            Map.entry(1062, UNIQUE),
            Map.entry(1586, UNIQUE),
            Map.entry(1048, NOT_NULL),
            Map.entry(1364, NOT_NULL),
            Map.entry(1216, REFERENCE),
            Map.entry(1217, REFERENCE),
            Map.entry(1451, REFERENCE),
            Map.entry(1452, REFERENCE),
            Map.entry(3819, CHECK),
            Map.entry(4025, CHECK),
            Map.entry(1366, "22007"),
            // Oracle
            Map.entry(1, UNIQUE),
            Map.entry(1400, NOT_NULL),
            Map.entry(1407, NOT_NULL),
            Map.entry(2290, CHECK),
            Map.entry(2291, REFERENCE),
            Map.entry(2292, REFERENCE),
            // SQL Server
            Map.entry(2601, UNIQUE),
            Map.entry(2627, UNIQUE),
            Map.entry(515, NOT_NULL));

    private static final List<Entry<String, String>> OF_SQLITE = List.of(
            Map.entry("[SQLITE_CONSTRAINT_UNIQUE]", UNIQUE),
            Map.entry("[SQLITE_CONSTRAINT_PRIMARYKEY]", UNIQUE),
            Map.entry("[SQLITE_CONSTRAINT_ROWID]", UNIQUE),
            Map.entry("[SQLITE_CONSTRAINT_FOREIGNKEY]", REFERENCE),
            Map.entry("[SQLITE_CONSTRAINT_NOTNULL]", NOT_NULL),
            Map.entry("[SQLITE_CONSTRAINT_CHECK]", CHECK),
            Map.entry("[SQLITE_CONSTRAINT_DATATYPE]", "22000"),
            Map.entry("[SQLITE_CONSTRAINT", ANY_INTEGRITY),
            Map.entry("[SQLITE_MISMATCH]", "22000"),
            Map.entry("[SQLITE_TOOBIG]", TOO_LONG),
            Map.entry("[SQLITE_BUSY", "40001"));

    private SqlStates() {}

    /** The state; empty if the error tells none. */
    static String of(SQLException e) {
        String state = Objects.requireNonNullElse(e.getSQLState(), "");
        if (state.isEmpty()) {
            String message = Objects.requireNonNullElse(e.getMessage(), "");
            return OF_SQLITE.stream()
                    .filter(entry -> message.startsWith(entry.getKey()))
                    .map(Entry::getValue)
                    .findFirst()
                    .orElse("");
        }
        boolean isGeneral = state.equals(GENERAL) || state.equals(ANY_INTEGRITY);
        return isGeneral ? OF_VENDOR_CODE.getOrDefault(e.getErrorCode(), state) : state;
    }
}
