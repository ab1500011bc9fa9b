package dev.intact.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;

/**
 * The rows of other tables that refer to those of one which are to be removed. Where the database would remove or empty
 * them too, they are looked for before: they are not the run's, or no more as it left them.
 */
final class UndoneReferences {
    private final Connection connection;
    private final ImageTable table;
    private final UndoneTable.Place place;
    private final Map<String, Reference> references = new LinkedHashMap<>();

    /** A foreign key that leads to the table. */
    private record Reference(TableName child, boolean spreads, List<String> childColumns, List<String> ownColumns) {}

    UndoneReferences(Connection connection, ImageTable table, UndoneTable.Place place) throws SQLException {
        this.connection = connection;
        this.table = table;
        this.place = place;
        TableName name = table.table().name();
        try (ResultSet rows = connection.getMetaData().getExportedKeys(name.catalog(), name.schema(), name.name())) {
            while (rows.next()) {
                add(name, rows);
            }
        }
    }

    private void add(TableName parent, ResultSet row) throws SQLException {
        int rule = row.getInt("DELETE_RULE");
        boolean spreads = rule != DatabaseMetaData.importedKeyNoAction && rule != DatabaseMetaData.importedKeyRestrict;
        TableName child = new TableName(
                row.getString("FKTABLE_CAT"),
                row.getString("FKTABLE_SCHEM"),
                row.getString("FKTABLE_NAME"),
                parent.inCatalog());
        String name = String.valueOf(row.getString("FK_NAME"));
        Reference reference = references.computeIfAbsent(
                name + ' ' + child.schema() + ' ' + child.name(),
                any -> new Reference(child, spreads, new ArrayList<>(), new ArrayList<>()));
        reference.childColumns().add(row.getString("FKCOLUMN_NAME"));
        reference.ownColumns().add(row.getString("PKCOLUMN_NAME"));
    }

    /** The items whose removal would spread to rows of others. */
    Optional<Isolation.Failure<String>> failure(List<Integer> items, IntPredicate isRemoved, IntToLongFunction number)
            throws SQLException {
        for (Reference reference : references.values()) {
            if (!reference.spreads() || items.stream().noneMatch(isRemoved::test)) {
                continue;
            }
            Set<Long> referred = referred(reference);
            List<Integer> named = new ArrayList<>();
            for (int i = 0; i < items.size(); i++) {
                int item = items.get(i);
                if (isRemoved.test(item) && referred.contains(number.applyAsLong(item))) {
                    named.add(i);
                }
            }
            if (!named.isEmpty()) {
                return Optional.of(new Isolation.Failure<>(words(reference), named, items.size()));
            }
        }
        return Optional.empty();
    }

    private Set<Long> referred(Reference reference) throws SQLException {
        String child = new Database(connection).rendered(reference.child());
        String sql = table.undo().referredFrom(child, reference.childColumns(), reference.ownColumns());
        return new HashSet<>(LedgerSql.query(connection, sql, row -> row.getLong(1), place.run(), place.change()));
    }

    private static String words(Reference reference) {
        return "a row of %s refers to it".formatted(reference.child().name());
    }

    /** Why the database refused; of its message only names are used that the catalogue knows. */
    String reason(SQLException e) {
        String message = String.valueOf(SqlFault.telling(e).getMessage()).toLowerCase(Locale.ROOT);
        for (Map.Entry<String, Reference> entry : references.entrySet()) {
            String constraint =
                    entry.getKey().substring(0, entry.getKey().indexOf(' ')).toLowerCase(Locale.ROOT);
            if (message.contains(constraint)) {
                return words(entry.getValue());
            }
        }
        return "the database refused it: " + SqlFault.words(e);
    }
}
