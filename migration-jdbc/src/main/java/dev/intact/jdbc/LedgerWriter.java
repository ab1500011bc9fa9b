package dev.intact.jdbc;

import dev.intact.field.Problem;
import dev.intact.jdbc.LedgerTables.Kind;
import dev.intact.ledger.Chunk;
import dev.intact.ledger.ChunkRecord;
import dev.intact.ledger.LedgerException;
import dev.intact.ledger.Outcome;
import dev.intact.ledger.Position;
import dev.intact.ledger.Quarantined;
import dev.intact.ledger.Receipt;
import dev.intact.ledger.RecordOutcome;
import dev.intact.ledger.RunRecord;
import dev.intact.ledger.StaleEpochException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes chunks into the ledger, each in the transaction that holds its rows. A chunk is known by its partition and the
 * position where it begins: a second one that begins there cannot be written, whoever writes it. The epoch is checked
 * last, by an update that holds the migration's row until the commit: after that no other run can take the migration in
 * between, and a dead one has kept nobody waiting for it.
 */
final class LedgerWriter implements Progress {
    static final List<String> CHUNK = List.of(
            "run",
            "move",
            "place",
            "seq",
            "epoch",
            "records",
            "migrated",
            "merged",
            "excluded",
            "rejected",
            "archived",
            "unchanged",
            "rows_inserted",
            "rows_updated",
            "rows_unchanged",
            "partition_id",
            "from_position",
            "to_position",
            "last_record",
            "relations");
    private static final List<String> OUTCOME =
            List.of("run", "move", "place", "nr", "key_hash", "record_key", "outcome", "reason");
    private static final List<String> PROBLEM = List.of(
            "run",
            "move",
            "place",
            "nr",
            "part",
            "record_key",
            "outcome",
            "what",
            "field",
            "rule",
            "culprit",
            "advice");

    private final String where;
    private final LedgerSql sql;
    private final RunRecord run;
    private final LedgerIds ids;
    private final LedgerQuarantine quarantine;
    private final Map<String, AtomicLong> sequences = new ConcurrentHashMap<>();

    LedgerWriter(String where, LedgerSql sql, RunRecord run) {
        this.where = where;
        this.sql = sql;
        this.run = run;
        this.ids = new LedgerIds(where, sql);
        this.quarantine = new LedgerQuarantine(where, sql);
    }

    @Override
    public Receipt store(Connection connection, Chunk chunk) throws SQLException {
        try {
            insert(connection, chunk);
        } catch (SQLException e) {
            if (!SqlFault.isDataFault(e)) {
                throw e;
            }
            connection.rollback();
            return Receipt.already(find(connection, chunk).orElseThrow(() -> e));
        }
        keep(connection, chunk);
        ids.store(connection, run, chunk.newIds());
        quarantine.store(connection, run, chunk);
        new LedgerRecords(where, sql).store(connection, run, chunk);
        new LedgerOpenRecords(sql).store(connection, chunk);
        String fence = sql.update(Kind.MIGRATION, List.of("beat"), List.of("name", "epoch"));
        if (LedgerSql.execute(connection, fence, run.migration(), chunk.epoch()) != 1) {
            connection.rollback();
            throw new StaleEpochException(where, chunk);
        }
        return Receipt.applied(ChunkRecord.of(chunk));
    }

    /**
     * Finds out whether a chunk was committed when its commit was not answered. It tries to write the chunk's entry,
     * and so waits for a transaction that is not over yet.
     */
    @Override
    public Optional<ChunkRecord> inDoubt(Connection connection, Chunk chunk) throws SQLException {
        try {
            insert(connection, chunk);
            connection.rollback();
            return Optional.empty();
        } catch (SQLException e) {
            if (!SqlFault.isDataFault(e)) {
                throw e;
            }
            connection.rollback();
            return find(connection, chunk);
        }
    }

    private Optional<ChunkRecord> find(Connection connection, Chunk chunk) throws SQLException {
        Optional<ChunkRecord> found = new LedgerReader(sql, connection).chunk(chunk.run(), chunk.move(), place(chunk));
        connection.rollback();
        if (found.filter(known -> !known.to().equals(chunk.to())).isPresent()) {
            throw new LedgerException(
                    "%s: a chunk of move '%s' begins where another begins that ends elsewhere; resume the run as it was cut"
                            .formatted(where, chunk.move()));
        }
        return found;
    }

    private void insert(Connection connection, Chunk chunk) throws SQLException {
        int unused = LedgerSql.execute(
                connection,
                sql.insert(Kind.CHUNK, CHUNK),
                chunk.run(),
                chunk.move(),
                place(chunk),
                next(chunk),
                chunk.epoch(),
                chunk.balance().read(),
                chunk.balance().of(Outcome.MIGRATED),
                chunk.balance().of(Outcome.MERGED),
                chunk.balance().of(Outcome.EXCLUDED),
                chunk.balance().of(Outcome.REJECTED),
                chunk.balance().of(Outcome.ARCHIVED),
                chunk.balance().of(Outcome.UNCHANGED),
                chunk.rows().inserted(),
                chunk.rows().updated(),
                chunk.rows().unchanged(),
                LedgerReader.exact(chunk.partition()),
                LedgerReader.exact(chunk.from().token()),
                LedgerReader.exact(chunk.to().token()),
                chunk.lastRecord(),
                LedgerReader.exact(chunk.relations().text()));
    }

    /** Chunks of a partition are written one after the other, by one worker, and their numbers grow. */
    private long next(Chunk chunk) {
        return sequences
                .computeIfAbsent(
                        hash(chunk.move(), chunk.partition()), any -> new AtomicLong(chunk.epoch() * 1_000_000_000L))
                .incrementAndGet();
    }

    private void keep(Connection connection, Chunk chunk) throws SQLException {
        List<RecordOutcome> kept = chunk.kept(run.full());
        if (kept.isEmpty()) {
            return;
        }
        String place = place(chunk);
        try (PreparedStatement outcomes = connection.prepareStatement(sql.insert(Kind.OUTCOME, OUTCOME));
                PreparedStatement problems = connection.prepareStatement(sql.insert(Kind.PROBLEM, PROBLEM))) {
            boolean anyProblem = false;
            for (int nr = 0; nr < kept.size(); nr++) {
                RecordOutcome outcome = kept.get(nr);
                String key = outcome.key().text();
                String word = outcome.outcome().name();
                LedgerSql.bind(outcomes, chunk.run(), chunk.move(), place, nr, hash(key), key, word, outcome.reason());
                outcomes.addBatch();
                for (int part = 0; part < outcome.problems().size(); part++) {
                    Problem problem = outcome.problems().get(part);
                    LedgerSql.bind(
                            problems,
                            chunk.run(),
                            chunk.move(),
                            place,
                            nr,
                            part,
                            key,
                            word,
                            problem.what(),
                            problem.field(),
                            problem.rule(),
                            problem.value().orElse(null),
                            problem.advice());
                    problems.addBatch();
                    anyProblem = true;
                }
            }
            int[] unused = outcomes.executeBatch();
            if (anyProblem) {
                int[] unusedToo = problems.executeBatch();
            }
        }
    }

    private static String place(Chunk chunk) {
        return place(chunk.partition(), chunk.from());
    }

    /** By what a chunk is known in its move: a key, however long the texts are. */
    static String place(String partition, Position from) {
        return hash(partition, from.token());
    }

    /** SHA-256 over texts, each after its length. */
    static String hash(String... texts) {
        return Quarantined.hash(texts);
    }
}
