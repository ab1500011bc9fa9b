package dev.intact.examples;

import dev.intact.jdbc.Connections;
import java.nio.ByteBuffer;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Compares two databases by JDBC alone, so that the library has no hand in it: every table but those of a ledger, every
 * row, every column, every value with its type. The number 1 is not 1.0, and 1.0 is not 1.00; null is not empty.
 */
public final class RowByRow {
    private static final String LEDGER = "intact_";

    private RowByRow() {}

    /**
     * What the comparison of a table has found.
     *
     * @param name the table
     * @param rows how many rows it has at the start
     * @param missing the rows of the start that are not there, as often as they are missing
     * @param added the rows that the start does not have
     */
    public record Table(String name, int rows, List<String> missing, List<String> added) {
        /** {@return whether all rows are there, and no others} */
        public boolean isEqual() {
            return missing.isEmpty() && added.isEmpty();
        }

        @Override
        public String toString() {
            return isEqual()
                    ? "%s: %s rows, equal".formatted(name, rows)
                    : "%s: %s rows, of which %s are missing, such as %s; and %s others, such as %s"
                            .formatted(name, rows, missing.size(), first(missing), added.size(), first(added));
        }

        private static String first(List<String> rows) {
            return rows.isEmpty() ? "none" : rows.get(0);
        }
    }

    /**
     * Compares two databases.
     *
     * @param start the one
     * @param end the other
     * @return what was found, by the names of the tables in either of them
     * @throws SQLException if one cannot be read, or a table is in one of them alone
     */
    public static List<Table> compare(Connections start, Connections end) throws SQLException {
        List<Table> compared = new ArrayList<>();
        try (Connection before = start.open();
                Connection after = end.open()) {
            TreeSet<String> tables = new TreeSet<>(tables(before));
            tables.addAll(tables(after));
            for (String table : tables) {
                compared.add(compare(table, rows(before, table), rows(after, table)));
            }
        }
        return List.copyOf(compared);
    }

    private static Table compare(String name, List<List<Object>> before, List<List<Object>> after) {
        List<String> missing = without(before, after);
        List<String> added = without(after, before);
        return new Table(name, before.size() - 1, missing, added);
    }

    private static List<String> without(List<List<Object>> rows, List<List<Object>> others) {
        Map<List<Object>, Integer> left = new HashMap<>();
        others.forEach(row -> left.merge(row, 1, Integer::sum));
        List<String> without = new ArrayList<>();
        for (List<Object> row : rows) {
            if (left.merge(row, -1, Integer::sum) < 0) {
                without.add(row.toString());
            }
        }
        return without;
    }

    private static List<String> tables(Connection database) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet tables =
                database.getMetaData().getTables(null, database.getSchema(), "%", new String[] {"TABLE"})) {
            while (tables.next()) {
                String name = tables.getString("TABLE_NAME");
                if (!name.startsWith(LEDGER)) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    /** The names of the columns, and all rows. */
    private static List<List<Object>> rows(Connection database, String table) throws SQLException {
        List<List<Object>> all = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("select * from \"%s\"".formatted(table))) {
            ResultSetMetaData columns = rows.getMetaData();
            List<Object> names = new ArrayList<>();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                names.add(columns.getColumnName(i));
            }
            all.add(names);
            while (rows.next()) {
                List<Object> row = new ArrayList<>();
                for (int i = 1; i <= columns.getColumnCount(); i++) {
                    row.add(comparable(rows, i));
                }
                all.add(row);
            }
        }
        return all;
    }

    private static Object comparable(ResultSet rows, int column) throws SQLException {
        @Nullable Object value = rows.getObject(column);
        if (value instanceof byte[] bytes) {
            return ByteBuffer.wrap(bytes);
        }
        if (value instanceof Timestamp) {
            return rows.getObject(column, LocalDateTime.class); // in no zone
        }
        if (value instanceof Array array) {
            return Arrays.asList((Object[]) array.getArray());
        }
        return value == null ? Nothing.HERE : value;
    }

    /** Stands for null, and equals no text. */
    private enum Nothing {
        HERE
    }
}
