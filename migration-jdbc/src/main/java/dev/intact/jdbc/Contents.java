package dev.intact.jdbc;

import dev.intact.field.Content;
import dev.intact.source.SourceException;
import java.io.IOException;
import java.io.InputStream;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.SQLDialect;
import org.jspecify.annotations.Nullable;

/**
 * Reads large values of one cursor into a {@link Spool}. Where a driver holds a value in the heap as a whole once it is
 * selected, the row is read with the length of the value only, and then the value slice by slice, found by the key that
 * the source is paged by.
 */
final class Contents {
    private static final Set<SQLDialect> HELD_WHOLE =
            EnumSet.of(SQLDialect.POSTGRES, SQLDialect.MYSQL, SQLDialect.MARIADB, SQLDialect.SQLITE);
    private static final int SLICE = 1 << 20;
    private static final long ANY_LENGTH = -1;

    private final Snapshot snapshot;
    private final Spool spool = new Spool();
    private final Optional<Slices> slices;

    private Contents(Snapshot snapshot, Optional<Slices> slices) {
        this.snapshot = snapshot;
        this.slices = slices;
    }

    static Contents unpaged(Snapshot snapshot) {
        return new Contents(snapshot, Optional.empty());
    }

    static Contents paged(Snapshot snapshot, PagedQuery query, PageKey key, int keyIndex) {
        return new Contents(snapshot, Optional.of(new Slices(query, key, keyIndex)));
    }

    /** How a slice of a value is found. */
    private record Slices(PagedQuery query, PageKey key, int keyIndex) {}

    /** Binds where a slice begins, counted from 0. */
    @FunctionalInterface
    private interface From {
        void bind(long offset) throws SQLException;
    }

    /** Marks the columns of the leaves, in their order, of which only the length is to be selected. */
    static List<SourceColumn> marked(Snapshot snapshot, ColumnNames<?> names, List<SourceColumn> columns) {
        boolean heldWhole = HELD_WHOLE.contains(snapshot.database().dialect());
        return names.schema().leaves().stream()
                .map(leaf -> {
                    SourceColumn column = columns.get(leaf.index());
                    boolean sliced =
                            heldWhole && names.type(leaf).type() == Content.class && column.kind() == Kind.BINARY;
                    return sliced ? column.inSlices() : column;
                })
                .toList();
    }

    /** How the values of a column are read. */
    ValueType.Reader reader(SourceColumn column) {
        if (column.kind() == Kind.LARGE_OBJECT) {
            return this::readLargeObject;
        }
        if (!column.sliced()) {
            return this::readStream;
        }
        Slices by = slices.orElseThrow(() -> new SourceException(
                "%s is not paged, so that the driver would hold the content of %s whole: page it by a key, pagedBy(…)"
                        .formatted(snapshot.source(), column.name())));
        return (rows, index) -> readSlices(by, column, rows, index);
    }

    private @Nullable Content readStream(ResultSet rows, int index) throws SQLException {
        InputStream bytes = rows.getBinaryStream(index);
        try {
            return bytes == null ? null : spool.keep(bytes);
        } catch (IOException e) {
            throw notKept(e);
        }
    }

    private @Nullable Content readSlices(Slices by, SourceColumn column, ResultSet rows, int index)
            throws SQLException {
        long length = rows.getLong(index);
        if (rows.wasNull()) {
            return null;
        }
        Object key = by.key().read(rows, by.keyIndex());
        try (PreparedStatement statement = by.query().slice(column)) {
            statement.setInt(2, SLICE);
            by.query().bindKey(statement, 3, key);
            return copied(statement, from -> statement.setInt(1, Math.toIntExact(from + 1)), length);
        }
    }

    /** A large object of PostgreSQL, which stands in its column by its number. */
    private @Nullable Content readLargeObject(ResultSet rows, int index) throws SQLException {
        long number = rows.getLong(index);
        if (rows.wasNull()) {
            return null;
        }
        String sql = "select lo_get(cast(? as oid), ?, ?)";
        try (PreparedStatement statement = snapshot.connection().prepareStatement(sql)) {
            statement.setLong(1, number);
            statement.setInt(3, SLICE);
            return copied(statement, from -> statement.setLong(2, from), ANY_LENGTH);
        }
    }

    private Content copied(PreparedStatement statement, From from, long length) throws SQLException {
        try {
            Spool.Entry entry = spool.begin();
            int read = SLICE;
            while (read == SLICE) {
                from.bind(entry.size());
                read = copySlice(statement, entry);
            }
            if (length != ANY_LENGTH && entry.size() != length) {
                throw new SourceException(
                        "a value of %s has %s bytes, but gave %s".formatted(snapshot.source(), length, entry.size()));
            }
            return entry.content();
        } catch (IOException e) {
            throw notKept(e);
        }
    }

    private static int copySlice(PreparedStatement statement, Spool.Entry entry) throws SQLException, IOException {
        try (ResultSet slice = statement.executeQuery()) {
            byte[] bytes = slice.next() ? slice.getBytes(1) : null;
            if (bytes == null) {
                return 0;
            }
            entry.add(bytes, bytes.length);
            return bytes.length;
        }
    }

    private SourceException notKept(IOException e) {
        return new SourceException(
                "a value of %s could not be kept in a file of %s: %s; give java.io.tmpdir a directory with room"
                        .formatted(snapshot.source(), System.getProperty("java.io.tmpdir"), e.getMessage()),
                e);
    }
}
