package dev.intact.jdbc;

import dev.intact.field.Key;
import dev.intact.jdbc.LedgerTables.Kind;
import dev.intact.ledger.QuarantineEntry;
import dev.intact.ledger.QuarantineEntry.State;
import dev.intact.ledger.Quarantined;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a ledger keeps of the records of a move beside the entries that are erased: in all runs of the migration, their
 * replays and those that were undone too. The words stay; keys become pseudonyms, and values go. By the hash of its key
 * a remembered record is still found again.
 */
final class ErasedRecords {
    private static final List<String> PLACE = List.of("run", "move", "place", "nr");
    private static final List<String> REMEMBERED = List.of("migration", "move", "key_hash");
    private static final List<String> BEFORE = List.of("run", "migration", "move", "key_hash");

    private final Connection connection;
    private final LedgerSql sql;
    private final String migration;
    private final List<String> runs;
    private final String move;
    private @Nullable Map<String, List<KeptEntry>> entries;

    /** An entry, and the run that it stands under. */
    private record KeptEntry(String run, QuarantineEntry entry) {}

    private ErasedRecords(Connection connection, LedgerSql sql, String migration, List<String> runs, String move) {
        this.connection = connection;
        this.sql = sql;
        this.migration = migration;
        this.runs = List.copyOf(runs);
        this.move = move;
    }

    /** Those of the migration that a run belongs to. */
    static ErasedRecords of(Connection connection, LedgerSql sql, String run, String move) throws SQLException {
        String migration = LedgerSql.query(
                        connection,
                        sql.select(Kind.RUN, List.of("migration"), List.of("run")),
                        row -> row.getString("migration"),
                        run)
                .stream()
                .findFirst()
                .orElse("");
        List<String> runs = LedgerSql.query(
                connection,
                sql.select(Kind.RUN, List.of("run"), List.of("migration"), "first_epoch"),
                row -> row.getString("run"),
                migration);
        return new ErasedRecords(connection, sql, migration, runs, move);
    }

    /** Forgets the data of a record, in the transaction that erases its entry. */
    void erase(Quarantined record) throws SQLException {
        String pseudonym = record.erased().key().text();
        for (String run : runs) {
            eraseOutcomes(run, record.key(), pseudonym);
        }
        eraseEntries(record.traces().key());
        if (!record.key().isPlace()) {
            eraseRemembered(hash(record.key()), pseudonym);
        }
    }

    private void eraseOutcomes(String run, Key key, String pseudonym) throws SQLException {
        record Kept(String place, int nr) {}
        List<Kept> outcomes = LedgerSql.query(
                connection,
                sql.select(Kind.OUTCOME, List.of("place", "nr"), List.of("run", "move", "key_hash")),
                row -> new Kept(row.getString("place"), row.getInt("nr")),
                run,
                move,
                LedgerWriter.hash(key.text()));
        for (Kept kept : outcomes) {
            int unused = LedgerSql.execute(
                    connection,
                    sql.update(Kind.OUTCOME, List.of("record_key", "key_hash"), PLACE),
                    pseudonym,
                    LedgerWriter.hash(pseudonym),
                    run,
                    move,
                    kept.place(),
                    kept.nr());
            int unusedToo = LedgerSql.execute(
                    connection,
                    sql.update(Kind.PROBLEM, List.of("record_key", "culprit", "advice"), PLACE),
                    pseudonym,
                    null,
                    null,
                    run,
                    move,
                    kept.place(),
                    kept.nr());
        }
    }

    /** Entries of other runs, and those that a replay has resolved, have the key too. */
    private void eraseEntries(String keyHash) throws SQLException {
        for (KeptEntry kept : entries().getOrDefault(keyHash, List.of())) {
            QuarantineEntry entry = kept.entry();
            Quarantined gone = entry.record().erased();
            State state = entry.state() == State.OPEN ? State.ERASED : entry.state();
            int unused = LedgerSql.execute(
                    connection,
                    sql.update(
                            Kind.QUARANTINE,
                            List.of("state", "record_key", "detail"),
                            List.of("run", "move", "id", "state")),
                    state.name(),
                    gone.key().text(),
                    state == State.RESOLVED ? null : LedgerReader.exact(gone.detail()),
                    kept.run(),
                    move,
                    gone.id(),
                    entry.state().name());
        }
    }

    /** All that are not erased yet, by the hashes of their keys; read once, as no index leads to them. */
    private Map<String, List<KeptEntry>> entries() throws SQLException {
        Map<String, List<KeptEntry>> known = entries;
        if (known == null) {
            known = new HashMap<>();
            String select = sql.select(Kind.QUARANTINE, LedgerQuarantine.ALL, List.of("run", "move"));
            for (String run : runs) {
                for (QuarantineEntry entry : LedgerSql.query(connection, select, LedgerQuarantine::entry, run, move)) {
                    if (entry.state() != State.ERASED) {
                        known.computeIfAbsent(entry.record().traces().key(), any -> new ArrayList<>())
                                .add(new KeptEntry(run, entry));
                    }
                }
            }
            entries = known;
        }
        return known;
    }

    /** What an incremental move remembers of it, and what an undo would put back of that. */
    private void eraseRemembered(String keyHash, String pseudonym) throws SQLException {
        int unused = LedgerSql.execute(
                connection,
                sql.update(Kind.RECORD, List.of("record_key"), REMEMBERED),
                pseudonym,
                migration,
                move,
                keyHash);
        for (String run : runs) {
            int unusedToo = LedgerSql.execute(
                    connection,
                    sql.update(Kind.RECORD_BEFORE, List.of("record_key"), BEFORE),
                    pseudonym,
                    run,
                    migration,
                    move,
                    keyHash);
        }
    }

    /** By what a remembered record is found; where its key may not be shown, none was written down. */
    private static String hash(Key key) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(key.text().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
