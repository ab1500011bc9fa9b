package dev.intact.jdbc;

import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Who gives a column its value where an insert does not. */
enum Filling {
    /** Nobody: it takes no null and has no default. */
    NOBODY,
    /** Its default, or null. */
    DEFAULT,
    /** The database, always: an insert may not give it a value. */
    COMPUTED;

    static Filling of(ResultSet column) throws SQLException {
        if ("YES".equals(column.getString("IS_GENERATEDCOLUMN"))) {
            return COMPUTED;
        }
        boolean defaulted = column.getString("COLUMN_DEF") != null
                || "YES".equals(column.getString("IS_AUTOINCREMENT"))
                || column.getInt("NULLABLE") != DatabaseMetaData.columnNoNulls;
        return defaulted ? DEFAULT : NOBODY;
    }
}
