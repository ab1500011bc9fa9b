package dev.intact.run;

import dev.intact.ledger.Balance;
import dev.intact.ledger.RunKind;
import dev.intact.ledger.RunRecord;
import dev.intact.ledger.RunState;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A run as the ledger remembers it: how it stands, and what became of the records of each move. Immutable. */
public final class RunInfo {
    private final RunRecord record;
    private final Map<String, Balance> balances;

    private RunInfo(RunRecord record, Map<String, Balance> balances) {
        this.record = Objects.requireNonNull(record, "record");
        this.balances = Collections.unmodifiableMap(new LinkedHashMap<>(balances));
    }

    /**
     * A run.
     *
     * @param record what the ledger says of it
     * @param balances the balance of each move that has begun, in the order of the moves
     * @return the run
     */
    public static RunInfo of(RunRecord record, Map<String, Balance> balances) {
        return new RunInfo(record, balances);
    }

    /** {@return its id} */
    public String run() {
        return record.run();
    }

    /** {@return what it does} */
    public RunKind kind() {
        return record.kind();
    }

    /** {@return the run whose rejected records it tries again; empty if it is no replay} */
    public Optional<String> base() {
        return record.base();
    }

    /** {@return how it stands; {@link RunState#RUNNING} also if it was interrupted without being able to say so} */
    public RunState state() {
        return record.state();
    }

    /** {@return what made it fail; empty if it did not} */
    public String failure() {
        return record.failure();
    }

    /** {@return who started it, or resumed it at last} */
    public String who() {
        return record.who();
    }

    /** {@return the versions that the mappings declared; may be empty} */
    public String version() {
        return record.version();
    }

    /** {@return when it began} */
    public Instant started() {
        return record.started();
    }

    /**
     * {@return how long it took from its beginning to its end, pauses before a resumption included; zero if the clock
     * was set back meanwhile}
     */
    public Optional<Duration> duration() {
        return record.ended().map(end -> Words.notNegative(Duration.between(record.started(), end)));
    }

    /** {@return the balance of each move that has begun, by its name, in the order of the moves} */
    public Map<String, Balance> balances() {
        return balances;
    }

    @Override
    public String toString() {
        return "run %s %s, began %s by %s: %s"
                .formatted(record.run(), record.state(), record.started(), record.who(), balances);
    }
}
