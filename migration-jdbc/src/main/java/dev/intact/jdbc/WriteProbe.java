package dev.intact.jdbc;

import dev.intact.field.Problem;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.impl.DSL;

/**
 * Asks a database whether it lets us write, by inserting the rows of a query that has none: rights, views that cannot
 * be written to, and columns that the database alone may fill all speak up, and nothing is written.
 */
final class WriteProbe {
    private static final Set<String> NO_RIGHT = Set.of("42501", "90096"); // of the standard, and H2's own
    private static final Set<Integer> MYSQL_NO_RIGHT = Set.of(1142, 1143);

    private WriteProbe() {}

    /** What keeps us from writing, if anything does. */
    static Optional<Problem> of(Database database, TableWrite<?> insert) throws SQLException {
        if (insert.slots().isEmpty()) {
            return Optional.empty();
        }
        try (Statement statement = database.connection().createStatement()) {
            int unused = statement.executeUpdate(sql(database, insert));
            return Optional.empty();
        } catch (SQLException e) {
            database.connection().rollback();
            return Optional.of(problem(database, insert, e));
        }
    }

    private static String sql(Database database, TableWrite<?> insert) {
        List<org.jooq.Field<?>> columns = new ArrayList<>();
        List<org.jooq.Field<?>> nothing = new ArrayList<>();
        for (TableWrite.Slot slot : insert.slots()) {
            columns.add(DSL.field(DSL.quotedName(slot.column().name()), Object.class));
            nothing.add(DSL.field(DSL.raw("null"), Object.class));
        }
        return database.render(DSL.insertInto(insert.table().name().quoted(), columns)
                .select(DSL.select(nothing).where(DSL.condition(DSL.raw("1 = 0")))));
    }

    private static Problem problem(Database database, TableWrite<?> insert, SQLException e) throws SQLException {
        SQLException telling = SqlFault.telling(e);
        TableName table = insert.table().name();
        boolean noRight = NO_RIGHT.contains(String.valueOf(telling.getSQLState()))
                || MYSQL_NO_RIGHT.contains(telling.getErrorCode());
        if (noRight) {
            String user = database.connection().getMetaData().getUserName();
            return Problem.of("user %s may not insert into %s".formatted(user, table))
                    .advice("grant INSERT, or connect as another user");
        }
        // the statement holds no value, so that the driver's own words cannot show one
        return Problem.of("%s cannot be inserted into: %s".formatted(table, SqlFault.firstLine(e)));
    }
}
