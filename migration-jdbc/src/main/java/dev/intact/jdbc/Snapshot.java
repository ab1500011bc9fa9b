package dev.intact.jdbc;

import dev.intact.field.Field;
import dev.intact.source.SourceException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jooq.Query;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/**
 * One read-only transaction in which a source is read and counted, so that both see the same rows. Where the database
 * has a snapshot that costs its other users nothing, it is used; elsewhere the driver's own isolation stands.
 */
final class Snapshot implements AutoCloseable {
    private static final int H2_SNAPSHOT = 6; // a level of H2's own, beside those of JDBC

    private final String source;
    private final Connections connections;
    private final Borrowed borrowed;
    private final Database database;

    private Snapshot(String source, Connections connections, Borrowed borrowed, Database database) {
        this.source = source;
        this.connections = connections;
        this.borrowed = borrowed;
        this.database = database;
    }

    static Snapshot open(Connections connections, Origin origin) {
        String source = "%s in %s".formatted(origin.name(), connections.name());
        try {
            Borrowed borrowed = Borrowed.from(connections);
            try {
                Database database = new Database(borrowed.connection());
                begin(borrowed, database);
                return new Snapshot(source, connections, borrowed, database);
            } catch (SQLException | RuntimeException e) {
                borrowed.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new SourceException(
                    "%s cannot be reached: %s".formatted(source, connections.words(e)), SqlFault.withoutMessage(e));
        }
    }

    private static void begin(Borrowed borrowed, Database database) throws SQLException {
        borrowed.readOnly();
        int isolation = isolation(database);
        if (isolation != Connection.TRANSACTION_NONE) {
            borrowed.isolation(isolation);
        }
        borrowed.transactional();
    }

    /** Elsewhere a repeatable read may lock the rows that it reads, in a system that others work with. */
    private static int isolation(Database database) throws SQLException {
        if (database.dialect() == SQLDialect.H2) {
            return H2_SNAPSHOT;
        }
        String product =
                database.connection().getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
        if (List.of("postgresql", "mysql", "mariadb").contains(product)) {
            return Connection.TRANSACTION_REPEATABLE_READ;
        }
        return product.equals("oracle") ? Connection.TRANSACTION_SERIALIZABLE : Connection.TRANSACTION_NONE;
    }

    /** What is read and where, for messages. */
    String source() {
        return source;
    }

    Database database() {
        return database;
    }

    Connection connection() {
        return database.connection();
    }

    String render(Query query) {
        return database.render(query);
    }

    OptionalLong count(Relation relation) {
        String counting = render(DSL.selectCount().from(relation.from()));
        try (Statement statement = connection().createStatement();
                ResultSet rows = statement.executeQuery(counting)) {
            return rows.next() ? OptionalLong.of(rows.getLong(1)) : OptionalLong.empty();
        } catch (SQLException e) {
            throw cannotOpen(e);
        }
    }

    /** The columns of a table or query, found without reading a row. */
    List<SourceColumn> columns(Relation relation) throws SQLException {
        String probe = render(DSL.select(DSL.asterisk()).from(relation.from()).where(DSL.falseCondition()));
        try (Statement statement = connection().createStatement();
                ResultSet rows = statement.executeQuery(probe)) {
            return SourceColumn.of(rows.getMetaData(), database.keepsTimesAsText());
        }
    }

    /** The column of each leaf, in the order of the leaves. */
    List<SourceColumn> match(ColumnNames<?> names, List<SourceColumn> present) {
        List<String> faults = new ArrayList<>();
        Map<Field, SourceColumn> matched =
                ColumnMatch.of(source, names, Set.of(), present, ColumnMatch.Direction.READ, faults);
        if (!faults.isEmpty()) {
            throw new SourceException(ColumnMatch.message(source, faults));
        }
        return List.copyOf(matched.values());
    }

    /** The driver's message is told only where it concerns the SQL, before any row is read. */
    SourceException cannotOpen(SQLException e) {
        String detail = SqlFault.isSyntaxFault(e) ? ": " + SqlFault.firstLine(e) : "";
        return new SourceException(
                "%s cannot be opened: %s%s".formatted(source, connections.words(e), detail),
                SqlFault.withoutMessage(e));
    }

    SourceException cannotGoOn(String doing, SQLException e) {
        return new SourceException(
                "%s cannot be %s further: %s".formatted(source, doing, connections.words(e)),
                SqlFault.withoutMessage(e));
    }

    @Override
    public void close() {
        try {
            borrowed.close();
        } catch (SQLException e) {
            // all that was wanted of the connection has been read; there is nothing to lose and nothing to do
        }
    }
}
