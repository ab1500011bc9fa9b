package dev.intact.jdbc;

import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jooq.SQLDialect;

/** A table that is written to, as its database's catalogue describes it. */
record TargetTable(TableName name, List<TargetColumn> columns, List<Constraint> constraints) {
    private static final Set<SQLDialect> LISTING_CHECKS =
            Set.of(SQLDialect.H2, SQLDialect.POSTGRES, SQLDialect.MYSQL, SQLDialect.MARIADB);
    private static final Set<String> TEXTS_OF_POSTGRES = Set.of("varchar", "text", "name");
    private static final Pattern DIGITS = Pattern.compile("\\((\\d+)(?:, *(\\d+))?\\)");
    private static final int UNBOUNDED = 1001; // the size of a number without one; PostgreSQL allows 1,000 digits

    TargetTable {
        columns = List.copyOf(columns);
        constraints = List.copyOf(constraints);
    }

    static TargetTable of(Database database, TableName name) throws SQLException {
        List<Constraint> constraints = new ArrayList<>(unique(database, name));
        constraints.addAll(references(database, name));
        constraints.addAll(checks(database, name));
        return new TargetTable(name, columns(database, name), constraints);
    }

    private static List<TargetColumn> columns(Database database, TableName table) throws SQLException {
        DatabaseMetaData catalogue = database.connection().getMetaData();
        String schema = table.schema() == null ? null : Database.pattern(catalogue, table.schema());
        List<TargetColumn> columns = new ArrayList<>();
        try (ResultSet rows =
                catalogue.getColumns(table.catalog(), schema, Database.pattern(catalogue, table.name()), "%")) {
            while (rows.next()) {
                columns.add(column(database.dialect(), rows));
            }
        }
        return columns;
    }

    private static TargetColumn column(SQLDialect dialect, ResultSet row) throws SQLException {
        int declared = row.getInt("DATA_TYPE");
        int jdbcType = declared == Types.DISTINCT ? row.getInt("SOURCE_DATA_TYPE") : declared;
        String typeName = row.getString("TYPE_NAME");
        int size = row.getInt("COLUMN_SIZE");
        boolean ownType =
                dialect == SQLDialect.POSTGRES && declared == Types.VARCHAR && !TEXTS_OF_POSTGRES.contains(typeName);
        Kind kind = ownType ? Kind.OTHER : kind(dialect, jdbcType, typeName);
        return new TargetColumn(
                row.getString("COLUMN_NAME"),
                kind,
                jdbcType,
                typeName,
                size,
                dialect == SQLDialect.SQLITE && kind.isTime()
                        ? OptionalInt.empty()
                        : kind == Kind.ARRAY ? elementDigits(typeName, size, row) : digits(kind, typeName, size, row),
                row.getInt("NULLABLE") != DatabaseMetaData.columnNoNulls,
                binding(dialect, kind, typeName));
    }

    private static Kind kind(SQLDialect dialect, int jdbcType, String typeName) {
        Kind kind = Kind.of(jdbcType, typeName);
        return kind == Kind.REAL && dialect == SQLDialect.SQLITE ? Kind.DOUBLE : kind; // all of its numbers are 8 bytes
    }

    private static TargetColumn.Binding binding(SQLDialect dialect, Kind kind, String typeName) {
        if (dialect == SQLDialect.POSTGRES && kind == Kind.OTHER) {
            return TargetColumn.Binding.UNTYPED;
        }
        if (dialect == SQLDialect.SQLITE && kind.isTime()) {
            return TargetColumn.Binding.TIME_AS_TEXT;
        }
        return typeName.equals("JSON") && dialect == SQLDialect.H2
                ? TargetColumn.Binding.BYTES
                : TargetColumn.Binding.TYPED;
    }

    /** How many digits stand behind the point; empty where as many as there are. */
    private static OptionalInt digits(Kind kind, String typeName, int size, ResultSet row) throws SQLException {
        int digits = row.getInt("DECIMAL_DIGITS");
        boolean unknown = row.wasNull() || digits < 0 || typeName.equals("DECFLOAT");
        boolean anyDigits = kind == Kind.DECIMAL && digits == 0 && size >= UNBOUNDED && !typeName.equals("NUMERIC");
        return unknown || anyDigits ? OptionalInt.empty() : OptionalInt.of(digits);
    }

    /** PostgreSQL tells those of the elements; H2 says 0, and has them in the type's name. */
    private static OptionalInt elementDigits(String typeName, int size, ResultSet row) throws SQLException {
        Kind kind = Kind.ofElement(typeName);
        if (!typeName.endsWith(" ARRAY")) {
            return digits(kind, typeName, size, row);
        }
        Matcher name = DIGITS.matcher(typeName);
        if (!name.find()) {
            return OptionalInt.empty();
        }
        String scale = kind == Kind.DECIMAL ? name.group(2) : name.group(1);
        return OptionalInt.of(scale == null ? 0 : Integer.parseInt(scale));
    }

    private static List<Constraint> unique(Database database, TableName table) throws SQLException {
        List<Constraint> found = new ArrayList<>();
        database.uniqueIndexes(table)
                .forEach((name, columns) -> found.add(new Constraint(Constraint.Type.UNIQUE, name, columns, "")));
        DatabaseMetaData catalogue = database.connection().getMetaData();
        List<String> columns = database.primaryKey(table);
        try (ResultSet rows = catalogue.getPrimaryKeys(table.catalog(), table.schema(), table.name())) {
            if (rows.next() && rows.getString("PK_NAME") != null) {
                found.add(new Constraint(Constraint.Type.UNIQUE, rows.getString("PK_NAME"), columns, ""));
            }
        }
        return found;
    }

    private static List<Constraint> references(Database database, TableName table) throws SQLException {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        Map<String, String> parents = new LinkedHashMap<>();
        DatabaseMetaData catalogue = database.connection().getMetaData();
        try (ResultSet rows = catalogue.getImportedKeys(table.catalog(), table.schema(), table.name())) {
            while (rows.next()) {
                String name = String.valueOf(rows.getString("FK_NAME"));
                columns.computeIfAbsent(name, key -> new ArrayList<>()).add(rows.getString("FKCOLUMN_NAME"));
                parents.put(name, rows.getString("PKTABLE_NAME"));
            }
        }
        List<Constraint> found = new ArrayList<>();
        columns.forEach((name, of) ->
                found.add(new Constraint(Constraint.Type.REFERENCE, name, of, String.valueOf(parents.get(name)))));
        return found;
    }

    /** JDBC lists no checks; the information schema of the standard does, where there is one. */
    private static List<Constraint> checks(Database database, TableName table) throws SQLException {
        List<Constraint> found = new ArrayList<>();
        if (!LISTING_CHECKS.contains(database.dialect())) {
            return found;
        }
        String sql = "select constraint_name from information_schema.table_constraints"
                + " where constraint_type = 'CHECK' and table_schema = ? and table_name = ?";
        try (PreparedStatement statement = database.connection().prepareStatement(sql)) {
            statement.setString(1, table.inCatalog() ? table.catalog() : table.schema());
            statement.setString(2, table.name());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(new Constraint(Constraint.Type.CHECK, rows.getString(1), List.of(), ""));
                }
            }
        }
        return found;
    }
}
