package dev.intact.jdbc;

import dev.intact.field.Key;
import dev.intact.jdbc.LedgerTables.Kind;
import dev.intact.ledger.Numbers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The numbers of key maps that are sequences: in one table the next number of each map, whose row is locked while
 * numbers are handed out, in another the number of each old id.
 */
record LedgerNumbers(LedgerSql sql) {
    private static final List<String> MAP = List.of("map");
    private static final List<String> NEXT = List.of("next_number");
    private static final List<String> SEQUENCE = List.of("map", "next_number");
    private static final List<String> NUMBER = List.of("map", "old_hash", "given");

    Numbers find(Connection connection, String map, Collection<Key> oldIds) throws SQLException {
        List<Long> next = LedgerSql.query(
                connection, sql.select(Kind.SEQUENCE, NEXT, MAP), row -> row.getLong("next_number"), map);
        return Numbers.of(
                given(connection, map, oldIds), next.isEmpty() ? OptionalLong.empty() : OptionalLong.of(next.get(0)));
    }

    Map<Key, Long> given(Connection connection, String map, Collection<Key> oldIds) throws SQLException {
        Map<String, Key> byHash = new HashMap<>();
        oldIds.forEach(oldId -> byHash.put(StoredIds.hash(map, oldId), oldId));
        Map<Key, Long> given = new HashMap<>();
        StoredIds.byHash(
                connection,
                sql,
                Kind.NUMBER,
                List.of("old_hash", "given"),
                map,
                List.copyOf(byHash.keySet()),
                row -> given.put(byHash.get(row.getString("old_hash")), row.getLong("given")));
        return given;
    }

    /** Begins a sequence, and says whether it did: another may be beginning it at this moment. */
    boolean begin(Connection connection, String map, long first) throws SQLException {
        try {
            int unused = LedgerSql.execute(connection, sql.insert(Kind.SEQUENCE, SEQUENCE), map, first);
            connection.commit();
            return true;
        } catch (SQLException e) {
            connection.rollback();
            if (!SqlFault.isDataFault(e)) {
                throw e;
            }
            return false;
        }
    }

    /**
     * Numbers old ids, in one transaction. The map's row is written first, and so is locked until the end: what others
     * have numbered meanwhile is seen behind that, and nobody numbers at the same time.
     *
     * @return the numbers; empty if the sequence has not begun
     */
    Map<Key, Long> number(Connection connection, String map, List<Key> oldIds) throws SQLException {
        if (LedgerSql.execute(connection, sql.update(Kind.SEQUENCE, MAP, MAP), map, map) == 0) {
            connection.rollback();
            return Map.of();
        }
        Numbers known = find(connection, map, oldIds);
        List<Key> fresh = known.without(oldIds);
        long number = known.next().orElseThrow();
        Map<Key, Long> all = new HashMap<>(known.given());
        try (PreparedStatement insert = connection.prepareStatement(sql.insert(Kind.NUMBER, NUMBER))) {
            for (Key oldId : fresh) {
                LedgerSql.bind(insert, map, StoredIds.hash(map, oldId), number);
                insert.addBatch();
                all.put(oldId, number);
                number = Math.incrementExact(number);
            }
            int[] unused = insert.executeBatch();
        }
        int unused = LedgerSql.execute(connection, sql.update(Kind.SEQUENCE, NEXT, MAP), number, map);
        connection.commit();
        return all;
    }
}
