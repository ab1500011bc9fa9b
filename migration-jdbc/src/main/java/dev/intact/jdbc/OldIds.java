package dev.intact.jdbc;

import dev.intact.field.Key;
import dev.intact.jdbc.LedgerTables.Kind;
import dev.intact.ledger.LedgerException;
import dev.intact.mapping.Loader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.tools.jdbc.JDBCUtils;

/** A key map of a ledger, read the other way round: which old id each new one was. */
record OldIds<N, K>(Connections connections, LedgerTables tables, String map, Class<K> type) implements Loader<N, K> {
    private static final List<Integer> SIZES = List.of(1, 10, 100, 500); // few statements, each prepared once
    private static final int AT_ONCE = 500;

    @Override
    public Map<N, K> load(Set<N> newIds) {
        Map<String, N> asked = new HashMap<>();
        newIds.forEach(newId -> asked.put(Key.of(newId).text(), newId));
        try (Borrowed borrowed = Borrowed.from(connections)) {
            Connection connection = borrowed.connection();
            if (!LedgerInstallation.isComplete(connection, tables)) {
                throw new LedgerException(
                        "%s: there is no ledger %s, so no old id of key map '%s' is known; name the target that the rows were moved into, with its ledger"
                                .formatted(connections.name(), tables, map));
            }
            LedgerSql sql = new LedgerSql(tables, JDBCUtils.dialect(connection));
            return found(connection, sql, asked);
        } catch (SQLException e) {
            throw new LedgerException(
                    "%s: the old ids of key map '%s' cannot be read: %s"
                            .formatted(connections.name(), map, connections.words(e)),
                    SqlFault.withoutMessage(e));
        }
    }

    private Map<N, K> found(Connection connection, LedgerSql sql, Map<String, N> asked) throws SQLException {
        List<String> texts = List.copyOf(asked.keySet());
        List<Key[]> pairs = new ArrayList<>();
        for (int from = 0; from < texts.size(); from += AT_ONCE) {
            List<String> some = texts.subList(from, Math.min(texts.size(), from + AT_ONCE));
            int size = SIZES.stream()
                    .filter(enough -> enough >= some.size())
                    .findFirst()
                    .orElse(AT_ONCE);
            LedgerSql.forEach(
                    connection,
                    sql.selectAny(Kind.KEY_MAP, List.of("new_id", "old_id"), List.of("map"), "new_id", size),
                    row -> pairs.add(new Key[] {
                        Key.ofText(LedgerReader.text(row, "new_id")), Key.ofText(LedgerReader.text(row, "old_id"))
                    }),
                    sql.anyOf(List.of(map), some, size));
        }
        Map<N, K> found = new HashMap<>();
        for (Key[] pair : pairs) {
            N newId = asked.get(pair[0].text());
            if (newId != null && found.put(newId, old(pair[1])) != null) {
                throw new LedgerException(
                        "%s: key map '%s' leads from several old ids to the new id %s, so that it has no way back"
                                .formatted(connections.name(), map, pair[0].masked()));
            }
        }
        return found;
    }

    private K old(Key oldId) {
        try {
            return oldId.as(type);
        } catch (IllegalArgumentException e) {
            throw new LedgerException(
                    "%s: the old id %s of key map '%s' is no %s; name the type that its records have for it"
                            .formatted(connections.name(), oldId.masked(), map, type.getSimpleName()),
                    e);
        }
    }
}
