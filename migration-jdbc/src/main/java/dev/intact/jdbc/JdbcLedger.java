package dev.intact.jdbc;

import dev.intact.field.Key;
import dev.intact.jdbc.LedgerTables.Kind;
import dev.intact.ledger.Chunk;
import dev.intact.ledger.ChunkRecord;
import dev.intact.ledger.Claim;
import dev.intact.ledger.History;
import dev.intact.ledger.KeptKeyMaps;
import dev.intact.ledger.Ledger;
import dev.intact.ledger.LedgerException;
import dev.intact.ledger.MoveRecord;
import dev.intact.ledger.OpenRecords;
import dev.intact.ledger.Position;
import dev.intact.ledger.QuarantineBook;
import dev.intact.ledger.RecordMemory;
import dev.intact.ledger.RecordOutcome;
import dev.intact.ledger.RunRecord;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.tools.jdbc.JDBCUtils;
import org.jspecify.annotations.Nullable;

/** The ledger of a database, in tables beside the rows. */
final class JdbcLedger implements Ledger {
    private static final int SHOWN = 40;

    private final Connections connections;
    private final LedgerTables tables;
    private final Duration leaseLength;
    private @Nullable LedgerSql sql;
    private @Nullable Lease lease;
    private @Nullable RunRecord begun;
    private Progress progress = Progress.NONE;

    JdbcLedger(Connections connections, LedgerTables tables, Duration leaseLength) {
        this.connections = connections;
        this.tables = tables;
        this.leaseLength = leaseLength;
    }

    /** Works on an open connection. */
    @FunctionalInterface
    interface Work<R> {
        R on(Connection connection, LedgerSql sql) throws SQLException;
    }

    private <R> R with(Work<R> work) {
        try (Borrowed borrowed = Borrowed.from(connections)) {
            return work.on(borrowed.connection(), sql(borrowed.connection()));
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Works in one transaction, of which nothing stays that the work does not commit. */
    private <R> R within(Work<R> work) {
        try (Borrowed borrowed = WriteIsolation.borrow(connections)) {
            Backends.name(borrowed, holder());
            borrowed.transactional();
            return work.on(borrowed.connection(), sql(borrowed.connection()));
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private synchronized LedgerSql sql(Connection connection) {
        LedgerSql known = sql;
        if (known == null) {
            known = new LedgerSql(tables, JDBCUtils.dialect(connection));
            sql = known;
        }
        return known;
    }

    /**
     * Writes in one transaction, and only as long as the migration is held: a run that was taken over writes nothing.
     */
    private void write(Work<?> work) {
        Lease holding = held();
        Object unused = within((connection, its) -> {
            holding.confirm(connection);
            Object written = work.on(connection, its);
            connection.commit();
            return written;
        });
    }

    private LedgerException failed(SQLException e) {
        return new LedgerException(
                "%s: the ledger cannot be read or written: %s".formatted(connections.name(), connections.words(e)),
                SqlFault.withoutMessage(e));
    }

    /** Makes sure, until the end of a transaction, that the migration is held. */
    void confirm(Connection connection) throws SQLException {
        held().confirm(connection);
    }

    LedgerTables tables() {
        return tables;
    }

    LedgerSql sqlFor(Connection connection) {
        return sql(connection);
    }

    /** The run that has begun in this session. */
    RunRecord running() {
        RunRecord run = begun();
        if (run == null) {
            throw new LedgerException("%s: no run has begun".formatted(connections.name()));
        }
        return run;
    }

    /** What units of work store; nothing before a run has begun. */
    synchronized Progress progress() {
        return progress;
    }

    /** By whom the migration is held; empty outside a run. */
    synchronized Optional<String> holder() {
        return Optional.ofNullable(lease).map(Lease::holder);
    }

    @Override
    public synchronized Claim claim(String migration, String claimant, String who, Instant since) {
        try {
            Lease taken = lease;
            if (taken == null) {
                LedgerInstallation.ensure(connections, tables);
                LedgerSql its = with((connection, known) -> known);
                taken = Lease.take(connections, its, migration, claimant, who, since, leaseLength);
                lease = taken;
            }
            long epoch = taken.epoch();
            return Claim.of(epoch, runs(migration));
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private synchronized Lease held() {
        Lease known = lease;
        if (known == null) {
            throw new LedgerException("%s: claim the migration before a run begins".formatted(connections.name()));
        }
        return known;
    }

    @Override
    public synchronized void begin(RunRecord run) {
        String id = run.run();
        if (id.length() > LedgerTables.ID) {
            throw new LedgerException(
                    "%s: the id of a run has %s characters at most, and '%s…' has %s; give shorter ones by Options.runIds"
                            .formatted(connections.name(), LedgerTables.ID, id.substring(0, SHOWN), id.length()));
        }
        try {
            held().raise(run.epoch());
        } catch (SQLException e) {
            throw failed(e);
        }
        write((connection, its) -> store(connection, its, run));
        progress = with((connection, its) -> new LedgerWriter(connections.name(), its, run));
        begun = run;
    }

    private static int store(Connection connection, LedgerSql sql, RunRecord run) throws SQLException {
        String update = sql.update(Kind.RUN, List.of("epoch", "who", "state", "failure", "ended"), List.of("run"));
        String ended = run.ended().map(Instant::toString).orElse(null);
        int updated = LedgerSql.execute(
                connection, update, run.epoch(), run.who(), run.state().name(), run.failure(), ended, run.run());
        return updated != 0
                ? updated
                : LedgerSql.execute(
                        connection,
                        sql.insert(Kind.RUN, LedgerReader.RUN),
                        run.run(),
                        run.migration(),
                        run.epoch(),
                        run.epoch(),
                        run.full() ? 1L : 0L,
                        run.version(),
                        run.who(),
                        run.started().toString(),
                        run.state().name(),
                        run.failure(),
                        ended,
                        run.kind().name(),
                        run.base().orElse(null));
    }

    @Override
    public void begin(String run, MoveRecord move) {
        write((connection, its) -> {
            int removed =
                    LedgerSql.execute(connection, its.delete(Kind.MOVE, List.of("run", "move")), run, move.move());
            long place = new LedgerReader(its, connection).moves(run).size();
            return removed
                    + LedgerSql.execute(
                            connection,
                            its.insert(Kind.MOVE, LedgerReader.MOVE),
                            run,
                            move.move(),
                            place,
                            move.done() ? 1L : 0L,
                            move.partitions().stream().map(LedgerReader::line).collect(Collectors.joining("\n")),
                            LedgerReader.exact(move.definition().text()),
                            LedgerReader.exact(move.source().text()),
                            LedgerReader.exact(move.target().text()));
        });
    }

    @Override
    public Optional<MoveRecord> move(String run, String move) {
        return with((connection, its) -> new LedgerReader(its, connection)
                .moves(run).stream()
                        .filter(record -> record.move().equals(move))
                        .findFirst());
    }

    @Override
    public History history(String run, String move) {
        // PostgreSQL reads row by row only within a transaction
        return within((connection, its) -> new LedgerReader(its, connection).history(run, move));
    }

    @Override
    public Optional<ChunkRecord> chunk(String run, String move, String partition, Position from) {
        return with((connection, its) ->
                new LedgerReader(its, connection).chunk(run, move, LedgerWriter.place(partition, from)));
    }

    @Override
    public Optional<ChunkRecord> inDoubt(Chunk chunk) {
        Progress storing = progress();
        return within((connection, its) -> storing.inDoubt(connection, chunk));
    }

    @Override
    public void end(String run, String move) {
        write((connection, its) -> LedgerSql.execute(
                connection, its.update(Kind.MOVE, List.of("done"), List.of("run", "move")), 1L, run, move));
    }

    @Override
    public void end(RunRecord run) {
        write((connection, its) -> store(connection, its, run));
    }

    @Override
    public List<RunRecord> runs(String migration) {
        return with((connection, its) -> LedgerInstallation.isComplete(connection, tables)
                ? new LedgerReader(its, connection).runs(migration)
                : List.of());
    }

    @Override
    public List<String> moves(String run) {
        return with((connection, its) -> new LedgerReader(its, connection)
                .moves(run).stream().map(MoveRecord::move).toList());
    }

    @Override
    public Optional<RecordOutcome> outcome(String run, String move, Key key) {
        return with((connection, its) -> new LedgerReader(its, connection).outcome(run, move, key));
    }

    @Override
    public Map<Key, Key> newIds(String map, Collection<Key> oldIds) {
        RunRecord asking = begun();
        return with((connection, its) -> asking != null || LedgerInstallation.isComplete(connection, tables)
                ? new LedgerIds(connections.name(), its)
                        .find(connection, map, oldIds, asking)
                        .newIds()
                : Map.of());
    }

    @Override
    public KeptKeyMaps keyMaps() {
        return new JdbcKeyMaps(connections, tables, begun(), holder());
    }

    @Override
    public OpenRecords openRecords() {
        return (run, move, after, size) ->
                with((connection, its) -> new LedgerOpenRecords(its).page(connection, run, move, after, size));
    }

    @Override
    public RecordMemory records() {
        return new JdbcRecords(connections.name(), new JdbcRecords.Connecting() {
            @Override
            public <R> R read(JdbcRecords.Work<R> work, R withoutTables) {
                return with((connection, its) -> begun() != null || LedgerInstallation.isComplete(connection, tables)
                        ? work.on(connection, its)
                        : withoutTables);
            }

            @Override
            public void write(JdbcRecords.Work<?> work) {
                JdbcLedger.this.write(work::on);
            }
        });
    }

    private synchronized @Nullable RunRecord begun() {
        return begun;
    }

    @Override
    public Optional<QuarantineBook> quarantine() {
        return Optional.of(new JdbcQuarantineBook(connections.name(), tables, new JdbcQuarantineBook.Connecting() {
            @Override
            public <R> R read(Work<R> work) {
                return with(work);
            }

            @Override
            public <R> R within(Work<R> work) {
                return JdbcLedger.this.within(work);
            }
        }));
    }

    @Override
    public int prune(String migration, Instant endedBefore) {
        Set<String> old = Claim.old(runs(migration), endedBefore);
        int unused = within((connection, its) -> {
            int removed = 0;
            for (String run : old) {
                for (Kind kind : List.of(
                        Kind.QUARANTINE,
                        Kind.PROBLEM,
                        Kind.OUTCOME,
                        Kind.CHUNK,
                        Kind.MOVE,
                        Kind.CHANGE,
                        Kind.KEY_BEFORE,
                        Kind.REDIRECT_BEFORE,
                        Kind.RECORD_BEFORE,
                        Kind.MARK,
                        Kind.OPEN_RECORD,
                        Kind.RUN)) {
                    removed += LedgerSql.execute(connection, its.delete(kind, List.of("run")), run);
                }
                Images.prune(connection, tables, run);
            }
            connection.commit();
            return removed;
        });
        return old.size();
    }

    @Override
    public synchronized void close() {
        Lease held = lease;
        lease = null;
        begun = null;
        progress = Progress.NONE;
        if (held != null) {
            held.close();
        }
    }
}
