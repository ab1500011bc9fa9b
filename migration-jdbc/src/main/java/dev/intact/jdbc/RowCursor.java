package dev.intact.jdbc;

import dev.intact.ledger.Position;
import dev.intact.source.Cursor;
import dev.intact.source.Receiver;
import dev.intact.source.SourceException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Reads a table or a query as one result; a position is the number of a row. */
final class RowCursor<S> implements Cursor<S> {
    private final Snapshot snapshot;
    private final Relation relation;
    private final ResultSet rows;
    private final RowReader<S> reader;
    private final long skipped;
    private long row;

    private RowCursor(Snapshot snapshot, Relation relation, ResultSet rows, RowReader<S> reader, long skipped) {
        this.snapshot = snapshot;
        this.relation = relation;
        this.rows = rows;
        this.reader = reader;
        this.skipped = skipped;
        this.row = skipped;
    }

    static <S> RowCursor<S> open(
            Snapshot snapshot, Origin origin, Relation relation, ColumnNames<S> names, int fetchSize, Position after)
            throws SQLException {
        String sql = relation.query().isPresent()
                ? relation.query().get()
                : ordered(snapshot, relation, snapshot.match(names, snapshot.columns(relation)));
        PreparedStatement statement =
                snapshot.connection().prepareStatement(sql, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
        statement.setFetchSize(fetchSize);
        ResultSet rows = statement.executeQuery();
        List<SourceColumn> columns = Contents.marked(
                snapshot,
                names,
                snapshot.match(
                        names,
                        SourceColumn.of(rows.getMetaData(), snapshot.database().keepsTimesAsText())));
        RowReader<S> reader = new RowReader<>(origin.name(), names, columns, Contents.unpaged(snapshot));
        long skipped = after.isStart() ? 0 : Long.parseLong(after.token());
        skip(snapshot, rows, skipped);
        return new RowCursor<>(snapshot, relation, rows, reader, skipped);
    }

    private static String ordered(Snapshot snapshot, Relation relation, List<SourceColumn> columns)
            throws SQLException {
        List<Field<?>> selected =
                fields(columns.stream().map(SourceColumn::name).distinct().toList());
        return snapshot.render(
                DSL.select(selected).from(relation.from()).orderBy(fields(order(snapshot, relation, columns))));
    }

    /**
     * By the primary key. Without one, by all that is read and can be sorted: rows that then still tie are alike, as
     * far as can be told, so that their order does not matter.
     */
    static List<String> order(Snapshot snapshot, Relation relation, List<SourceColumn> columns) throws SQLException {
        List<String> order = relation.table().isPresent()
                ? snapshot.database().primaryKey(relation.table().get())
                : List.of();
        return order.isEmpty()
                ? columns.stream()
                        .filter(SourceColumn::sortable)
                        .map(SourceColumn::name)
                        .distinct()
                        .toList()
                : order;
    }

    static List<Field<?>> fields(List<String> names) {
        return IntStream.range(0, names.size())
                .<Field<?>>mapToObj(i -> DSL.field(DSL.quotedName(names.get(i))))
                .toList();
    }

    private static void skip(Snapshot snapshot, ResultSet rows, long count) throws SQLException {
        for (long i = 0; i < count; i++) {
            if (!rows.next()) {
                throw new SourceException("%s ends before row %s, behind which it was to be opened; it has changed"
                        .formatted(snapshot.source(), count));
            }
        }
    }

    @Override
    public boolean next(Receiver<? super S> receiver) {
        try {
            if (rows.isClosed() || !rows.next()) {
                return false;
            }
            row++;
            String number = Long.toString(row);
            reader.read(rows, Position.of(number), "row " + number, receiver);
            return true;
        } catch (SQLException e) {
            throw snapshot.cannotGoOn("read", e);
        }
    }

    @Override
    public OptionalLong count() {
        String sql = snapshot.render(DSL.select(DSL.count()).from(relation.from()));
        try (Statement statement = snapshot.connection().createStatement();
                ResultSet counted = statement.executeQuery(sql)) {
            if (!counted.next()) {
                throw new SourceException(snapshot.source() + " gave no count");
            }
            return OptionalLong.of(counted.getLong(1) - skipped);
        } catch (SQLException e) {
            throw snapshot.cannotGoOn("counted", e);
        }
    }

    @Override
    public void close() {
        snapshot.close();
    }
}
