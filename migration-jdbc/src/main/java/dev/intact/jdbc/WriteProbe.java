package dev.intact.jdbc;

import dev.intact.field.Problem;
import dev.intact.jdbc.Writing.Mode;
import dev.intact.jdbc.Writing.Policy;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/**
 * Asks a database whether it lets us write, by inserting the rows of a query that has none, and updating none: rights,
 * views that cannot be written to, and columns that the database alone may fill all speak up, and nothing is written.
 */
final class WriteProbe {
    private static final Set<String> NO_RIGHT = Set.of("42501", "90096"); // of the standard, and H2's own
    private static final Set<Integer> MYSQL_NO_RIGHT = Set.of(1142, 1143);

    private WriteProbe() {}

    /** What keeps us from writing, if anything does. */
    static Optional<Problem> of(Database database, TableWrite<?> write) throws SQLException {
        if (write.slots().isEmpty()) {
            return Optional.empty();
        }
        Optional<Problem> problem =
                write.mode() == Mode.UPDATE ? Optional.empty() : of(database, write, "INSERT", insert(database, write));
        return problem.isPresent() || write.mode() == Mode.INSERT
                ? problem
                : of(database, write, "UPDATE", update(database, write));
    }

    private static Optional<Problem> of(Database database, TableWrite<?> write, String right, String sql)
            throws SQLException {
        try (Statement statement = database.connection().createStatement()) {
            int unused = statement.executeUpdate(sql);
            return Optional.empty();
        } catch (SQLException e) {
            SqlFault.passOver(e, database.connection());
            return isToldByColumn(e) ? Optional.empty() : Optional.of(problem(database, write, right, e));
        }
    }

    /**
     * MariaDB asks for a value of each column before it has a row; the check of the columns says that of any database.
     */
    private static boolean isToldByColumn(SQLException e) {
        return SqlStates.of(SqlFault.telling(e)).equals(SqlStates.NOT_NULL);
    }

    private static String insert(Database database, TableWrite<?> write) {
        List<org.jooq.Field<?>> columns = new ArrayList<>();
        List<org.jooq.Field<?>> nothing = new ArrayList<>();
        for (TableWrite.Slot slot : write.slots()) {
            columns.add(column(slot));
            nothing.add(DSL.field(DSL.raw("null"), Object.class));
        }
        return database.render(DSL.insertInto(write.table().name().quoted(), columns)
                .select(DSL.select(nothing).where(never())));
    }

    private static String update(Database database, TableWrite<?> write) {
        Map<org.jooq.Field<Object>, org.jooq.Field<Object>> itself = new LinkedHashMap<>();
        write.slots().stream()
                .filter(slot ->
                        !write.key().contains(slot) && write.sink().writing().policy(slot.leaf()) != Policy.KEEP)
                .forEach(slot -> itself.put(column(slot), column(slot)));
        return itself.isEmpty()
                ? database.render(DSL.select(column(write.slots().get(0)))
                        .from(write.table().name().quoted())
                        .where(never()))
                : database.render(
                        DSL.update(write.table().name().quoted()).set(itself).where(never()));
    }

    private static org.jooq.Field<Object> column(TableWrite.Slot slot) {
        return DSL.field(DSL.quotedName(slot.column().name()), Object.class);
    }

    private static Condition never() {
        return DSL.condition(DSL.raw("1 = 0"));
    }

    private static Problem problem(Database database, TableWrite<?> write, String right, SQLException e)
            throws SQLException {
        SQLException telling = SqlFault.telling(e);
        TableName table = write.table().name();
        boolean noRight = NO_RIGHT.contains(String.valueOf(telling.getSQLState()))
                || MYSQL_NO_RIGHT.contains(telling.getErrorCode());
        if (noRight) {
            String user = database.connection().getMetaData().getUserName();
            return Problem.of("user %s has no right to %s %s".formatted(user, right, table))
                    .advice("grant %s, or connect as another user".formatted(right));
        }
        // the statement holds no value, so that the driver's own words cannot show one
        return Problem.of("%s takes no %s: %s".formatted(table, right, SqlFault.firstLine(e)));
    }
}
