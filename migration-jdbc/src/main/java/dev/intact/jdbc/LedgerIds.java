package dev.intact.jdbc;

import dev.intact.field.Key;
import dev.intact.jdbc.LedgerTables.Kind;
import dev.intact.ledger.LedgerException;
import dev.intact.ledger.NewId;
import dev.intact.ledger.RunRecord;
import dev.intact.ledger.Survivors;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The key maps of a ledger: the new ids in one table, the redirects of merged duplicates in another. */
record LedgerIds(String where, StoredIds newIds, StoredIds redirects) {

    LedgerIds(String where, LedgerSql sql) {
        this(where, new StoredIds(where, sql, Kind.KEY_MAP), new StoredIds(where, sql, Kind.REDIRECT));
    }

    /** The new ids of some old ones; those that earlier runs of the asking run's migration left are not seen by it. */
    Survivors find(Connection connection, String map, Collection<Key> oldIds, @Nullable RunRecord asking)
            throws SQLException {
        return Survivors.<SQLException>find(
                where,
                map,
                oldIds,
                some -> newIds.find(connection, map, some, asking),
                some -> redirects.find(connection, map, some, asking));
    }

    /** Stores the entries of a chunk in the transaction that holds its rows. */
    void store(Connection connection, RunRecord run, List<NewId> entries) throws SQLException {
        newIds.store(
                connection,
                run,
                entries.stream().filter(id -> !id.isRedirect() && !id.isGone()).toList());
        newIds.forget(connection, entries.stream().filter(NewId::isGone).toList());
        Map<String, Map<Key, Key>> fresh = new TreeMap<>();
        List<NewId> redirected = entries.stream().filter(NewId::isRedirect).toList();
        redirected.forEach(
                id -> fresh.computeIfAbsent(id.map(), any -> new HashMap<>()).put(id.oldId(), id.newId()));
        for (Map.Entry<String, Map<Key, Key>> map : fresh.entrySet()) {
            refuseCircles(connection, run, map.getKey(), map.getValue());
        }
        redirects.store(connection, run, redirected);
    }

    private void refuseCircles(Connection connection, RunRecord run, String map, Map<Key, Key> fresh)
            throws SQLException {
        try {
            Survivors.<SQLException>refuseCircles(
                    where, map, fresh, oldIds -> redirects.find(connection, map, oldIds, run));
        } catch (LedgerException e) {
            connection.rollback();
            throw e;
        }
    }

    void list(Connection connection, String map, Consumer<NewId> visitor) throws SQLException {
        newIds.list(connection, map, visitor);
        redirects.list(connection, map, visitor);
    }
}
