package dev.intact.jdbc;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A column of a table or query that is read. */
record SourceColumn(String name, Kind kind, String typeName, boolean sortable, boolean notNull, int index)
        implements NamedColumn {

    static List<SourceColumn> of(ResultSetMetaData metaData) throws SQLException {
        List<SourceColumn> columns = new ArrayList<>();
        for (int i = 1; i <= metaData.getColumnCount(); i++) {
            int jdbcType = metaData.getColumnType(i);
            String typeName = metaData.getColumnTypeName(i);
            columns.add(new SourceColumn(
                    metaData.getColumnLabel(i),
                    Kind.of(jdbcType, typeName),
                    typeName,
                    Kind.isSortable(jdbcType, typeName),
                    metaData.isNullable(i) == ResultSetMetaData.columnNoNulls,
                    i));
        }
        return columns;
    }

    /** The same column where it stands elsewhere in a select list. */
    SourceColumn at(int other) {
        return new SourceColumn(name, kind, typeName, sortable, notNull, other);
    }
}
