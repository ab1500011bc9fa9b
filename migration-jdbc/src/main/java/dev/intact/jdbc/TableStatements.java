package dev.intact.jdbc;

import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The statements of one sink, prepared on a connection, and closed with it. */
final class TableStatements {
    private final Connection connection;
    private final TableWrite<?> write;
    private final PreparedStatement insert;
    private final @Nullable PreparedStatement update;
    private final ImageWriter images;
    private @Nullable PreparedStatement fullProbe;

    private TableStatements(
            Connection connection,
            TableWrite<?> write,
            PreparedStatement insert,
            @Nullable PreparedStatement update,
            ImageWriter images) {
        this.connection = connection;
        this.write = write;
        this.insert = insert;
        this.update = update;
        this.images = images;
    }

    static TableStatements prepare(Connection connection, TableWrite<?> write, ImageWriter images) throws SQLException {
        TableWrite.Statements statements = write.statements();
        String sql = statements.insert().sql();
        PreparedStatement insert = statements.keys().way() == GeneratedKeys.Way.BATCH
                ? connection.prepareStatement(sql, statements.keys().columns().toArray(String[]::new))
                : connection.prepareStatement(sql);
        return new TableStatements(
                connection,
                write,
                insert,
                statements.update().isEmpty()
                        ? null
                        : connection.prepareStatement(statements.update().get().sql()),
                images);
    }

    /** The counts of some rows, in their order, and what the database made for each; empty maps where not asked. */
    record Done(List<Integer> counts, List<Map<String, Object>> generated) {
        static Done of(int[] counts) {
            return of(counts, List.of());
        }

        static Done of(int[] counts, List<Map<String, Object>> generated) {
            return new Done(Arrays.stream(counts).boxed().toList(), generated);
        }
    }

    /** A row that was looked for: how many are there, whether one of them differs, and what the database made. */
    record Found(int rows, boolean differs, Map<String, Object> generated) {}

    /** What keeps the rows as they were before. */
    ImageWriter images() {
        return images;
    }

    Savepoint savepoint() throws SQLException {
        return connection.setSavepoint();
    }

    void rollback(Savepoint savepoint) throws SQLException {
        connection.rollback(savepoint);
    }

    void release(Savepoint savepoint) throws SQLException {
        connection.releaseSavepoint(savepoint);
    }

    Done insert(List<@Nullable Object[]> rows) throws SQLException {
        RowStatement statement = write.statements().insert();
        return switch (write.statements().keys().way()) {
            case NONE -> Done.of(batch(insert, statement, rows));
            case BATCH -> {
                int[] counts = batch(insert, statement, rows);
                try (ResultSet keys = insert.getGeneratedKeys()) {
                    yield Done.of(counts, keys(keys, counts));
                }
            }
            case RETURNING -> returning(statement, rows);
        };
    }

    /** Rows that find nothing to change count 0. */
    Done update(List<@Nullable Object[]> rows) throws SQLException {
        PreparedStatement statement = update;
        if (statement == null) {
            return Done.of(new int[rows.size()]);
        }
        return Done.of(batch(statement, write.statements().update().orElseThrow(), rows));
    }

    private int[] batch(PreparedStatement statement, RowStatement sql, List<@Nullable Object[]> rows)
            throws SQLException {
        if (!write.statements().inBatches()) {
            return oneByOne(statement, sql, rows);
        }
        statement.clearBatch();
        for (@Nullable Object[] row : rows) {
            int unused = sql.bind(statement, 0, row);
            statement.addBatch();
        }
        return statement.executeBatch();
    }

    private static int[] oneByOne(PreparedStatement statement, RowStatement sql, List<@Nullable Object[]> rows)
            throws SQLException {
        int[] counts = new int[rows.size()];
        for (int row = 0; row < counts.length; row++) {
            int unused = sql.bind(statement, 0, rows.get(row));
            try {
                counts[row] = statement.executeUpdate();
            } catch (SQLException e) {
                throw new BatchUpdateException(Arrays.copyOf(counts, row), e);
            }
        }
        return counts;
    }

    /** One key per row, or none where a row was dropped: such a batch is taken back as a whole. */
    private List<Map<String, Object>> keys(ResultSet keys, int[] counts) throws SQLException {
        List<Map<String, Object>> generated = new ArrayList<>();
        while (keys.next()) {
            generated.add(generated(keys, 1));
        }
        boolean all = Arrays.stream(counts).allMatch(count -> count == 1 || count == Statement.SUCCESS_NO_INFO);
        if (all && generated.size() != counts.length) {
            throw new SQLException(
                    "%s rows were inserted, but %s keys came back".formatted(counts.length, generated.size()));
        }
        return all ? generated : List.of();
    }

    private Done returning(RowStatement sql, List<@Nullable Object[]> rows) throws SQLException {
        int[] counts = new int[rows.size()];
        List<Map<String, Object>> generated = new ArrayList<>();
        for (int row = 0; row < counts.length; row++) {
            int unused = sql.bind(insert, 0, rows.get(row));
            try (ResultSet keys = insert.executeQuery()) {
                counts[row] = keys.next() ? 1 : 0;
                generated.add(counts[row] == 0 ? Map.of() : generated(keys, 1));
            } catch (SQLException e) {
                throw new BatchUpdateException(Arrays.copyOf(counts, row), e);
            }
        }
        return Done.of(counts, generated);
    }

    private Map<String, Object> generated(ResultSet row, int first) throws SQLException {
        Map<String, Object> values = new LinkedHashMap<>();
        int column = first;
        for (TableWrite.Slot slot : write.generated()) {
            try {
                Object value = slot.reader().read(row, column++);
                if (value != null) {
                    values.put(slot.leaf().name(), value);
                }
            } catch (Misfit e) {
                throw new SQLException(
                        "the value made for %s does not fit its field: %s"
                                .formatted(slot.column().name(), e.problem().what()),
                        "22000");
            }
        }
        return values;
    }

    /** What is there of each row, in their order. */
    List<Found> find(List<@Nullable Object[]> rows) throws SQLException {
        Probe probe = write.statements().probe().orElseThrow();
        List<Found> found = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += probe.width()) {
            List<@Nullable Object[]> part = rows.subList(from, Math.min(rows.size(), from + probe.width()));
            if (part.size() < probe.width()) {
                try (PreparedStatement statement = connection.prepareStatement(probe.sql(part.size()))) {
                    found.addAll(find(statement, probe, part));
                }
            } else {
                found.addAll(find(fullProbe(probe), probe, part));
            }
        }
        return found;
    }

    private PreparedStatement fullProbe(Probe probe) throws SQLException {
        PreparedStatement known = fullProbe;
        if (known == null) {
            known = connection.prepareStatement(probe.sql(probe.width()));
            fullProbe = known;
        }
        return known;
    }

    private List<Found> find(PreparedStatement statement, Probe probe, List<@Nullable Object[]> rows)
            throws SQLException {
        int bound = 0;
        List<Found> found = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            bound = probe.selects().get(row).bind(statement, bound, rows.get(row));
            found.add(new Found(0, false, Map.of()));
        }
        try (ResultSet there = statement.executeQuery()) {
            while (there.next()) {
                int row = there.getInt(1);
                Found before = found.get(row);
                boolean differs = before.differs() || there.getInt(2) == 1;
                found.set(row, new Found(before.rows() + 1, differs, generated(there, 3)));
            }
        }
        return found;
    }
}
