package dev.intact.jdbc;

import dev.intact.source.SourceException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The column that a source is paged by. */
record PageKeyColumn(SourceColumn column, PageKey key) {

    static PageKeyColumn of(String source, SourceColumn column) {
        PageKey key = PageKey.of(column.kind())
                .orElseThrow(() -> new SourceException(
                        "%s cannot be paged by %s, which is %s; page by a whole number, a decimal, a text, a UUID or a date"
                                .formatted(source, column.name(), column.typeName())));
        return new PageKeyColumn(column, key);
    }

    /** Else a page would end between two rows of one key, and the second of them never be read. */
    void requireUnique(
            Snapshot snapshot, Relation relation, PagedQuery query, Optional<Object> above, Optional<Object> upTo)
            throws SQLException {
        if (isDeclaredUnique(snapshot.database(), relation)) {
            return;
        }
        try (PreparedStatement statement = query.uniqueness(above, upTo);
                ResultSet rows = statement.executeQuery()) {
            if (!rows.next() || rows.getLong(1) != rows.getLong(2)) {
                throw new SourceException(
                        "%s cannot be paged by %s: %s rows have %s different values there; page by a key that is unique and not null, or leave pagedBy out"
                                .formatted(snapshot.source(), column.name(), rows.getLong(1), rows.getLong(2)));
            }
        }
    }

    private boolean isDeclaredUnique(Database database, Relation relation) throws SQLException {
        if (relation.table().isEmpty() || !column.notNull()) {
            return false;
        }
        TableName table = relation.table().get();
        List<String> alone = List.of(column.name());
        return database.primaryKey(table).equals(alone)
                || database.uniqueIndexes(table).containsValue(alone);
    }
}
