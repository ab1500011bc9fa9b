package dev.intact.jdbc;

import dev.intact.field.Content;
import dev.intact.field.Field;
import dev.intact.field.Key;
import dev.intact.field.Problem;
import dev.intact.field.Schema;
import dev.intact.ledger.Position;
import dev.intact.source.Receiver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the row at which a result set stands: into a record, or into the reasons why it is none. */
final class RowReader<S> {
    private final String source;
    private final Schema<S> schema;
    private final List<Cell> cells = new ArrayList<>();

    /** The columns are those of the leaves, in the order of the leaves. */
    RowReader(String source, ColumnNames<S> names, List<SourceColumn> columns, Contents contents) {
        this.source = source;
        this.schema = names.schema();
        for (Field leaf : schema.leaves()) {
            SourceColumn column = columns.get(leaf.index());
            ValueType type = names.type(leaf);
            boolean isContent = type.type() == Content.class;
            ValueType.Reader reader = isContent ? contents.reader(column) : column.reader(type);
            cells.add(new Cell(leaf, column, names.converting(leaf, reader)));
        }
    }

    void read(ResultSet rows, Position position, String place, Receiver<? super S> receiver) throws SQLException {
        @Nullable Object[] values = new @Nullable Object[cells.size()];
        List<Problem> problems = new ArrayList<>(0);
        for (int i = 0; i < values.length; i++) {
            values[i] = cells.get(i).read(rows, problems);
        }
        S row = problems.isEmpty() ? assemble(values, problems) : null;
        if (row != null) {
            receiver.record(position, row);
        } else {
            receiver.unreadable(position, Key.ofPlace(source, place), List.copyOf(problems));
        }
    }

    private @Nullable S assemble(@Nullable Object[] values, List<Problem> problems) {
        List<Field> missing = schema.missing(values);
        if (!missing.isEmpty()) {
            missing.forEach(leaf -> problems.add(cells.get(leaf.index()).missing()));
            return null;
        }
        try {
            return schema.create(values);
        } catch (RuntimeException e) {
            // a constructor's message may hold values: its class is what can be told
            problems.add(Problem.of("is refused by the constructor of %s with %s"
                    .formatted(schema.name(), e.getClass().getSimpleName())));
            return null;
        }
    }

    private record Cell(Field leaf, SourceColumn column, ValueType.Reader reader) {

        @Nullable
        Object read(ResultSet rows, List<Problem> problems) throws SQLException {
            try {
                return reader.read(rows, column.index());
            } catch (Misfit e) {
                problems.add(located(e.problem()));
            } catch (SQLException e) {
                if (!SqlFault.isDataFault(e)) {
                    throw e;
                }
                problems.add(located(Problem.of("cannot be read as "
                        + leaf.type().getSimpleName()
                        + " (SQLState "
                        + SqlFault.telling(e).getSQLState()
                        + ")")));
            }
            return null;
        }

        Problem missing() {
            return located(
                    Problem.of("has no value, but must have one").advice("declare it @Nullable if it may be missing"));
        }

        private Problem located(Problem problem) {
            return problem.at(leaf.name())
                    .rule("column %s %s is read as %s"
                            .formatted(
                                    column.name(),
                                    column.typeName(),
                                    leaf.type().getSimpleName()));
        }
    }
}
