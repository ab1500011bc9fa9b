package dev.intact.run;

import dev.intact.ledger.Balance;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What a run did, move by move. Immutable and thread-safe. */
public final class RunReport {

    /** What kind of run it was. */
    public enum Mode {
        /** Everything was committed. */
        RUN,
        /** Everything was done but the commit: the target is as it was. */
        DRY_RUN,
        /** Records that a run had rejected were tried again, and committed. */
        REPLAY
    }

    /** How the run ended. */
    public enum State {
        /** All moves ran to their end, and every record is accounted for. */
        COMPLETED,
        /** Nothing was done, as the run had been completed before; its counts are those of then. */
        ALREADY_COMPLETED,
        /** It was stopped by wish; what was committed before remains, but for files, which are complete or absent. */
        CANCELLED,
        /** It was stopped by a failure, or a balance does not close. */
        FAILED
    }

    private final String run;
    private final String migration;
    private final Mode mode;
    private final State state;
    private final String failure;
    private final Instant started;
    private final Instant finished;
    private final List<MoveReport> moves;

    private RunReport(
            String run,
            String migration,
            Mode mode,
            State state,
            String failure,
            Instant started,
            Instant finished,
            List<MoveReport> moves) {
        this.run = Objects.requireNonNull(run, "run");
        this.migration = Objects.requireNonNull(migration, "migration");
        this.mode = Objects.requireNonNull(mode, "mode");
        this.state = Objects.requireNonNull(state, "state");
        this.failure = Objects.requireNonNull(failure, "failure");
        this.started = Objects.requireNonNull(started, "started");
        this.finished = Objects.requireNonNull(finished, "finished");
        this.moves = List.copyOf(moves);
    }

    /**
     * A report.
     *
     * @param run the id of the run
     * @param migration the name of the migration
     * @param mode what kind of run it was
     * @param state how it ended
     * @param failure what made it fail; empty if it did not
     * @param started when it began
     * @param finished when it ended
     * @param moves what its moves did, in their order; a move that was not begun is absent
     * @return the report
     */
    public static RunReport of(
            String run,
            String migration,
            Mode mode,
            State state,
            String failure,
            Instant started,
            Instant finished,
            List<MoveReport> moves) {
        return new RunReport(run, migration, mode, state, failure, started, finished, moves);
    }

    /** {@return the id of the run} */
    public String run() {
        return run;
    }

    /** {@return the name of the migration} */
    public String migration() {
        return migration;
    }

    /** {@return what kind of run it was} */
    public Mode mode() {
        return mode;
    }

    /** {@return how it ended} */
    public State state() {
        return state;
    }

    /** {@return what made it fail; empty if it did not} */
    public Optional<String> failure() {
        return failure.isEmpty() ? Optional.empty() : Optional.of(failure);
    }

    /** {@return when it began} */
    public Instant started() {
        return started;
    }

    /** {@return when it ended} */
    public Instant finished() {
        return finished;
    }

    /** {@return how long it took; zero if the clock was set back meanwhile} */
    public Duration duration() {
        return Words.notNegative(Duration.between(started, finished));
    }

    /** {@return what its moves did, in their order; a move that was not begun is absent} */
    public List<MoveReport> moves() {
        return moves;
    }

    /**
     * What one move did.
     *
     * @param name the name of the move
     * @return its report; empty if there is no such move or it was not begun
     */
    public Optional<MoveReport> move(String name) {
        return moves.stream().filter(move -> move.move().equals(name)).findFirst();
    }

    /** {@return the sum of the balances of all moves} */
    public Balance balance() {
        return moves.stream().map(MoveReport::balance).reduce(Balance.empty(), Balance::plus);
    }

    /** {@return the report as a JSON document, in a stable order, indented} */
    public String toJson() {
        return ReportJson.of(this);
    }

    /** {@return the report as text for a terminal: each balance, and the most frequent reasons} */
    public String summary() {
        return ReportSummary.of(this);
    }

    @Override
    public String toString() {
        return "%s of %s: %s, %s".formatted(mode, migration, state, balance());
    }
}
