package dev.intact.jdbc;

import dev.intact.field.Key;
import dev.intact.jdbc.LedgerTables.Kind;
import dev.intact.ledger.Chunk;
import dev.intact.ledger.LedgerException;
import dev.intact.ledger.QuarantineEntry;
import dev.intact.ledger.QuarantineEntry.State;
import dev.intact.ledger.Quarantined;
import dev.intact.ledger.RunRecord;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The rejected records of a ledger, in one table: those of a run and of its replays stand under the run. Their data is
 * one text, which goes when they are resolved or erased.
 */
record LedgerQuarantine(String where, LedgerSql sql) {
    static final List<String> ALL =
            List.of("run", "move", "id", "key_hash", "state", "last_run", "since", "record_key", "detail");
    private static final List<String> OPEN = List.of("run", "move", "id", "state");
    private static final List<String> AGAIN = List.of("last_run", "detail");
    private static final List<String> ENDED = List.of("state", "last_run", "record_key", "detail");

    /** Stores what a chunk rejects, and resolves what it does not reject any more, in the transaction of its rows. */
    void store(Connection connection, RunRecord run, Chunk chunk) throws SQLException {
        if (chunk.entries().isEmpty()) {
            insert(connection, run, chunk);
            return;
        }
        rejectAgain(connection, run, chunk);
        resolve(connection, run, chunk);
    }

    private void insert(Connection connection, RunRecord run, Chunk chunk) throws SQLException {
        if (chunk.rejected().isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(sql.insert(Kind.QUARANTINE, ALL))) {
            for (Quarantined record : chunk.takesBack() ? unknown(connection, run, chunk) : chunk.rejected()) {
                LedgerSql.bind(
                        insert,
                        run.family(),
                        chunk.move(),
                        record.id(),
                        record.traces().key(),
                        State.OPEN.name(),
                        run.run(),
                        record.since().toString(),
                        record.key().text(),
                        LedgerReader.exact(record.detail()));
                insert.addBatch();
            }
            int[] unused = insert.executeBatch();
        }
    }

    /** What a replay had resolved at first, and takes back, is open again; the others are told. */
    private List<Quarantined> unknown(Connection connection, RunRecord run, Chunk chunk) throws SQLException {
        List<Quarantined> unknown = new ArrayList<>();
        for (Quarantined record : chunk.rejected()) {
            int changed = LedgerSql.execute(
                    connection,
                    sql.update(Kind.QUARANTINE, ENDED, List.of("run", "move", "id")),
                    State.OPEN.name(),
                    run.run(),
                    record.key().text(),
                    LedgerReader.exact(record.detail()),
                    run.family(),
                    chunk.move(),
                    record.id());
            if (changed == 0) {
                unknown.add(record);
            }
        }
        return unknown;
    }

    private void rejectAgain(Connection connection, RunRecord run, Chunk chunk) throws SQLException {
        for (Quarantined record : chunk.rejected()) {
            int changed = LedgerSql.execute(
                    connection,
                    sql.update(Kind.QUARANTINE, AGAIN, OPEN),
                    run.run(),
                    LedgerReader.exact(record.detail()),
                    run.family(),
                    chunk.move(),
                    record.id(),
                    State.OPEN.name());
            check(connection, changed, chunk);
        }
    }

    private void resolve(Connection connection, RunRecord run, Chunk chunk) throws SQLException {
        for (String id : chunk.resolved()) {
            int changed = LedgerSql.execute(
                    connection,
                    sql.update(Kind.QUARANTINE, List.of("state", "last_run", "detail"), OPEN),
                    State.RESOLVED.name(),
                    run.run(),
                    null,
                    run.family(),
                    chunk.move(),
                    id,
                    State.OPEN.name());
            check(connection, changed, chunk);
        }
    }

    /** An entry that was erased meanwhile, while its record was tried again, is not to come back to life. */
    private void check(Connection connection, int changed, Chunk chunk) throws SQLException {
        if (changed != 1) {
            connection.rollback();
            throw new LedgerException(
                    "%s: a record in quarantine of move '%s' was erased while it was tried again; replay the others"
                            .formatted(where, chunk.move()));
        }
    }

    List<QuarantineEntry> entries(Connection connection, String run, String move) throws SQLException {
        String select = sql.select(Kind.QUARANTINE, ALL, List.of("run", "move"), "id");
        return LedgerSql.query(connection, select, LedgerQuarantine::entry, run, move).stream()
                .sorted(Comparator.comparing(
                        (QuarantineEntry entry) -> entry.record().since()))
                .collect(Collectors.toList());
    }

    /** Hands over those in a state, the oldest first, as they are read. */
    void forEach(Connection connection, String run, String move, State state, Consumer<? super QuarantineEntry> visitor)
            throws SQLException {
        LedgerSql.forEach(
                connection,
                sql.oldestFirst(Kind.QUARANTINE, ALL, List.of("run", "move", "state")),
                row -> {
                    visitor.accept(entry(row));
                    return state;
                },
                run,
                move,
                state.name());
    }

    /** How many are in a state; none of them is read. */
    long count(Connection connection, String run, String move, State state) throws SQLException {
        String count = sql.count(Kind.QUARANTINE, List.of("run", "move", "state"));
        return LedgerSql.query(connection, count, row -> row.getLong(1), run, move, state.name())
                .get(0);
    }

    static QuarantineEntry entry(ResultSet row) throws SQLException {
        String detail = LedgerReader.unescaped(LedgerReader.text(row, "detail"));
        String id = row.getString("id");
        Key key = Key.ofText(LedgerReader.text(row, "record_key"));
        String keyHash = row.getString("key_hash");
        Instant since = Instant.parse(row.getString("since"));
        Quarantined record = Quarantined.restored(id, key, keyHash, since, detail.isEmpty() ? "{}" : detail);
        return QuarantineEntry.of(record, State.valueOf(row.getString("state")), row.getString("last_run"));
    }

    /** Erases entries, and with them what else the ledger keeps of the same records, of whatever run. */
    int erase(Connection connection, String run, String move, Predicate<QuarantineEntry> which) throws SQLException {
        int erased = 0;
        ErasedRecords records = ErasedRecords.of(connection, sql, run, move);
        for (QuarantineEntry entry : chosen(connection, run, move, which)) {
            erased += erase(connection, run, move, entry);
            records.erase(entry.record());
        }
        return erased;
    }

    private List<QuarantineEntry> chosen(
            Connection connection, String run, String move, Predicate<QuarantineEntry> which) throws SQLException {
        List<QuarantineEntry> chosen = new ArrayList<>();
        forEach(connection, run, move, State.OPEN, entry -> {
            if (which.test(entry)) {
                chosen.add(entry);
            }
        });
        return chosen;
    }

    private int erase(Connection connection, String run, String move, QuarantineEntry entry) throws SQLException {
        Quarantined gone = entry.record().erased();
        return LedgerSql.execute(
                connection,
                sql.update(Kind.QUARANTINE, ENDED, OPEN), // as a replay may resolve it at this moment
                State.ERASED.name(),
                entry.run(),
                gone.key().text(),
                LedgerReader.exact(gone.detail()),
                run,
                move,
                gone.id(),
                State.OPEN.name());
    }
}
