package dev.intact;

import dev.intact.field.Key;
import dev.intact.field.Nearest;
import dev.intact.internal.Checking;
import dev.intact.internal.Engine;
import dev.intact.internal.Explaining;
import dev.intact.internal.MovePlan;
import dev.intact.internal.Remembered;
import dev.intact.internal.RunPlan;
import dev.intact.ledger.RecordOutcome;
import dev.intact.run.CheckReport;
import dev.intact.run.Difference;
import dev.intact.run.Explanation;
import dev.intact.run.Options;
import dev.intact.run.Preview;
import dev.intact.run.RunFailedException;
import dev.intact.run.RunInfo;
import dev.intact.run.RunReport;
import dev.intact.run.RunReport.Mode;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Runs migrations: the one way to do it. Immutable and thread-safe. */
public final class Migrator {
    private static final long CHECKED_RECORDS = 1_000;
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
        Move<?> wanted = migration.move(move).orElseThrow(() -> unknown(migration, move));
        RunPlan plan = plan(migration, Mode.RUN);
        Explanation story = Explaining.of(plan, wanted.plan(), key);
        return Remembered.added(plan, wanted.plan(), key, story);
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
        Move<?> wanted = migration.move(move).orElseThrow(() -> unknown(migration, move));
        return Remembered.outcome(plan(migration, Mode.RUN), wanted.plan(), key);
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

    private static IllegalArgumentException unknown(Migration migration, String move) {
        List<String> names = migration.moves().stream().map(Move::name).toList();
        String hint =
                Nearest.to(move, names).map("; did you mean '%s'?"::formatted).orElse("");
        return new IllegalArgumentException(
                "%s has no move '%s'%s (moves: %s)".formatted(migration, move, hint, String.join(", ", names)));
    }

    private RunPlan plan(Migration migration, Mode mode) {
        return new RunPlan(
                migration.name(),
                migration.moves().stream().<MovePlan<?>>map(Move::plan).toList(),
                options,
                mode);
    }
}
