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
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One of the two tables of key maps, of new ids or of redirects. An old id is found by its hash, so that it can be of
 * any length; both ids stand beside it as they are, for whoever joins them with the rows.
 */
record StoredIds(String where, LedgerSql sql, Kind kind) {
    private static final int AT_ONCE = 1_000; // a chunk of the usual size is one question
    private static final List<Integer> SIZES = List.of(1, 10, 100, 500, AT_ONCE); // few statements, each prepared once
    private static final int PAGE = 1_000;
    private static final List<String> KEY = List.of("map", "old_hash");

    /** An id as it is stored. */
    private record Stored(String hash, Key id, String migration, String run) {
        boolean isOfEarlierRun(RunRecord asking) {
            return migration.equals(asking.migration()) && !run.equals(asking.family());
        }
    }

    private String idColumn() {
        return kind == Kind.REDIRECT ? "survivor_id" : "new_id";
    }

    /** The ids of some old ones; those that earlier runs of the asking run's migration left are not seen by it. */
    Map<Key, Key> find(Connection connection, String map, Collection<Key> oldIds, @Nullable RunRecord asking)
            throws SQLException {
        Map<String, Key> byHash = new HashMap<>();
        oldIds.forEach(oldId -> byHash.put(hash(map, oldId), oldId));
        Map<Key, Key> found = new HashMap<>();
        for (Stored stored : stored(connection, map, List.copyOf(byHash.keySet()))) {
            Key oldId = byHash.get(stored.hash());
            if (oldId != null && (asking == null || !stored.isOfEarlierRun(asking))) {
                found.put(oldId, stored.id());
            }
        }
        return found;
    }

    /** Stores the ids of a chunk in the transaction that holds its rows; all are of this table's kind. */
    void store(Connection connection, RunRecord run, List<NewId> ids) throws SQLException {
        Map<String, Map<String, NewId>> byMap = new TreeMap<>(); // in one order, so that two chunks do not deadlock
        for (NewId id : ids) {
            refuseNul(connection, id);
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

    /** A text that is stored otherwise than it is would be found otherwise. */
    private void refuseNul(Connection connection, NewId id) throws SQLException {
        if (id.newId().text().indexOf('\0') >= 0) {
            connection.rollback();
            throw new LedgerException(
                    "%s: key map '%s' gets an id for the old id %s that holds the character U+0000, which not every database can keep; take it out by a conversion"
                            .formatted(where, id.map(), id.oldId().masked()));
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
            } else if (!stored.id().equals(id.newId())) {
                throw refused(connection, id);
            }
        }
        insert(connection, run, fresh);
        update(connection, run, again);
    }

    private LedgerException refused(Connection connection, NewId id) throws SQLException {
        connection.rollback();
        return id.isRedirect()
                ? LedgerException.otherSurvivor(where, id.map(), id.oldId())
                : LedgerException.otherNewId(where, id.map(), id.oldId());
    }

    private void insert(Connection connection, RunRecord run, Map<String, NewId> fresh) throws SQLException {
        if (fresh.isEmpty()) {
            return;
        }
        List<String> columns = List.of("map", "old_hash", "old_id", idColumn(), "migration", "run");
        try (PreparedStatement insert = connection.prepareStatement(sql.insert(kind, columns))) {
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
        List<String> values = List.of(idColumn(), "migration", "run");
        try (PreparedStatement update = connection.prepareStatement(sql.update(kind, values, KEY))) {
            for (Map.Entry<String, NewId> entry : again.entrySet()) {
                NewId id = entry.getValue();
                LedgerSql.bind(update, id.newId().text(), run.migration(), run.family(), id.map(), entry.getKey());
                update.addBatch();
            }
            int[] unused = update.executeBatch();
        }
    }

    private List<Stored> stored(Connection connection, String map, List<String> hashes) throws SQLException {
        List<String> columns = List.of("old_hash", idColumn(), "migration", "run");
        List<Stored> found = new ArrayList<>();
        byHash(
                connection,
                sql,
                kind,
                columns,
                map,
                hashes,
                row -> found.add(new Stored(
                        row.getString("old_hash"),
                        Key.ofText(LedgerReader.text(row, idColumn())),
                        row.getString("migration"),
                        row.getString("run"))));
        return found;
    }

    /** Reads the rows of some old ids in a table of key maps, by as few statements as there are. */
    static void byHash(
            Connection connection,
            LedgerSql sql,
            Kind kind,
            List<String> columns,
            String map,
            List<String> hashes,
            LedgerSql.RowMapper<?> visitor)
            throws SQLException {
        for (int from = 0; from < hashes.size(); from += AT_ONCE) {
            List<String> some = hashes.subList(from, Math.min(hashes.size(), from + AT_ONCE));
            int size = SIZES.stream()
                    .filter(enough -> enough >= some.size())
                    .findFirst()
                    .orElse(AT_ONCE);
            String select = sql.selectAny(kind, columns, List.of("map"), "old_hash", size);
            LedgerSql.forEach(connection, select, visitor, sql.anyOf(List.of(map), some, size));
        }
    }

    /** The entries that lead to some ids; the table is read as a whole, as it has no index for that. */
    List<NewId> leadingTo(Connection connection, String map, Collection<Key> ids) throws SQLException {
        List<String> texts = ids.stream().map(Key::text).distinct().toList();
        List<NewId> found = new ArrayList<>();
        for (int from = 0; from < texts.size(); from += AT_ONCE) {
            List<String> some = texts.subList(from, Math.min(texts.size(), from + AT_ONCE));
            int size = SIZES.stream()
                    .filter(enough -> enough >= some.size())
                    .findFirst()
                    .orElse(AT_ONCE);
            LedgerSql.forEach(
                    connection,
                    sql.selectAny(kind, List.of("old_id", idColumn()), List.of("map"), idColumn(), size),
                    row -> found.add(NewId.of(
                            map,
                            Key.ofText(LedgerReader.text(row, "old_id")),
                            Key.ofText(LedgerReader.text(row, idColumn())))),
                    sql.anyOf(List.of(map), some, size));
        }
        return found;
    }

    /** Forgets entries, in the transaction that deletes the rows that they lead to. */
    void forget(Connection connection, List<NewId> gone) throws SQLException {
        for (NewId id : gone) {
            int unused = LedgerSql.execute(connection, sql.delete(kind, KEY), id.map(), hash(id.map(), id.oldId()));
        }
    }

    /** Reads a map page by page, in the order of the hashes; each page is handed over when it is read. */
    void list(Connection connection, String map, Consumer<NewId> visitor) throws SQLException {
        String select = sql.page(kind, List.of("old_hash", "old_id", idColumn()), List.of("map"), "old_hash", PAGE);
        String[] last = {""};
        List<NewId> page = new ArrayList<>();
        do {
            page.clear();
            LedgerSql.forEach(
                    connection,
                    select,
                    row -> {
                        last[0] = row.getString("old_hash");
                        Key oldId = Key.ofText(LedgerReader.text(row, "old_id"));
                        Key id = Key.ofText(LedgerReader.text(row, idColumn()));
                        return page.add(
                                kind == Kind.REDIRECT ? NewId.redirect(map, oldId, id) : NewId.of(map, oldId, id));
                    },
                    map,
                    last[0]);
            page.forEach(visitor);
        } while (page.size() == PAGE);
    }

    static String hash(String map, Key oldId) {
        return LedgerWriter.hash(map, oldId.text());
    }
}
