package dev.intact.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement that is written once and executed for many rows: its text, and the slot of each of its parameters. */
record RowStatement(String sql, List<TableWrite.Slot> parameters) {
    RowStatement {
        parameters = List.copyOf(parameters);
    }

    /** Binds a row that {@link TableWrite#misfit} has let pass, behind so many parameters that are bound already. */
    int bind(PreparedStatement statement, int before, @Nullable Object[] values) throws SQLException {
        int parameter = before;
        for (TableWrite.Slot slot : parameters) {
            parameter++;
            Object value = values[slot.leaf().index()];
            if (value == null) {
                slot.column().bindNull(statement, parameter);
                continue;
            }
            try {
                slot.binder().bind(statement, parameter, value, slot.column().kind());
            } catch (Misfit e) {
                throw new IllegalStateException("misfit() was not asked before", e);
            }
        }
        return parameter;
    }
}
