package dev.intact.jdbc;

import dev.intact.field.Field;
import dev.intact.ledger.Chunk;
import dev.intact.sink.TargetException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the rows that one unit of work changes, in the transaction that changes them: each row once in a change, before
 * its first write, and once more when the chunk is done. What a savepoint takes back goes with it. A row before an
 * update is locked as it is kept, so that the changes of one row are numbered in the order in which they were made.
 */
final class ImageWriter {
    private static final int OWN = 3; // parameters that stand first: run, change, number

    private final Connection connection;
    private final @Nullable Images images;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();
    private final Set<ImageTable> touched = new LinkedHashSet<>();
    private long change;
    private long nr;
    private boolean anyBefore;
    private boolean anyDeleted;

    ImageWriter(Connection connection, @Nullable Images images) {
        this.connection = connection;
        this.images = images;
    }

    /** Notes rows that were inserted, with what the database made for each, if anything. */
    void inserted(TableWrite<?> write, List<@Nullable Object[]> rows, List<Map<String, Object>> generated)
            throws SQLException {
        ImageTable table = table(write);
        if (table == null || rows.isEmpty()) {
            return;
        }
        List<@Nullable Object[]> whole = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            whole.add(generated.isEmpty() ? rows.get(i) : with(write, rows.get(i), generated.get(i)));
        }
        List<TableWrite.Slot> key = ImageKey.slots(write, table.key());
        List<Integer> unused = execute(write, table, new RowStatement(table.markInserted(), key), 0, whole);
    }

    private @Nullable ImageTable table(TableWrite<?> write) {
        return images == null ? null : images.of(write).orElse(null);
    }

    private Images kept() {
        return Objects.requireNonNull(images, "what is touched is kept");
    }

    private String run() {
        return kept().run().run();
    }

    private static @Nullable Object[] with(TableWrite<?> write, @Nullable Object[] row, Map<String, Object> made) {
        @Nullable Object[] whole = row.clone();
        for (TableWrite.Slot slot : write.generated()) {
            Field leaf = slot.leaf();
            try {
                whole[leaf.index()] = write.sink().names().forColumn(leaf, made.get(leaf.name()));
            } catch (Misfit e) {
                throw new IllegalStateException("it was read by the same converter", e);
            }
        }
        return whole;
    }

    /** Notes rows that were inserted because none was found by their key. */
    void insertedByKey(TableWrite<?> write, List<@Nullable Object[]> rows) throws SQLException {
        ImageTable table = table(write);
        if (table != null && !rows.isEmpty()) {
            RowStatement mark = new RowStatement(table.markInsertedBy(ImageKey.columns(write)), write.key());
            List<Integer> unused = execute(write, table, mark, 0, rows);
        }
    }

    /** Keeps and locks rows that are there, and answers for each whether it was kept now. */
    List<Boolean> before(TableWrite<?> write, List<@Nullable Object[]> rows) throws SQLException {
        return before(write, write.key(), rows);
    }

    private List<Boolean> before(TableWrite<?> write, List<TableWrite.Slot> by, List<@Nullable Object[]> rows)
            throws SQLException {
        ImageTable table = table(write);
        if (table == null || rows.isEmpty()) {
            return Collections.nCopies(rows.size(), true);
        }
        anyBefore = true;
        List<String> columns = by.stream().map(slot -> slot.column().name()).toList();
        RowStatement keep = new RowStatement(table.keepBefore(columns), by);
        return execute(write, table, keep, 2, rows).stream()
                .map(count -> count != 0)
                .toList();
    }

    /** Keeps and locks rows that are about to be deleted, by the values of some leaves in their order. */
    void deleting(TableWrite<?> write, List<Field> leaves, List<List<Object>> keys) throws SQLException {
        changing(write, leaves, keys);
        anyDeleted = true;
    }

    /** Keeps and locks rows that are about to be changed, by the values of some leaves in their order. */
    void changing(TableWrite<?> write, List<Field> leaves, List<List<Object>> keys) throws SQLException {
        List<@Nullable Object[]> rows = new ArrayList<>(keys.size());
        for (List<Object> key : keys) {
            rows.add(row(write, leaves, key));
        }
        List<Boolean> unused = before(write, KeyedAccess.slots(write, leaves), rows);
    }

    private static @Nullable Object[] row(TableWrite<?> write, List<Field> leaves, List<Object> key)
            throws SQLException {
        @Nullable
        Object[] row = new @Nullable Object[write.sink().schema().leaves().size()];
        for (int i = 0; i < leaves.size(); i++) {
            try {
                row[leaves.get(i).index()] = write.sink().names().forColumn(leaves.get(i), key.get(i));
            } catch (Misfit e) {
                throw new SQLException("a value of the key does not fit its column", "22000", e);
            }
        }
        return row;
    }

    /**
     * Makes sure that each row that was updated had been kept: one that another has inserted between the two was not.
     */
    void requireKept(TableWrite<?> write, List<@Nullable Object[]> rows, List<Integer> counts, List<Boolean> kept)
            throws SQLException {
        List<@Nullable Object[]> doubtful = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            if (counts.get(i) != 0 && !kept.get(i)) {
                doubtful.add(rows.get(i));
            }
        }
        if (before(write, doubtful).contains(true) && !doubtful.isEmpty() && table(write) != null) {
            throw new SQLException("a row came between, and was updated before it was kept", "40001");
        }
    }

    private List<Integer> execute(
            TableWrite<?> write, ImageTable table, RowStatement sql, int behind, List<@Nullable Object[]> rows)
            throws SQLException {
        begin();
        touched.add(table);
        PreparedStatement statement = prepare(sql.sql());
        List<Integer> counts = new ArrayList<>(rows.size());
        boolean inBatches = write.statements().inBatches();
        for (@Nullable Object[] row : rows) {
            bindOwn(statement, 0);
            statement.setLong(OWN, ++nr);
            int bound = sql.bind(statement, OWN, row);
            if (behind > 0) {
                bindOwn(statement, bound);
            }
            if (inBatches) {
                statement.addBatch();
            } else {
                counts.add(statement.executeUpdate());
            }
        }
        if (inBatches) {
            for (int count : statement.executeBatch()) {
                counts.add(count);
            }
        }
        return counts;
    }

    private PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement known = prepared.get(sql);
        if (known == null) {
            known = connection.prepareStatement(sql);
            prepared.put(sql, known);
        }
        return known;
    }

    private void bindOwn(PreparedStatement statement, int before) throws SQLException {
        statement.setString(before + 1, run());
        statement.setLong(before + 2, change);
    }

    private void begin() {
        if (change == 0) {
            change = kept().next();
        }
    }

    /** Keeps the rows as the chunk leaves them, and forgets those that it leaves as they were. */
    void keepAfter(Chunk chunk) throws SQLException {
        if (images == null) {
            return;
        }
        for (ImageTable table : touched) {
            long before = number(table.count());
            long deleted = anyDeleted ? number(table.countDeleted()) : 0;
            int after = LedgerSql.execute(connection, table.keepAfter(), run(), change);
            if (after != before - deleted) {
                connection.rollback();
                throw new TargetException(
                        "%s rows of %s are not found again by the primary key that they were written with, as a trigger may change it: a run into it cannot be undone; run it without Options.undoable()"
                                .formatted(
                                        before - deleted - after, table.table().name()));
            }
            if (anyBefore) {
                int unused = LedgerSql.execute(connection, table.dropUnchanged(), run(), change, run(), change);
            }
        }
        images.replaced().keep(connection, images.run(), chunk);
    }

    private long number(String counting) throws SQLException {
        PreparedStatement count = prepare(counting);
        bindOwn(count, 0);
        try (ResultSet row = count.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    /** Writes the change down, behind all changes that were committed before; the migration's row is held by now. */
    void number(Chunk chunk) throws SQLException {
        if (change != 0) {
            List<String> names = touched.stream().map(ImageTable::name).toList();
            kept().changes().number(connection, kept().run(), change, chunk.move(), names);
        }
        forget();
    }

    /** Forgets what belongs to a transaction that is over. */
    void forget() {
        touched.clear();
        change = 0;
        nr = 0;
        anyBefore = false;
        anyDeleted = false;
    }
}
