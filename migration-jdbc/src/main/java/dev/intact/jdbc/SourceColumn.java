package dev.intact.jdbc;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A column of a table or query that is read. */
record SourceColumn(
        String name,
        Kind kind,
        String typeName,
        boolean sortable,
        boolean notNull,
        boolean timeAsText,
        boolean sliced,
        int index)
        implements NamedColumn {

    static List<SourceColumn> of(ResultSetMetaData metaData, boolean timesAsText) throws SQLException {
        List<SourceColumn> columns = new ArrayList<>();
        for (int i = 1; i <= metaData.getColumnCount(); i++) {
            int jdbcType = metaData.getColumnType(i);
            String typeName = metaData.getColumnTypeName(i);
            boolean isTimeOfDay = timesAsText && typeName.equalsIgnoreCase("TIME"); // of which the driver knows nothing
            Kind kind = isTimeOfDay ? Kind.TIME : Kind.of(jdbcType, typeName);
            columns.add(new SourceColumn(
                    metaData.getColumnLabel(i),
                    kind,
                    typeName,
                    Kind.isSortable(jdbcType, typeName),
                    metaData.isNullable(i) == ResultSetMetaData.columnNoNulls,
                    timesAsText && kind.isTime(),
                    false,
                    i));
        }
        return columns;
    }

    /** How a type is read from it, which {@link ColumnMatch} has let pass. */
    ValueType.Reader reader(ValueType type) {
        return timeAsText ? TextTimes.reader(type) : type.reader();
    }

    /** The same column with values that are too large to be selected with their row. */
    SourceColumn inSlices() {
        return new SourceColumn(name, kind, typeName, sortable, notNull, timeAsText, true, index);
    }

    /** The same column where it stands elsewhere in a select list. */
    SourceColumn at(int other) {
        return new SourceColumn(name, kind, typeName, sortable, notNull, timeAsText, sliced, other);
    }
}
