package dev.intact.jdbc;

import dev.intact.field.Key;
import dev.intact.jdbc.LedgerTables.Kind;
import dev.intact.ledger.LedgerException;
import dev.intact.ledger.NewId;
import dev.intact.ledger.RunRecord;
import dev.intact.sink.TargetException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The key maps of a ledger, in one table. An old id is found by its hash, so that it can be of any length; both ids
 * stand beside it as they are, for whoever joins them with the rows.
 */
record LedgerIds(String where, LedgerSql sql) {
    private static final int AT_ONCE = 500;
    private static final List<Integer> SIZES = List.of(1, 10, 100, AT_ONCE); // few statements, each prepared once
    private static final List<String> KEY = List.of("map", "old_hash");
    private static final List<String> VALUE = List.of("new_id", "migration", "run");
    private static final List<String> ALL = List.of("map", "old_hash", "old_id", "new_id", "migration", "run");
    private static final List<String> FOUND = List.of("old_hash", "new_id", "migration", "run");

    /** A new id as it is stored. */
    private record Stored(String hash, Key newId, String migration, String run) {
        boolean isOfEarlierRun(RunRecord asking) {
            return migration.equals(asking.migration()) && !run.equals(asking.family());
        }
    }

    /** The new ids of some old ones; those that earlier runs of the asking run's migration left are not seen by it. */
    Map<Key, Key> find(Connection connection, String map, Collection<Key> oldIds, @Nullable RunRecord asking)
            throws SQLException {
        Map<String, Key> byHash = new HashMap<>();
        oldIds.forEach(oldId -> byHash.put(hash(map, oldId), oldId));
        Map<Key, Key> found = new HashMap<>();
        for (Stored stored : stored(connection, map, List.copyOf(byHash.keySet()))) {
            Key oldId = byHash.get(stored.hash());
            if (oldId != null && (asking == null || !stored.isOfEarlierRun(asking))) {
                found.put(oldId, stored.newId());
            }
        }
        return found;
    }

    /** Stores the new ids of a chunk in the transaction that holds its rows. */
    void store(Connection connection, RunRecord run, List<NewId> newIds) throws SQLException {
        Map<String, Map<String, NewId>> byMap = new TreeMap<>(); // in one order, so that two chunks do not deadlock
        for (NewId id : newIds) {
            NewId other =
                    byMap.computeIfAbsent(id.map(), any -> new TreeMap<>()).putIfAbsent(hash(id.map(), id.oldId()), id);
            if (other != null && !other.equals(id)) {
                throw refused(connection, id);
            }
        }
        for (Map.Entry<String, Map<String, NewId>> map : byMap.entrySet()) {
            store(connection, run, map.getKey(), map.getValue());
        }
    }

    private void store(Connection connection, RunRecord run, String map, Map<String, NewId> byHash)
            throws SQLException {
        Map<String, NewId> fresh = new TreeMap<>(byHash);
        Map<String, NewId> again = new TreeMap<>();
        for (Stored stored : stored(connection, map, List.copyOf(byHash.keySet()))) {
            NewId id = fresh.remove(stored.hash());
            if (id == null) {
                continue;
            }
            if (stored.isOfEarlierRun(run)) {
                again.put(stored.hash(), id);
            } else if (!stored.newId().equals(id.newId())) {
                throw refused(connection, id);
            }
        }
        insert(connection, run, fresh);
        update(connection, run, again);
    }

    private LedgerException refused(Connection connection, NewId id) throws SQLException {
        connection.rollback();
        return LedgerException.otherNewId(where, id.map(), id.oldId());
    }

    private void insert(Connection connection, RunRecord run, Map<String, NewId> fresh) throws SQLException {
        if (fresh.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(sql.insert(Kind.KEY_MAP, ALL))) {
            for (Map.Entry<String, NewId> entry : fresh.entrySet()) {
                NewId id = entry.getValue();
                LedgerSql.bind(
                        insert,
                        id.map(),
                        entry.getKey(),
                        id.oldId().text(),
                        id.newId().text(),
                        run.migration(),
                        run.family());
                insert.addBatch();
            }
            int[] unused = insert.executeBatch();
        } catch (SQLException e) {
            if (SqlFault.isDataFault(e)) {
                connection.rollback();
                throw TargetException.passing(
                        "%s: another worker has stored one of the new ids of a chunk at this moment".formatted(where),
                        SqlFault.withoutMessage(e));
            }
            throw e;
        }
    }

    private void update(Connection connection, RunRecord run, Map<String, NewId> again) throws SQLException {
        if (again.isEmpty()) {
            return;
        }
        try (PreparedStatement update = connection.prepareStatement(sql.update(Kind.KEY_MAP, VALUE, KEY))) {
            for (Map.Entry<String, NewId> entry : again.entrySet()) {
                NewId id = entry.getValue();
                LedgerSql.bind(update, id.newId().text(), run.migration(), run.family(), id.map(), entry.getKey());
                update.addBatch();
            }
            int[] unused = update.executeBatch();
        }
    }

    private List<Stored> stored(Connection connection, String map, List<String> hashes) throws SQLException {
        List<Stored> found = new ArrayList<>();
        for (int from = 0; from < hashes.size(); from += AT_ONCE) {
            List<String> some = hashes.subList(from, Math.min(hashes.size(), from + AT_ONCE));
            int size = SIZES.stream()
                    .filter(enough -> enough >= some.size())
                    .findFirst()
                    .orElse(AT_ONCE);
            @Nullable Object[] values = new @Nullable Object[1 + size];
            values[0] = map;
            for (int i = 0; i < size; i++) {
                values[1 + i] = some.get(Math.min(i, some.size() - 1));
            }
            String select = sql.selectAny(Kind.KEY_MAP, FOUND, List.of("map"), "old_hash", size);
            found.addAll(LedgerSql.query(
                    connection,
                    select,
                    row -> new Stored(
                            row.getString("old_hash"),
                            Key.ofText(LedgerReader.text(row, "new_id")),
                            row.getString("migration"),
                            row.getString("run")),
                    values));
        }
        return found;
    }

    private static String hash(String map, Key oldId) {
        return LedgerWriter.hash(map, oldId.text());
    }
}
