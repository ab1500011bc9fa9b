package dev.intact.jdbc;

import dev.intact.jdbc.JdbcUndoing.Undone;
import dev.intact.sink.RefusedRow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** Puts back the rows of one table that one change has written, the last first, in a transaction that stays open. */
final class UndoneTable {
    private final Connection connection;
    private final ImageTable table;
    private final UndoSql sql;
    private final String sink;
    private final Place place;
    private final UndoneReferences references;

    /**
     * Where a change stands: in which run, by which id, and in which order among the others of the table of changes.
     */
    record Place(String run, long change, long nr, String changes) {}

    /** What is to be done with a row. */
    private enum Step {
        REMOVE,
        RESTORE,
        INSERT_AGAIN
    }

    /** A row as it stands: by its number in the change, and its primary key as people read it. */
    private record Row(long nr, String phase, int standing, String key) {
        static final int GONE = 0;
        static final int CHANGED = 1;

        boolean inserted() {
            return phase.equals("I");
        }

        boolean deleted() {
            return phase.equals("D");
        }
    }

    private record Todo(Row row, Step step) {}

    UndoneTable(Connection connection, ImageTable table, String sink, Place place) throws SQLException {
        this.connection = connection;
        this.table = table;
        this.sql = table.undo();
        this.sink = sink;
        this.place = place;
        this.references = new UndoneReferences(connection, table, place);
    }

    /** Undoes what can be; rows that a later change was refused for are passed over. */
    Undone undo(boolean forced, Set<String> refusedLater) throws SQLException {
        int unused = LedgerSql.query(connection, sql.lock(), row -> 1, place.run(), place.change())
                .size();
        List<Todo> todo = new ArrayList<>();
        List<Row> gone = new ArrayList<>();
        Map<Row, String> refused = new LinkedHashMap<>();
        long passed = 0;
        for (Row row : rows()) {
            if (refusedLater.contains(id(row))) {
                passed++;
            } else if (row.deleted()) {
                if (row.standing() == Row.GONE || forced) {
                    todo.add(new Todo(row, step(row)));
                } else {
                    refused.put(row, "was inserted again after the run");
                }
            } else if (row.standing() == Row.GONE && (row.inserted() || isInsertedEarlier(row))) {
                gone.add(row);
            } else if (row.standing() == Row.GONE && !forced) {
                refused.put(row, "was removed after the run");
            } else if (row.standing() == Row.CHANGED && !forced) {
                refused.put(row, "was changed after the run");
            } else {
                todo.add(new Todo(row, step(row)));
            }
        }
        return finish(todo, gone, refused, passed);
    }

    private static Step step(Row row) {
        if (row.inserted()) {
            return Step.REMOVE;
        }
        return row.standing() == Row.GONE ? Step.INSERT_AGAIN : Step.RESTORE;
    }

    private Undone finish(List<Todo> todo, List<Row> gone, Map<Row, String> refused, long passed) throws SQLException {
        SortedMap<Integer, String> failures = Isolation.failures(todo.size(), items -> attempt(todo, items));
        failures.forEach((item, reason) -> refused.put(todo.get(item).row(), reason));
        List<Row> done = new ArrayList<>(gone);
        long removed = 0;
        for (int item = 0; item < todo.size(); item++) {
            if (!failures.containsKey(item)) {
                done.add(todo.get(item).row());
                removed += todo.get(item).step() == Step.REMOVE ? 1 : 0;
            }
        }
        forget(done);
        List<RefusedRow> rows = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        refused.forEach((row, reason) -> {
            rows.add(RefusedRow.of(sink, row.key(), reason));
            ids.add(id(row));
        });
        long counted = gone.stream().filter(Row::inserted).count();
        long restored = done.size() - gone.size() - removed;
        return new Undone(removed, restored, counted, rows, ids, refused.size() + passed);
    }

    private String id(Row row) {
        return table.name() + '\n' + row.key();
    }

    private List<Row> rows() throws SQLException {
        return LedgerSql.query(
                connection,
                sql.standing(),
                row -> new Row(row.getLong(1), row.getString(2), row.getInt(3), key(row)),
                place.run(),
                place.change());
    }

    private String key(ResultSet row) throws SQLException {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < table.key().size(); i++) {
            values.add(row.getString(4 + i));
        }
        return String.join(", ", values);
    }

    /** A row that an earlier change of the run inserted is not missed when it is gone. */
    private boolean isInsertedEarlier(Row row) throws SQLException {
        return !LedgerSql.query(
                        connection,
                        sql.insertedEarlier(place.changes()),
                        found -> 1,
                        place.run(),
                        place.change(),
                        row.nr(),
                        place.nr())
                .isEmpty();
    }

    /** All or none, between savepoints. */
    private Optional<Isolation.Failure<String>> attempt(List<Todo> todo, List<Integer> items) throws SQLException {
        Savepoint before = connection.setSavepoint();
        Optional<Isolation.Failure<String>> failure;
        try {
            failure = references.failure(
                    items,
                    item -> todo.get(item).step() == Step.REMOVE,
                    item -> todo.get(item).row().nr());
            if (failure.isEmpty()) {
                failure = execute(todo, items);
            }
        } catch (SQLException e) {
            if (!SqlFault.isDataFault(e)) {
                throw e;
            }
            failure = Optional.of(new Isolation.Failure<>(references.reason(e), List.of(), items.size()));
        }
        if (failure.isPresent()) {
            connection.rollback(before);
        }
        connection.releaseSavepoint(before);
        return failure;
    }

    private Optional<Isolation.Failure<String>> execute(List<Todo> todo, List<Integer> items) throws SQLException {
        int from = 0;
        List<Integer> ignored = new ArrayList<>();
        while (from < items.size()) {
            Step step = todo.get(items.get(from)).step();
            int to = from;
            while (to < items.size() && todo.get(items.get(to)).step() == step) {
                to++;
            }
            int[] counts = execute(step, items.subList(from, to), todo);
            for (int i = 0; i < counts.length; i++) {
                if (counts[i] == 0) {
                    ignored.add(from + i);
                }
            }
            from = to;
        }
        if (!ignored.isEmpty()) {
            return Optional.of(new Isolation.Failure<>(
                    "was left as it is by the database, as by a trigger", ignored, items.size()));
        }
        return changedAgain(todo, items);
    }

    private int[] execute(Step step, List<Integer> items, List<Todo> todo) throws SQLException {
        if (step == Step.RESTORE && !sql.hasRestored()) {
            int[] one = new int[items.size()];
            Arrays.fill(one, 1);
            return one;
        }
        String statementOf = switch (step) {
            case REMOVE -> sql.remove();
            case RESTORE -> sql.restore();
            case INSERT_AGAIN -> sql.insertAgain();
        };
        int times = switch (step) {
            case REMOVE -> table.key().size();
            case RESTORE -> sql.restoreTimes();
            case INSERT_AGAIN -> 1;
        };
        try (PreparedStatement statement = connection.prepareStatement(statementOf)) {
            for (int item : items) {
                bind(statement, times, todo.get(item).row());
                statement.addBatch();
            }
            return statement.executeBatch();
        }
    }

    private void bind(PreparedStatement statement, int times, Row row) throws SQLException {
        for (int i = 0; i < times; i++) {
            statement.setString(3 * i + 1, place.run());
            statement.setLong(3 * i + 2, place.change());
            statement.setLong(3 * i + 3, row.nr());
        }
    }

    /** A trigger that writes the time of a change into the row does so now, too. */
    private Optional<Isolation.Failure<String>> changedAgain(List<Todo> todo, List<Integer> items) throws SQLException {
        if (items.stream().allMatch(item -> todo.get(item).step() == Step.REMOVE)) {
            return Optional.empty();
        }
        Set<Long> differing = new HashSet<>(
                LedgerSql.query(connection, sql.notRestored(), row -> row.getLong(1), place.run(), place.change()));
        List<Integer> named = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Todo one = todo.get(items.get(i));
            if (one.step() != Step.REMOVE && differing.contains(one.row().nr())) {
                named.add(i);
            }
        }
        return named.isEmpty()
                ? Optional.empty()
                : Optional.of(new Isolation.Failure<>(
                        "was changed again as it was restored, as by a trigger", named, items.size()));
    }

    private void forget(List<Row> done) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql.forget())) {
            for (Row row : done) {
                bind(statement, 1, row);
                statement.addBatch();
            }
            if (!done.isEmpty()) {
                int[] unused = statement.executeBatch();
            }
        }
    }
}
