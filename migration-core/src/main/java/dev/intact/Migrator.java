package dev.intact;

import dev.intact.field.Key;
import dev.intact.identity.KeyMap;
import dev.intact.internal.BackingUp;
import dev.intact.internal.Checking;
import dev.intact.internal.Engine;
import dev.intact.internal.Explaining;
import dev.intact.internal.MovePlan;
import dev.intact.internal.Quarantines;
import dev.intact.internal.Remembered;
import dev.intact.internal.RunPlan;
import dev.intact.internal.StoredKeyMap;
import dev.intact.internal.UndoRun;
import dev.intact.internal.Verifying;
import dev.intact.ledger.Balance;
import dev.intact.ledger.NewId;
import dev.intact.ledger.RecordOutcome;
import dev.intact.run.BackupReport;
import dev.intact.run.CheckReport;
import dev.intact.run.DependentCheck;
import dev.intact.run.Difference;
import dev.intact.run.Explanation;
import dev.intact.run.Fixes;
import dev.intact.run.Options;
import dev.intact.run.Preview;
import dev.intact.run.Quarantine;
import dev.intact.run.ReplayReport;
import dev.intact.run.RunFailedException;
import dev.intact.run.RunInfo;
import dev.intact.run.RunReport;
import dev.intact.run.RunReport.Mode;
import dev.intact.run.Undo;
import dev.intact.run.UndoFailedException;
import dev.intact.run.UndoReport;
import dev.intact.verify.VerificationReport;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs migrations: the one way to do it. Immutable and thread-safe. */
public final class Migrator {
    private static final long CHECKED_RECORDS = 1_000;
    private static final DateTimeFormatter BACKUP = DateTimeFormatter.ofPattern("'backup_'uuuuMMddHHmmss", Locale.ROOT);
    private static final long LISTED_ROWS = 10_000;

    private final Options options;

    private Migrator(Options options) {
        this.options = Objects.requireNonNull(options, "options");
    }

    /** {@return a migrator with {@link Options#defaults()}} */
    public static Migrator create() {
        return new Migrator(Options.defaults());
    }

    /**
     * A migrator.
     *
     * @param options how it runs migrations
     * @return the migrator
     */
    public static Migrator with(Options options) {
        return new Migrator(options);
    }

    /**
     * Holds a migration against its real sources and targets, and against the first 1,000 records of each move, and
     * says all that does not fit. Nothing is changed.
     *
     * @param migration the migration
     * @return what was found
     * @see #check(Migration, long)
     */
    public CheckReport check(Migration migration) {
        return check(migration, CHECKED_RECORDS);
    }

    /**
     * Holds a migration against its real sources and targets, and says all that does not fit: what is missing, what may
     * not be written, what records hold that their columns do not take. Every run and dry run begins with this check,
     * without looking at records. Nothing is changed.
     *
     * <p>Records are mapped one move at a time with nothing written, so that a lookup into what an earlier move would
     * write finds nothing yet; a dry run does. Records that refer to new ids which the run itself would assign are not
     * counted as rejected.
     *
     * @param migration the migration
     * @param records how many records of each move to look at, from its first; 0 for none, {@link Long#MAX_VALUE} for
     *     all
     * @return what was found
     * @throws IllegalArgumentException if the number is below 0
     */
    public CheckReport check(Migration migration, long records) {
        if (records < 0) {
            throw new IllegalArgumentException("a check looks at 0 records or more, not " + records);
        }
        return Checking.of(plan(migration, Mode.DRY_RUN), records);
    }

    /**
     * Moves everything; of a migration whose moves are incremental, after a run that is complete, what has changed.
     *
     * @param migration the migration
     * @return the report of a run that completed, or was cancelled
     * @throws RunFailedException if a source or target fails, a balance does not close, or nothing is read; what was
     *     committed before remains, and is in the exception's report; a file that is a target is complete or absent
     */
    public RunReport run(Migration migration) {
        return Engine.run(plan(migration, Mode.RUN));
    }

    /**
     * Does everything but the commit, against the real target: what would be inserted, and what would be refused, is
     * found out there, and then taken back.
     *
     * @param migration the migration
     * @return the report
     * @throws RunFailedException if a source or target fails, a balance does not close, or nothing is read
     */
    public RunReport dryRun(Migration migration) {
        return Engine.run(plan(migration, Mode.DRY_RUN));
    }

    /**
     * Does everything but the commit, against the real target, and tells row by row what would be done there: inserted,
     * updated from what to what, left as it is, or refused. The first 10,000 rows are listed, and all are counted.
     *
     * @param migration the migration
     * @return the difference
     * @throws RunFailedException if a source or target fails, a balance does not close, or nothing is read
     * @see #difference(Migration, long)
     */
    public Difference difference(Migration migration) {
        return difference(migration, LISTED_ROWS);
    }

    /**
     * Does everything but the commit, against the real target, and tells row by row what would be done there.
     *
     * @param migration the migration
     * @param rows how many rows are listed at most; they are held in memory, and all are counted
     * @return the difference
     * @throws IllegalArgumentException if the number is below 0
     * @throws RunFailedException if a source or target fails, a balance does not close, or nothing is read
     */
    public Difference difference(Migration migration, long rows) {
        if (rows < 0) {
            throw new IllegalArgumentException("a difference lists 0 rows or more, not " + rows);
        }
        return Engine.difference(plan(migration, Mode.DRY_RUN), rows);
    }

    /**
     * Shows what the first records of each move become. The target is opened only where a rule looks up a key map, to
     * ask its ledger; a new id that the run itself would assign is shown as not known before the run.
     *
     * @param migration the migration
     * @param records how many records of each move
     * @return source and target values side by side, sensitive ones masked
     * @throws IllegalArgumentException if the number is below 1
     * @throws dev.intact.source.SourceException if a source cannot be read
     */
    public Preview preview(Migration migration, int records) {
        if (records < 1) {
            throw new IllegalArgumentException("a preview shows at least one record, not " + records);
        }
        return Explaining.first(plan(migration, Mode.DRY_RUN), records);
    }

    /**
     * Tells the story of one record, rule by rule: what the source holds, what each rule makes of it, and how it ends.
     * The source is read until the record is found. What runs before have left in the ledger is told, too; if the
     * target cannot be reached, that is said instead.
     *
     * @param migration the migration
     * @param move the name of a move
     * @param key the record's key, as {@link Key#of} makes it from the fields of the key
     * @return the story, with sensitive values masked
     * @throws IllegalArgumentException if there is no such move
     * @throws dev.intact.source.SourceException if the source cannot be read
     */
    public Explanation explain(Migration migration, String move, Key key) {
        MovePlan<?> wanted = migration.move(move).plan();
        RunPlan plan = plan(migration, Mode.RUN);
        return Remembered.added(plan, wanted, key, Explaining.of(plan, wanted, key));
    }

    /**
     * Tells which runs of a migration the ledger of its first target remembers.
     *
     * @param migration the migration
     * @return its runs, in the order in which they began
     * @throws dev.intact.sink.TargetException if a target cannot be reached
     * @throws dev.intact.ledger.LedgerException if its ledger cannot be read
     */
    public List<RunInfo> runs(Migration migration) {
        return Remembered.runs(plan(migration, Mode.RUN));
    }

    /**
     * Tells what the ledger keeps about one record, from the latest run that keeps it: of a record that was rejected,
     * excluded, archived or warned of always, of others if the run had {@link Options#fullLedger()}.
     *
     * @param migration the migration
     * @param move the name of a move
     * @param key the record's key, as {@link Key#of} makes it from the fields of the key
     * @return its outcome, with sensitive values masked; empty if none is kept
     * @throws IllegalArgumentException if there is no such move
     * @throws dev.intact.sink.TargetException if the target cannot be reached
     * @throws dev.intact.ledger.LedgerException if its ledger cannot be read
     */
    public Optional<RecordOutcome> outcome(Migration migration, String move, Key key) {
        return Remembered.outcome(
                plan(migration, Mode.RUN), migration.move(move).plan(), key);
    }

    /**
     * Forgets runs that have ended, but for the latest: their chunks, problems and outcomes. Key maps are kept.
     *
     * @param migration the migration
     * @param endedBefore runs that ended before this are forgotten
     * @return how many runs were forgotten
     * @throws dev.intact.sink.TargetException if a target cannot be reached
     * @throws dev.intact.ledger.LedgerException if its ledger cannot be written
     */
    public int prune(Migration migration, Instant endedBefore) {
        return Remembered.prune(plan(migration, Mode.RUN), endedBefore);
    }

    /**
     * Undoes a run that was begun with {@link Options#undoable()}: removes the rows that it inserted, and restores
     * those that it updated, the latest first. Rows that were changed after the run are left as they are, and listed.
     *
     * @param migration the migration, with the sinks that it had
     * @param run the id of the run
     * @return what was done
     * @throws IllegalArgumentException if the migration has no such run
     * @throws UndoFailedException if the run may not be undone, or that failed; called again, it goes on
     * @see #undo(Migration, String, Undo)
     */
    public UndoReport undo(Migration migration, String run) {
        return undo(migration, run, Undo.sparingEdits());
    }

    /**
     * Undoes a run that was begun with {@link Options#undoable()}: removes the rows that it inserted, and restores
     * those that it updated, the latest first, chunk by chunk. From then on the run can write nothing more, and cannot
     * be resumed; the next run is a new one. Interrupted at any point, it goes on where it stopped when it is called
     * again.
     *
     * <p>Rows that were changed after the run are refused, unless their sink is forced, and so are rows to which rows
     * refer that the run has not written. They are listed, and can be undone by a later call, as long as no other run
     * has begun.
     *
     * @param migration the migration, with the sinks that it had
     * @param run the id of the run
     * @param how what becomes of rows that were changed after the run
     * @return what was done; not complete if it was cancelled
     * @throws IllegalArgumentException if the migration has no such run, or no such sink as is to be forced
     * @throws UndoFailedException if the run was not begun as undoable, a later one is not undone yet, or undoing
     *     failed; called again, it goes on
     */
    public UndoReport undo(Migration migration, String run, Undo how) {
        return UndoRun.of(plan(migration, Mode.RUN), run, how);
    }

    /**
     * Copies the tables that a migration writes to, each into a table {@code <name>_backup_<yyyyMMddHHmmss>} beside it,
     * in UTC.
     *
     * @param migration the migration
     * @return the copies
     * @throws dev.intact.sink.TargetException if a table cannot be copied, or its copy differs
     * @see #backup(Migration, String)
     */
    public BackupReport backup(Migration migration) {
        return backup(migration, BACKUP.format(options.clock().instant().atOffset(ZoneOffset.UTC)));
    }

    /**
     * Copies the tables that a migration writes to, each into a table beside it whose name ends in a label, and proves
     * each copy by the count of its rows and a checksum over them: of each row SHA-256 over all of its values, each
     * after its length, summed up as four numbers of 64 bits, so that the order of rows does not matter, and equal rows
     * do not cancel each other. A copy has the columns of its table, without keys, constraints and indexes.
     *
     * @param migration the migration
     * @param label what is added to the name of each table, after an underscore
     * @return the copies
     * @throws dev.intact.sink.TargetException if a table cannot be copied, or its copy differs, as it may where others
     *     write to the table meanwhile
     */
    public BackupReport backup(Migration migration, String label) {
        return BackingUp.of(plan(migration, Mode.RUN), label);
    }

    /**
     * Reads what the latest run of a migration, and the replays of it, have rejected.
     *
     * @param migration the migration
     * @return its quarantine as it stands; empty if there was no run. Targets that are files keep none.
     * @throws dev.intact.sink.TargetException if a target cannot be reached
     * @throws dev.intact.ledger.LedgerException if its ledger cannot be read
     */
    public Quarantine quarantine(Migration migration) {
        return Quarantines.of(plan(migration, Mode.RUN));
    }

    /**
     * Tries rejected records again, and nothing else: their sources are read again, the values of the fixes are put in
     * place, and they are moved as in a run. Children that wait for a parent are tried with it. Each record that is not
     * rejected any more leaves the quarantine by the commit that holds its rows.
     *
     * <p>An interrupted replay needs no resuming: a new one tries what is left. Each source is read twice, once to find
     * the records. Neither {@link Options#rejectsInto} nor {@link Options#errorLimit} applies.
     *
     * @param migration the migration, as it ran or as it was corrected since
     * @param fixes which records are tried, with which values
     * @return what became of each of them
     * @throws RunFailedException if a fix does not fit its record, the latest run is not complete, a target is a file,
     *     a source or a target fails, or a balance does not close; what was committed before remains
     */
    public ReplayReport replay(Migration migration, Fixes fixes) {
        return Engine.replay(
                new Migrator(options.withoutRejects()).plan(migration, Mode.REPLAY),
                Objects.requireNonNull(fixes, "fixes"));
    }

    /**
     * Tells the migration's balance: that of its latest run with all its replays, in which each record counts once, by
     * its latest outcome. What is rejected is counted in the quarantine.
     *
     * @param migration the migration
     * @return the balance of each move that has begun, in the order of the moves
     * @throws dev.intact.sink.TargetException if a target cannot be reached
     * @throws dev.intact.ledger.LedgerException if its ledger cannot be read
     */
    public Map<String, Balance> balance(Migration migration) {
        return Quarantines.balances(plan(migration, Mode.RUN));
    }

    /**
     * Hands over the new ids of a key map, for dependent systems that hold the old ones: each old id once, that of a
     * merged duplicate with the new id of its survivor. The heap that this takes does not grow with their number, if
     * the target is a database. A redirect whose survivor has no new id is left out.
     *
     * @param migration a migration that fills or looks up the map
     * @param map the key map; one whose ids are stored
     * @param visitor is handed each pair, in an order that is the same each time
     * @throws IllegalArgumentException if the map computes its ids, or no move of the migration knows it
     * @throws dev.intact.sink.TargetException if the target cannot be reached
     * @throws dev.intact.ledger.LedgerException if its ledger cannot be read
     */
    public void newIds(Migration migration, KeyMap<?, ?> map, Consumer<? super NewId> visitor) {
        long unused = new StoredKeyMap(plan(migration, Mode.RUN), map).list(visitor::accept);
    }

    /**
     * Checks, for each dependent of a migration that says where its ids can be read, that they have new ones. Nothing
     * is changed.
     *
     * @param migration the migration
     * @return what was found, in the order in which the dependents and their ids were declared
     * @throws dev.intact.source.SourceException if the ids of a dependent cannot be read
     * @throws dev.intact.sink.TargetException if the target cannot be reached
     * @throws dev.intact.ledger.LedgerException if its ledger cannot be read
     */
    public List<DependentCheck> checkDependents(Migration migration) {
        return StoredKeyMap.checked(plan(migration, Mode.RUN), migration.dependents());
    }

    /**
     * Verifies what the runs of a migration have left: what its mappings make of the source is held against the target,
     * row by row and field by field. It can be done at any time after a run, and nothing is written.
     *
     * @param migration the migration
     * @return what was found, and what was not checked
     * @throws IllegalStateException if the migration has not run
     * @throws dev.intact.source.SourceException if a source cannot be read
     * @throws dev.intact.sink.TargetException if a target cannot be read
     */
    public VerificationReport verify(Migration migration) {
        return Verifying.of(plan(migration, Mode.DRY_RUN), migration.verification());
    }

    private RunPlan plan(Migration migration, Mode mode) {
        return new RunPlan(
                migration.name(),
                migration.moves().stream().<MovePlan<?>>map(Move::plan).toList(),
                options,
                mode);
    }
}
