package dev.intact.ledger;

import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A run as it stands in a ledger. Immutable and thread-safe. */
public final class RunRecord implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String run;
    private final String migration;
    private final long epoch;
    private final String version;
    private final String who;
    private final boolean full;
    private final RunKind kind;
    private final String base;
    private final Instant started;
    private final RunState state;
    private final String failure;
    private final @Nullable Instant ended;

    private RunRecord(
            String run,
            String migration,
            long epoch,
            String version,
            String who,
            boolean full,
            RunKind kind,
            String base,
            Instant started,
            RunState state,
            String failure,
            @Nullable Instant ended) {
        this.run = Objects.requireNonNull(run, "run");
        this.migration = Objects.requireNonNull(migration, "migration");
        this.epoch = epoch;
        this.version = Objects.requireNonNull(version, "version");
        this.who = Objects.requireNonNull(who, "who");
        this.full = full;
        this.kind = Objects.requireNonNull(kind, "kind");
        this.base = Objects.requireNonNull(base, "base");
        this.started = Objects.requireNonNull(started, "started");
        this.state = Objects.requireNonNull(state, "state");
        this.failure = Objects.requireNonNull(failure, "failure");
        this.ended = ended;
    }

    /**
     * A run that is at work.
     *
     * @param run its id
     * @param migration the name of the migration
     * @param epoch the epoch that it holds
     * @param version the versions that the mappings declare; may be empty
     * @param who who started it, as people would find them: {@code ada@host, process 4711}
     * @param full whether the outcome of every record is kept, not only of those with a problem or a reason
     * @param started when it began
     * @return the run
     */
    public static RunRecord begun(
            String run, String migration, long epoch, String version, String who, boolean full, Instant started) {
        return new RunRecord(
                run, migration, epoch, version, who, full, RunKind.RUN, "", started, RunState.RUNNING, "", null);
    }

    /**
     * The same run, as one that tries again what another has rejected; it keeps the outcome of every record.
     *
     * @param rejecting the id of the run that has rejected the records, itself no replay
     * @return the run
     */
    public RunRecord replayOf(String rejecting) {
        return new RunRecord(
                run, migration, epoch, version, who, true, RunKind.REPLAY, rejecting, started, state, failure, ended);
    }

    /**
     * The same run, at work again or still, by someone else or under another epoch.
     *
     * @param newEpoch the epoch that it holds now
     * @param newWho who goes on with it
     * @return the run
     */
    public RunRecord resumed(long newEpoch, String newWho) {
        return new RunRecord(
                run, migration, newEpoch, version, newWho, full, kind, base, started, RunState.RUNNING, "", null);
    }

    /**
     * The same run, ended.
     *
     * @param how how it ended
     * @param why what made it fail; empty if it did not
     * @param when when it ended
     * @return the run
     */
    public RunRecord ended(RunState how, String why, Instant when) {
        return new RunRecord(run, migration, epoch, version, who, full, kind, base, started, how, why, when);
    }

    /** {@return its id} */
    public String run() {
        return run;
    }

    /** {@return the name of the migration} */
    public String migration() {
        return migration;
    }

    /** {@return the epoch that it holds, or held at last} */
    public long epoch() {
        return epoch;
    }

    /** {@return the versions that the mappings declared; may be empty} */
    public String version() {
        return version;
    }

    /** {@return who started it, or resumed it at last} */
    public String who() {
        return who;
    }

    /** {@return whether the outcome of every record is kept, not only of those with a problem or a reason} */
    public boolean full() {
        return full;
    }

    /** {@return what it does} */
    public RunKind kind() {
        return kind;
    }

    /** {@return the run whose rejected records it tries again; empty if it is no replay} */
    public Optional<String> base() {
        return base.isEmpty() ? Optional.empty() : Optional.of(base);
    }

    /** {@return the run that it belongs to: its own id, or that of the run that it is a replay of} */
    public String family() {
        return base.isEmpty() ? run : base;
    }

    /** {@return when it began} */
    public Instant started() {
        return started;
    }

    /** {@return how it stands} */
    public RunState state() {
        return state;
    }

    /** {@return what made it fail; empty if it did not} */
    public String failure() {
        return failure;
    }

    /** {@return when it ended; empty if it is at work or was interrupted} */
    public Optional<Instant> ended() {
        return Optional.ofNullable(ended);
    }

    @Override
    public String toString() {
        return "run %s of %s: %s".formatted(run, migration, state);
    }
}
