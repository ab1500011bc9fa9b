package dev.intact.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.tools.jdbc.JDBCUtils;
import org.jspecify.annotations.Nullable;

/**
 * The database behind an open connection: how SQL is written for it, and what its catalogue says. jOOQ writes the SQL,
 * once per statement; the catalogue is read through JDBC, so that it can be read on any database.
 */
final class Database {
    private static final String[] TABLE_TYPES = {
        "TABLE", "BASE TABLE", "VIEW", "PARTITIONED TABLE", "FOREIGN TABLE", "MATERIALIZED VIEW", "SYNONYM", "ALIAS"
    };

    static {
        // jOOQ logs an advertisement when it first writes SQL, and takes no as an answer here only
        for (String silence : List.of("org.jooq.no-logo", "org.jooq.no-tips")) {
            if (System.getProperty(silence) == null) {
                System.setProperty(silence, "true");
            }
        }
    }

    private final Connection connection;
    private final SQLDialect dialect;
    private final DSLContext sql;

    Database(Connection connection) {
        this.connection = connection;
        this.dialect = JDBCUtils.dialect(connection);
        this.sql = DSL.using(dialect, new Settings());
    }

    Connection connection() {
        return connection;
    }

    static boolean isMySql(SQLDialect dialect) {
        return dialect == SQLDialect.MARIADB || dialect == SQLDialect.MYSQL;
    }

    SQLDialect dialect() {
        return dialect;
    }

    /** Whether jOOQ knows how this database limits the rows of a query. */
    boolean isKnown() {
        return dialect != SQLDialect.DEFAULT;
    }

    /** Whether dates and times are text there, whatever the driver says. */
    boolean keepsTimesAsText() {
        return dialect == SQLDialect.SQLITE;
    }

    String render(Query query) {
        return sql.render(query);
    }

    String quoted(String name) {
        return sql.render(DSL.quotedName(name));
    }

    String rendered(TableName table) {
        return sql.render(table.quoted());
    }

    String renderWithValues(Select<?> select) {
        return sql.renderInlined(select);
    }

    /**
     * The engine that keeps a table, if it has no transactions with savepoints; on MySQL and MariaDB, each table has an
     * engine of its own.
     */
    Optional<String> engineWithoutTransactions(TableName table) throws SQLException {
        if (!isMySql(dialect)) {
            return Optional.empty();
        }
        String engines =
                "select t.engine from information_schema.tables t join information_schema.engines e on e.engine = t.engine"
                        + " where t.table_schema = ? and t.table_name = ?"
                        + " and not (e.transactions = 'YES' and e.savepoints = 'YES')";
        try (PreparedStatement statement = connection.prepareStatement(engines)) {
            statement.setString(1, table.catalog());
            statement.setString(2, table.name());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
        }
    }

    /** The schema of the connection, or the catalog where that is what the database calls a schema. */
    @Nullable
    String ownSchema() throws SQLException {
        return connection.getMetaData().supportsSchemasInTableDefinitions()
                ? connection.getSchema()
                : connection.getCatalog();
    }

    /** Finds a table; adds to the faults, and answers empty, if there is none or more than one. */
    Optional<TableName> table(@Nullable String schema, String table, List<String> faults) throws SQLException {
        DatabaseMetaData catalogue = connection.getMetaData();
        boolean inCatalog = !catalogue.supportsSchemasInTableDefinitions();
        String catalog = connection.getCatalog();
        String owner = inCatalog ? catalog : connection.getSchema();
        if (schema != null) {
            List<String> owners = owners(catalogue, inCatalog);
            Optional<String> found = Names.resolve(schema, owners);
            if (found.isEmpty()) {
                faults.add(Names.unresolved(schema, "schema", "the database", owners));
                return Optional.empty();
            }
            owner = found.get();
        }
        return table(new TableName(inCatalog ? owner : catalog, inCatalog ? null : owner, table, inCatalog), faults);
    }

    private Optional<TableName> table(TableName wanted, List<String> faults) throws SQLException {
        List<String> tables = tables(wanted);
        Optional<String> found = Names.resolve(wanted.name(), tables);
        if (found.isEmpty()) {
            String owner = wanted.inCatalog() ? wanted.catalog() : wanted.schema();
            faults.add(Names.unresolved(wanted.name(), "table", owner == null ? "the database" : owner, tables));
        }
        return found.map(name -> new TableName(wanted.catalog(), wanted.schema(), name, wanted.inCatalog()));
    }

    private static List<String> owners(DatabaseMetaData catalogue, boolean inCatalog) throws SQLException {
        try (ResultSet rows = inCatalog ? catalogue.getCatalogs() : catalogue.getSchemas()) {
            return texts(rows, inCatalog ? "TABLE_CAT" : "TABLE_SCHEM");
        }
    }

    private List<String> tables(TableName like) throws SQLException {
        DatabaseMetaData catalogue = connection.getMetaData();
        String schema = like.schema() == null ? null : pattern(catalogue, like.schema());
        try (ResultSet rows = catalogue.getTables(like.catalog(), schema, "%", TABLE_TYPES)) {
            return texts(rows, "TABLE_NAME");
        }
    }

    /** Escapes what is a wildcard in the patterns that the catalogue is asked with. */
    static String pattern(DatabaseMetaData catalogue, String name) throws SQLException {
        String escape = catalogue.getSearchStringEscape();
        if (escape == null || escape.isEmpty()) {
            return name;
        }
        return name.replace(escape, escape + escape).replace("_", escape + "_").replace("%", escape + "%");
    }

    private static List<String> texts(ResultSet rows, String column) throws SQLException {
        List<String> texts = new ArrayList<>();
        while (rows.next()) {
            texts.add(rows.getString(column));
        }
        return texts;
    }

    /** What becomes of each column that an insert does not name, and whether it may name it. */
    Map<String, Filling> fillings(TableName table) throws SQLException {
        DatabaseMetaData catalogue = connection.getMetaData();
        String schema = table.schema() == null ? null : pattern(catalogue, table.schema());
        Map<String, Filling> fillings = new LinkedHashMap<>();
        try (ResultSet rows = catalogue.getColumns(table.catalog(), schema, pattern(catalogue, table.name()), "%")) {
            while (rows.next()) {
                fillings.put(rows.getString("COLUMN_NAME"), Filling.of(rows));
            }
        }
        return fillings;
    }

    /** Whether a table refers to another of its own schema by this name, and to none of that name elsewhere. */
    boolean references(TableName table, String parent) throws SQLException {
        boolean found = false;
        try (ResultSet rows = connection.getMetaData().getImportedKeys(table.catalog(), table.schema(), table.name())) {
            while (rows.next()) {
                if (parent.equals(rows.getString("PKTABLE_NAME"))) {
                    String owner = rows.getString(table.inCatalog() ? "PKTABLE_CAT" : "PKTABLE_SCHEM");
                    String own = table.inCatalog() ? table.catalog() : table.schema();
                    if (owner != null && !owner.equals(own)) {
                        return false;
                    }
                    found = true;
                }
            }
        }
        return found;
    }

    /** Whether triggers stand on a table, which may fill columns; so it is taken to be where that cannot be asked. */
    boolean mayHaveTriggers(TableName table) throws SQLException {
        String sql = dialect == SQLDialect.SQLITE
                ? "select 1 from sqlite_master where type = 'trigger' and tbl_name = ?"
                : "select 1 from information_schema.triggers where event_object_table = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, table.name());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        } catch (SQLException e) {
            SqlFault.passOver(e, connection);
            return true;
        }
    }

    /** The columns of the primary key, in the order of the key; empty if there is none. */
    List<String> primaryKey(TableName table) throws SQLException {
        TreeMap<Integer, String> columns = new TreeMap<>();
        try (ResultSet rows = connection.getMetaData().getPrimaryKeys(table.catalog(), table.schema(), table.name())) {
            while (rows.next()) {
                columns.put((int) rows.getShort("KEY_SEQ"), rows.getString("COLUMN_NAME"));
            }
        }
        return List.copyOf(columns.values());
    }

    /** The unique indexes that cover every row, by name, with their columns in order. */
    SortedMap<String, List<String>> uniqueIndexes(TableName table) throws SQLException {
        SortedMap<String, List<String>> indexes = new TreeMap<>();
        try (ResultSet rows =
                connection.getMetaData().getIndexInfo(table.catalog(), table.schema(), table.name(), true, true)) {
            while (rows.next()) {
                String index = rows.getString("INDEX_NAME");
                String column = rows.getString("COLUMN_NAME");
                boolean partial = rows.getString("FILTER_CONDITION") != null;
                if (index != null && column != null && !partial) {
                    indexes.computeIfAbsent(index, name -> new ArrayList<>()).add(column);
                }
            }
        }
        return indexes;
    }
}
