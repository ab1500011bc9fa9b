package dev.intact.run;

import dev.intact.ledger.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Records in quarantine that share a cause. Immutable and thread-safe. */
public final class QuarantineGroup {
    private final String move;
    private final Reason reason;
    private final Instant oldest;

    private QuarantineGroup(String move, Reason reason, Instant oldest) {
        this.move = Objects.requireNonNull(move, "move");
        this.reason = Objects.requireNonNull(reason, "reason");
        this.oldest = Objects.requireNonNull(oldest, "oldest");
    }

    static QuarantineGroup of(String move, Reason reason, Instant oldest) {
        return new QuarantineGroup(move, reason, oldest);
    }

    /** {@return the name of the move} */
    public String move() {
        return move;
    }

    /** {@return the field; empty if the cause has none} */
    public String field() {
        return reason.field();
    }

    /** {@return what is wrong, and the rule that says so} */
    public String words() {
        return reason.words();
    }

    /** {@return how many records share it; one with several problems counts in several groups} */
    public long count() {
        return reason.count();
    }

    /** {@return keys of the first records that share it, as they may be shown} */
    public List<String> examples() {
        return reason.examples();
    }

    /** {@return since when the oldest of them is in quarantine} */
    public Instant oldest() {
        return oldest;
    }

    @Override
    public String toString() {
        return "%s: %s".formatted(move, reason);
    }
}
