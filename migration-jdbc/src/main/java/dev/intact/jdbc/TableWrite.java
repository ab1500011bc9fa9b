package dev.intact.jdbc;

import dev.intact.field.Content;
import dev.intact.field.Field;
import dev.intact.field.Problem;
import dev.intact.jdbc.Writing.Mode;
import dev.intact.sink.TargetRows;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.SQLDialect;
import org.jspecify.annotations.Nullable;

/** How the rows of one sink are written: its statements, written once, and the leaf for each of their parameters. */
final class TableWrite<T> {
    /** Their drivers make one statement of a batch, which tells no counts, and fails for an INSERT with a SELECT. */
    private static final Set<SQLDialect> WITHOUT_COUNTS = Set.of(SQLDialect.MARIADB, SQLDialect.MYSQL);

    private final JdbcSink<T> sink;
    private final TargetTable table;
    private final List<Slot> slots;
    private final List<Slot> generated;
    private final Statements statements;

    private TableWrite(
            JdbcSink<T> sink, TargetTable table, List<Slot> slots, List<Slot> generated, Statements statements) {
        this.sink = sink;
        this.table = table;
        this.slots = List.copyOf(slots);
        this.generated = List.copyOf(generated);
        this.statements = statements;
    }

    /** A leaf and the column that it goes to. */
    record Slot(Field leaf, ValueType type, TargetColumn column, ValueType.Reader reader, ValueType.Binder binder) {
        static List<Slot> of(ColumnNames<?> names, Map<Field, TargetColumn> columns) {
            List<Slot> slots = new ArrayList<>();
            columns.forEach((leaf, column) -> {
                ValueType type = names.type(leaf);
                ValueType.Reader reader = names.converting(leaf, column.reader(type));
                slots.add(new Slot(leaf, type, column, reader, column.binder(type)));
            });
            return List.copyOf(slots);
        }

        boolean isContent() {
            return type.type() == Content.class;
        }
    }

    /**
     * What is executed for rows, in batches unless their counts would not be told; the last two where rows are found by
     * a key.
     */
    record Statements(
            RowStatement insert,
            GeneratedKeys keys,
            boolean inBatches,
            Optional<RowStatement> update,
            Optional<Probe> probe) {}

    JdbcSink<T> sink() {
        return sink;
    }

    /** Adds to the faults, and answers empty, if the sink does not fit the database. */
    static <T> Optional<TableWrite<T>> of(
            Database database, JdbcSink<T> sink, Set<String> generated, List<String> faults) throws SQLException {
        Optional<TableName> name = database.table(sink.schemaName(), sink.table(), faults);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        TargetTable table = TargetTable.of(database, name.get());
        int before = faults.size();
        Map<Field, TargetColumn> written = match(table, sink, generated, ColumnMatch.Direction.WRITE, faults);
        Set<String> others = new HashSet<>(sink.schema().leafNames());
        others.removeAll(generated);
        Map<Field, TargetColumn> made = match(table, sink, others, ColumnMatch.Direction.READ, faults);
        addDoubles(written, faults);
        faults.addAll(KeyFaults.of(table, sink, generated, written));
        if (faults.size() > before) {
            return Optional.empty();
        }
        List<Slot> slots = Slot.of(sink.names(), written);
        List<Slot> keys = Slot.of(sink.names(), made);
        return Optional.of(new TableWrite<>(sink, table, slots, keys, statements(database, table, sink, slots, keys)));
    }

    private static Map<Field, TargetColumn> match(
            TargetTable table,
            JdbcSink<?> sink,
            Set<String> leftOut,
            ColumnMatch.Direction direction,
            List<String> faults) {
        return ColumnMatch.of(table.name().name(), sink.names(), leftOut, table.columns(), direction, faults);
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

    private static Statements statements(
            Database database, TargetTable table, JdbcSink<?> sink, List<Slot> slots, List<Slot> generated) {
        WriteSql sql = new WriteSql(database, table.name(), sink.writing(), slots);
        if (sink.writing().mode() == Mode.INSERT) {
            GeneratedKeys keys = GeneratedKeys.of(database, generated);
            RowStatement insert = new RowStatement(
                    sql.insert().sql() + keys.clause(), sql.insert().parameters());
            return new Statements(insert, keys, true, Optional.empty(), Optional.empty());
        }
        List<TargetColumn> wanted = generated.stream().map(Slot::column).toList();
        boolean inBatches = !WITHOUT_COUNTS.contains(database.dialect());
        return new Statements(
                sql.insert(), GeneratedKeys.none(), inBatches, sql.update(), Optional.of(sql.probe(wanted)));
    }

    Statements statements() {
        return statements;
    }

    Mode mode() {
        return sink.writing().mode();
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

    /** The leaves that the database makes, in the order in which they are read back. */
    List<Slot> generated() {
        return generated;
    }

    /** The slots by which rows are found. */
    List<Slot> key() {
        return slots.stream().filter(slot -> sink.writing().isKey(slot.leaf())).toList();
    }

    /** The values of a record's row by leaf, as their columns have them; null if it has no row in this sink. */
    @Nullable
    Object @Nullable [] values(TargetRows record) throws Misfit {
        Optional<T> row = record.row(sink);
        if (row.isEmpty()) {
            return null;
        }
        @Nullable Object[] values = sink.schema().values(row.get());
        for (Slot slot : slots) {
            int index = slot.leaf().index();
            try {
                values[index] = sink.names().forColumn(slot.leaf(), values[index]);
            } catch (Misfit e) {
                throw new Misfit(misfit(slot, e.problem()));
            }
        }
        return values;
    }

    /** Refuses the first value that its column would silently cut off, or by which no row can be found. */
    void require(@Nullable Object[] values) throws Misfit {
        for (Slot slot : slots) {
            Object value = values[slot.leaf().index()];
            if (value == null && sink.writing().isKey(slot.leaf())) {
                throw new Misfit(Problem.of("has no value, but is the key by which rows are found")
                        .at(slot.leaf().name())
                        .rule("%s.%s".formatted(table.name(), slot.column().name())));
            }
            try {
                if (value != null) {
                    slot.column().check(value);
                }
            } catch (Misfit e) {
                throw new Misfit(misfit(slot, e.problem()));
            }
        }
    }

    private Problem misfit(Slot slot, Problem problem) {
        return Problem.of(problem.what())
                .advice(problem.advice())
                .at(slot.leaf().name())
                .rule("%s.%s %s"
                        .formatted(
                                table.name(),
                                slot.column().name(),
                                slot.column().words()));
    }
}
