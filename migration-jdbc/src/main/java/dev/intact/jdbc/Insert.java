package dev.intact.jdbc;

import dev.intact.field.Field;
import dev.intact.field.Problem;
import dev.intact.sink.TargetRows;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.InsertValuesStepN;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** How the rows of one sink are inserted: one statement, written once, and the leaf for each of its parameters. */
final class Insert<T> {
    private final JdbcSink<T> sink;
    private final TargetTable table;
    private final List<Slot> slots;
    private final String sql;

    private Insert(JdbcSink<T> sink, TargetTable table, List<Slot> slots, String sql) {
        this.sink = sink;
        this.table = table;
        this.slots = List.copyOf(slots);
        this.sql = sql;
    }

    /** A leaf and the column that it goes to. */
    record Slot(Field leaf, TargetColumn column, ValueType.Binder binder) {}

    JdbcSink<T> sink() {
        return sink;
    }

    /** Adds to the faults, and answers empty, if the sink does not fit the database. */
    static <T> Optional<Insert<T>> of(Database database, JdbcSink<T> sink, Set<String> generated, List<String> faults)
            throws SQLException {
        Optional<TableName> name = database.table(sink.schemaName(), sink.table(), faults);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        TargetTable table = TargetTable.of(database, name.get());
        int before = faults.size();
        Map<Field, TargetColumn> columns = ColumnMatch.of(
                name.get().name(), sink.names(), generated, table.columns(), ColumnMatch.Direction.WRITE, faults);
        addDoubles(columns, faults);
        if (faults.size() > before) {
            return Optional.empty();
        }
        List<Slot> slots = new ArrayList<>();
        columns.forEach((leaf, column) ->
                slots.add(new Slot(leaf, column, ValueType.known(leaf.type()).binder())));
        return Optional.of(new Insert<>(sink, table, slots, sql(database, table, slots)));
    }

    private static void addDoubles(Map<Field, TargetColumn> columns, List<String> faults) {
        List<TargetColumn> seen = new ArrayList<>();
        columns.forEach((leaf, column) -> {
            if (seen.contains(column)) {
                faults.add("%s: column %s takes another field already".formatted(leaf.name(), column.name()));
            }
            seen.add(column);
        });
    }

    private static String sql(Database database, TargetTable table, List<Slot> slots) {
        if (slots.isEmpty()) {
            return database.render(DSL.insertInto(table.name().quoted()).defaultValues());
        }
        List<org.jooq.Field<?>> columns = new ArrayList<>();
        List<org.jooq.Field<?>> parameters = new ArrayList<>();
        for (Slot slot : slots) {
            columns.add(DSL.field(DSL.quotedName(slot.column().name()), Object.class));
            parameters.add(DSL.field(DSL.raw("?"), Object.class));
        }
        InsertValuesStepN<?> into = DSL.insertInto(table.name().quoted()).columns(columns);
        return database.render(into.values(parameters));
    }

    String sql() {
        return sql;
    }

    String sinkName() {
        return sink.name();
    }

    TargetTable table() {
        return table;
    }

    List<Slot> slots() {
        return slots;
    }

    /** The values of a record's row by leaf; null if it has no row in this sink. */
    @Nullable
    Object @Nullable [] values(TargetRows record) {
        return record.row(sink).map(sink.schema()::values).orElse(null);
    }

    /** The first value that its column would silently cut off. */
    Optional<Problem> misfit(@Nullable Object[] values) {
        for (Slot slot : slots) {
            Object value = values[slot.leaf().index()];
            try {
                if (value != null) {
                    slot.column().check(value);
                }
            } catch (Misfit e) {
                return Optional.of(Problem.of(e.problem().what())
                        .advice(e.problem().advice())
                        .at(slot.leaf().name())
                        .rule("%s.%s %s"
                                .formatted(
                                        table.name(),
                                        slot.column().name(),
                                        slot.column().words())));
            }
        }
        return Optional.empty();
    }

    void bind(PreparedStatement statement, @Nullable Object[] values) throws SQLException {
        int parameter = 0;
        for (Slot slot : slots) {
            parameter++;
            Object value = values[slot.leaf().index()];
            if (value == null) {
                statement.setNull(parameter, slot.column().jdbcType());
                continue;
            }
            try {
                slot.binder().bind(statement, parameter, value, slot.column().kind());
            } catch (Misfit e) {
                throw new IllegalStateException("misfit() was not asked before", e);
            }
        }
    }
}
