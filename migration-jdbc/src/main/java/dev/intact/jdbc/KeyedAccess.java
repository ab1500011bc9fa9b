package dev.intact.jdbc;

import dev.intact.field.Field;
import dev.intact.field.Problem;
import dev.intact.sink.CurrentRow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Reads, changes and deletes rows that are there, by the key of their sink or by other fields. */
final class KeyedAccess {
    private static final org.jooq.Field<Object> PARAMETER = DSL.field(DSL.raw("?"), Object.class);
    private static final int AT_ONCE = 64;

    private final Connection connection;
    private final Database database;
    private final TableWrite<?> write;
    private final List<Field> leaves;

    KeyedAccess(Connection connection, TableWrite<?> write) {
        this(connection, write, write.sink().key());
    }

    KeyedAccess(Connection connection, TableWrite<?> write, List<Field> leaves) {
        this.connection = connection;
        this.database = new Database(connection);
        this.write = write;
        this.leaves = leaves;
    }

    /** For each key the row that it finds; of several, the one that is handed over last. */
    List<Optional<CurrentRow>> find(List<List<Object>> keys) throws SQLException {
        return read(keys).stream()
                .map(rows -> rows.isEmpty() ? Optional.<CurrentRow>empty() : Optional.of(rows.get(rows.size() - 1)))
                .toList();
    }

    /** For each key all rows that have it. */
    List<List<CurrentRow>> read(List<List<Object>> keys) throws SQLException {
        List<List<CurrentRow>> found = new ArrayList<>();
        keys.forEach(any -> found.add(new ArrayList<>()));
        for (int from = 0; from < keys.size(); from += AT_ONCE) {
            read(keys, from, Math.min(keys.size(), from + AT_ONCE), found);
        }
        return found;
    }

    long count() throws SQLException {
        String sql = database.render(DSL.selectCount().from(write.table().name().quoted()));
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            boolean unused = rows.next();
            return rows.getLong(1);
        }
    }

    private void read(List<List<Object>> keys, int from, int to, List<List<CurrentRow>> into) throws SQLException {
        String sql = IntStream.range(0, to - from).mapToObj(this::select).collect(Collectors.joining(" union all "));
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int bound = 0;
            for (int i = from; i < to; i++) {
                bound = bind(statement, bound, keys.get(i));
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    into.get(from + rows.getInt(1)).add(CurrentRow.of(values(rows)));
                }
            }
        }
    }

    /** A database that is written by one transaction at a time has no locks for rows. */
    void lock(List<List<Object>> keys) throws SQLException {
        if (database.dialect() == SQLDialect.SQLITE) {
            return;
        }
        for (int from = 0; from < keys.size(); from += AT_ONCE) {
            List<List<Object>> some = keys.subList(from, Math.min(keys.size(), from + AT_ONCE));
            try (PreparedStatement statement = connection.prepareStatement(locking(some.size()))) {
                int bound = 0;
                for (List<Object> one : some) {
                    bound = bind(statement, bound, one);
                }
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        // a row is locked when it is handed over
                    }
                }
            }
        }
    }

    private String locking(int keys) {
        List<org.jooq.Field<?>> columns = new ArrayList<>();
        key().forEach(slot -> columns.add(column(slot)));
        Condition isAny = columns.size() == 1
                ? columns.get(0).in(Collections.nCopies(keys, PARAMETER))
                : DSL.row(columns)
                        .in(Collections.nCopies(keys, DSL.row(Collections.nCopies(columns.size(), PARAMETER))));
        return database.render(DSL.select(columns)
                .from(write.table().name().quoted())
                .where(isAny)
                .forUpdate());
    }

    private String select(int number) {
        List<org.jooq.Field<?>> selected = new ArrayList<>(List.of(DSL.inline(number)));
        read().forEach(slot -> selected.add(column(slot)));
        return database.render(
                DSL.select(selected).from(write.table().name().quoted()).where(isKey()));
    }

    /** The content of a row is not read, as it may be of any length. */
    private List<TableWrite.Slot> read() {
        return write.slots().stream().filter(slot -> !slot.isContent()).toList();
    }

    private static org.jooq.Field<Object> column(TableWrite.Slot slot) {
        return DSL.field(DSL.quotedName(slot.column().name()), Object.class);
    }

    private Condition isKey() {
        return DSL.and(key().stream().map(slot -> column(slot).eq(PARAMETER)).toList());
    }

    /** In the order of the key, which may be another than that of the leaves. */
    private List<TableWrite.Slot> key() {
        return slots(write, leaves);
    }

    /** The slots of some leaves, in their order, those that the database fills included. */
    static List<TableWrite.Slot> slots(TableWrite<?> write, List<Field> leaves) {
        List<TableWrite.Slot> slots = new ArrayList<>();
        for (Field leaf : leaves) {
            Stream.concat(write.slots().stream(), write.generated().stream())
                    .filter(slot -> slot.leaf().equals(leaf))
                    .findFirst()
                    .ifPresent(slots::add);
        }
        return slots;
    }

    int bind(PreparedStatement statement, int before, List<Object> values) throws SQLException {
        int parameter = before;
        List<TableWrite.Slot> key = key();
        for (int i = 0; i < key.size(); i++) {
            bind(statement, ++parameter, key.get(i), values.get(i));
        }
        return parameter;
    }

    private void bind(PreparedStatement statement, int parameter, TableWrite.Slot slot, @Nullable Object its)
            throws SQLException {
        try {
            Object value = its == null ? null : write.sink().names().forColumn(slot.leaf(), its);
            if (value == null) {
                slot.column().bindNull(statement, parameter);
            } else {
                slot.binder().bind(statement, parameter, value, slot.column().kind());
            }
        } catch (Misfit e) {
            throw new SQLException("a value does not fit its column", "22000", e);
        }
    }

    /** What a field cannot have, as somebody has put it there, is told as a problem in its place. */
    private @Nullable Object[] values(ResultSet rows) throws SQLException {
        @Nullable
        Object[] values = new @Nullable Object[write.sink().schema().leaves().size()];
        int place = 1;
        for (TableWrite.Slot slot : read()) {
            place++;
            try {
                Object value = slot.reader().read(rows, place);
                values[slot.leaf().index()] = value instanceof String text && isPadded(slot) ? unpadded(text) : value;
            } catch (Misfit e) {
                values[slot.leaf().index()] = e.problem();
            }
        }
        return values;
    }

    private static boolean isPadded(TableWrite.Slot slot) {
        String type = slot.column().typeName().toLowerCase(Locale.ROOT);
        return type.equals("char") || type.equals("bpchar") || type.equals("character");
    }

    private static String unpadded(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        return text.substring(0, end);
    }

    Map<Integer, Problem> delete(List<List<Object>> keys) throws SQLException {
        String sql =
                database.render(DSL.deleteFrom(write.table().name().quoted()).where(isKey()));
        Map<Integer, Problem> problems = problems(Isolation.failures(
                keys.size(), items -> attempt(sql, items, (statement, item) -> bind(statement, 0, keys.get(item)))));
        problems.replaceAll((place, problem) -> undeleted(problem));
        return problems;
    }

    /** Sets one field of each row. */
    Map<Integer, Problem> set(List<List<Object>> keys, Field field, List<Optional<Object>> values) throws SQLException {
        TableWrite.Slot slot = slots(write, List.of(field)).get(0);
        String sql = database.render(DSL.update(write.table().name().quoted())
                .set(Map.of(column(slot), PARAMETER))
                .where(isKey()));
        return problems(Isolation.failures(
                keys.size(),
                items -> attempt(sql, items, (statement, item) -> {
                    bind(statement, 1, slot, values.get(item).orElse(null));
                    return bind(statement, 1, keys.get(item));
                })));
    }

    private Map<Integer, Problem> problems(Map<Integer, Refusal> refused) {
        @Nullable
        Object[] unknown = new @Nullable Object[write.sink().schema().leaves().size()];
        Map<Integer, Problem> problems = new TreeMap<>();
        refused.forEach((place, refusal) -> problems.put(place, Diagnosis.of(refusal, unknown)));
        return problems;
    }

    /** Binds the values of one item, and answers how many they are. */
    @FunctionalInterface
    private interface Binding {
        int bind(PreparedStatement statement, int item) throws SQLException;
    }

    /** A row that others refer to is refused like one that refers to nothing. */
    private Problem undeleted(Problem problem) {
        return problem.what().equals("refers to a row that is not there")
                ? Problem.of("cannot be deleted, as other rows refer to it").rule(write.sinkName())
                : problem;
    }

    private Optional<Isolation.Failure<Refusal>> attempt(String sql, List<Integer> items, Binding binding)
            throws SQLException {
        Savepoint before = connection.setSavepoint();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int item : items) {
                int unused = binding.bind(statement, item);
                statement.addBatch();
            }
            int[] unused = statement.executeBatch();
            connection.releaseSavepoint(before);
            return Optional.empty();
        } catch (SQLException e) {
            if (!SqlFault.isDataFault(e)) {
                throw e;
            }
            connection.rollback(before);
            connection.releaseSavepoint(before);
            return Optional.of(new Isolation.Failure<>(Refusal.by(e, write, 0), List.of(), items.size()));
        }
    }
}
