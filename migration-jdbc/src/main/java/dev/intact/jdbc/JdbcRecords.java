package dev.intact.jdbc;

import dev.intact.field.Key;
import dev.intact.ledger.RecordMemory;
import dev.intact.ledger.RecordState;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The way to the remembered records of a ledger in a database; before its tables are made there are none. */
record JdbcRecords(String where, Connecting connecting) implements RecordMemory {

    /** How the ledger connects. */
    interface Connecting {
        <R> R read(Work<R> work, R withoutTables);

        void write(Work<?> work);
    }

    /** Works on an open connection. */
    @FunctionalInterface
    interface Work<R> {
        R on(Connection connection, LedgerSql sql) throws SQLException;
    }

    @Override
    public boolean isKept() {
        return true;
    }

    @Override
    public Map<String, RecordState> find(String migration, String move, Collection<String> hashes) {
        return connecting.read((c, sql) -> records(sql).find(c, migration, move, hashes), Map.of());
    }

    @Override
    public List<RecordState> gone(String migration, String move, String run, String after, int atMost) {
        return connecting.read((c, sql) -> records(sql).gone(c, migration, move, run, after, atMost), List.of());
    }

    @Override
    public Counts count(String migration, String move, String run) {
        return connecting.read((c, sql) -> records(sql).count(c, migration, move, run), new Counts(0, 0, 0));
    }

    @Override
    public Range range(String migration, String move, String run, Range wished) {
        LedgerRanges.Place place = new LedgerRanges.Place(migration, move);
        if (run.isEmpty()) {
            return connecting.read((c, sql) -> new LedgerRanges(sql).next(c, place, wished), wished);
        }
        Optional<Range> held = connecting.read((c, sql) -> new LedgerRanges(sql).held(c, place, run), Optional.empty());
        if (held.isPresent()) {
            return held.get();
        }
        Range[] range = {wished};
        connecting.write((c, sql) -> {
            range[0] = new LedgerRanges(sql).next(c, place, wished);
            return new LedgerRanges(sql).hold(c, place, run, range[0]);
        });
        return range[0];
    }

    @Override
    public Map<Key, Key> newIds(String map, Collection<Key> oldIds) {
        return connecting.read(
                (c, sql) -> new LedgerIds(where, sql).find(c, map, oldIds, null).newIds(), Map.of());
    }

    private LedgerRecords records(LedgerSql sql) {
        return new LedgerRecords(where, sql);
    }
}
