package dev.intact.ledger;

import java.util.Objects;
import java.util.Optional;
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

    /** {@return the epoch that this claim begins; larger than that of any claim before} */
    public long epoch() {
        return epoch;
    }

    /** {@return the run that began last; empty if there was none} */
    public Optional<RunRecord> latest() {
        return Optional.ofNullable(latest);
    }

    @Override
    public String toString() {
        return "epoch " + epoch;
    }
}
