package dev.intact.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a run is told that has taken a migration for itself: its epoch, and the run before it. Immutable. */
public final class Claim {
    private final long epoch;
    private final @Nullable RunRecord latest;

    private Claim(long epoch, @Nullable RunRecord latest) {
        this.epoch = epoch;
        this.latest = latest;
    }

    /**
     * A claim on a migration that has not run yet.
     *
     * @param epoch the epoch that this claim begins; larger than that of any claim before
     * @return the claim
     */
    public static Claim first(long epoch) {
        return new Claim(epoch, null);
    }

    /**
     * A claim on a migration that has run before.
     *
     * @param epoch the epoch that this claim begins; larger than that of any claim before
     * @param latest the run that began last
     * @return the claim
     */
    public static Claim after(long epoch, RunRecord latest) {
        return new Claim(epoch, Objects.requireNonNull(latest, "latest"));
    }

    /**
     * A claim on a migration.
     *
     * @param epoch the epoch that this claim begins; larger than that of any claim before
     * @param known the runs that the ledger knows of it, in the order in which they began
     * @return the claim, after the last of them that is no replay
     */
    public static Claim of(long epoch, List<RunRecord> known) {
        return new Claim(epoch, latest(known).orElse(null));
    }

    private static Optional<RunRecord> latest(List<RunRecord> known) {
        return known.stream().filter(run -> run.kind() == RunKind.RUN).reduce((one, next) -> next);
    }

    /**
     * The runs that a ledger may forget: those that have ended, but for the latest that is no replay, and its replays.
     *
     * @param known the runs that the ledger knows of a migration, in the order in which they began
     * @param endedBefore runs that ended before this may be forgotten
     * @return their ids
     */
    public static Set<String> old(List<RunRecord> known, Instant endedBefore) {
        String kept = latest(known).map(RunRecord::run).orElse("");
        return known.stream()
                .filter(run -> !run.family().equals(kept))
                .filter(run -> run.ended().filter(endedBefore::isAfter).isPresent())
                .map(RunRecord::run)
                .collect(Collectors.toSet());
    }

    /** {@return the epoch that this claim begins; larger than that of any claim before} */
    public long epoch() {
        return epoch;
    }

    /** {@return the run that began last and is no replay; empty if there was none} */
    public Optional<RunRecord> latest() {
        return Optional.ofNullable(latest);
    }

    @Override
    public String toString() {
        return "epoch " + epoch;
    }
}
