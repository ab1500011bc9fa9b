package dev.intact.jdbc;

import dev.intact.ledger.Position;
import dev.intact.source.Cursor;
import dev.intact.source.Receiver;
import dev.intact.source.SourceException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads pages of ascending keys, each page by a statement of its own. */
final class PageCursor<S> implements Cursor<S> {
    private final Snapshot snapshot;
    private final PageKey key;
    private final PagedQuery query;
    private final RowReader<S> reader;
    private final int keyIndex;
    private final int pageSize;
    private final Optional<Object> start;
    private final Optional<Object> end;
    private Optional<Object> last;
    private @Nullable PreparedStatement statement;
    private @Nullable ResultSet page;
    private int readOfPage;
    private boolean exhausted;

    private PageCursor(
            Snapshot snapshot,
            PageKeyColumn column,
            PagedQuery query,
            RowReader<S> reader,
            int keyIndex,
            int pageSize,
            Optional<Object> start,
            Optional<Object> end) {
        this.snapshot = snapshot;
        this.key = column.key();
        this.query = query;
        this.reader = reader;
        this.keyIndex = keyIndex;
        this.pageSize = pageSize;
        this.start = start;
        this.end = end;
        this.last = start;
    }

    static <S> PageCursor<S> open(
            Snapshot snapshot, Relation relation, Paging<S> paging, KeyRange range, Position after)
            throws SQLException {
        ColumnNames<S> names = paging.names();
        List<SourceColumn> columns =
                Contents.marked(snapshot, names, snapshot.match(names, snapshot.columns(relation)));
        PageKeyColumn column = PageKeyColumn.of(snapshot.source(), columns.get(paging.keyLeaf()));
        PagedQuery query = new PagedQuery(snapshot, relation, columns, column.column(), column.key());
        Optional<Object> start = after.isStart()
                ? range.above().map(column.key()::boundary)
                : Optional.of(column.key().key(after));
        Optional<Object> end = range.upTo().map(column.key()::boundary);
        column.requireUnique(snapshot, relation, query, start, end);
        List<SourceColumn> placed =
                columns.stream().map(c -> c.at(columns.indexOf(c) + 1)).toList();
        int keyIndex = columns.size() + 1;
        Contents contents = Contents.paged(snapshot, query, column.key(), keyIndex);
        RowReader<S> reader = new RowReader<>(paging.source(), names, placed, contents);
        return new PageCursor<>(snapshot, column, query, reader, keyIndex, paging.pageSize(), start, end);
    }

    /** How a source is read in pages. */
    record Paging<S>(String source, ColumnNames<S> names, int keyLeaf, int pageSize) {}

    @Override
    public boolean next(Receiver<? super S> receiver) {
        try {
            ResultSet rows = toNextRow();
            if (rows == null) {
                return false;
            }
            Object at = key.read(rows, keyIndex);
            last = Optional.of(at);
            reader.read(rows, key.position(at), key.printed(at), receiver);
            return true;
        } catch (SQLException e) {
            throw snapshot.cannotGoOn("read", e);
        }
    }

    private @Nullable ResultSet toNextRow() throws SQLException {
        while (!exhausted) {
            ResultSet rows = page == null ? openPage() : page;
            if (rows.next()) {
                readOfPage++;
                return rows;
            }
            exhausted = readOfPage < pageSize;
            closePage();
        }
        return null;
    }

    private ResultSet openPage() throws SQLException {
        PreparedStatement prepared = query.page(last, end, pageSize);
        statement = prepared;
        ResultSet rows = prepared.executeQuery();
        page = rows;
        readOfPage = 0;
        return rows;
    }

    private void closePage() throws SQLException {
        PreparedStatement open = statement;
        statement = null;
        page = null;
        if (open != null) {
            open.close();
        }
    }

    @Override
    public OptionalLong count() {
        try (PreparedStatement counting = query.count(start, end);
                ResultSet rows = counting.executeQuery()) {
            if (!rows.next()) {
                throw new SourceException(snapshot.source() + " gave no count");
            }
            return OptionalLong.of(rows.getLong(1));
        } catch (SQLException e) {
            throw snapshot.cannotGoOn("counted", e);
        }
    }

    @Override
    public void close() {
        exhausted = true;
        snapshot.close();
    }
}
