package dev.intact.run;

import dev.intact.field.Problem;
import dev.intact.ledger.Outcome;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a replay made of one record in quarantine. Immutable and thread-safe. */
public final class ReplayedRecord {
    private final String move;
    private final String key;
    private final @Nullable Outcome outcome;
    private final String reason;
    private final List<Problem> problems;
    private final boolean released;

    private ReplayedRecord(
            String move,
            String key,
            @Nullable Outcome outcome,
            String reason,
            List<Problem> problems,
            boolean released) {
        this.move = Objects.requireNonNull(move, "move");
        this.key = Objects.requireNonNull(key, "key");
        this.outcome = outcome;
        this.reason = Objects.requireNonNull(reason, "reason");
        this.problems = List.copyOf(problems);
        this.released = released;
    }

    /**
     * A record.
     *
     * @param move the name of its move
     * @param key its key as it is in quarantine
     * @param outcome how it ended; null if it was not found in the source
     * @param reason why, in words; may be empty
     * @param problems what is wrong, or warned of
     * @param released whether it was tried because a parent has arrived, not because it was named
     * @return the record
     */
    public static ReplayedRecord of(
            String move,
            String key,
            @Nullable Outcome outcome,
            String reason,
            List<Problem> problems,
            boolean released) {
        return new ReplayedRecord(move, key, outcome, reason, problems, released);
    }

    /** {@return the name of its move} */
    public String move() {
        return move;
    }

    /** {@return its key as it is in quarantine} */
    public String key() {
        return key;
    }

    /** {@return how it ended; empty if it was not found in the source any more: then it stays in quarantine} */
    public Optional<Outcome> outcome() {
        return Optional.ofNullable(outcome);
    }

    /** {@return why, in words; may be empty} */
    public String reason() {
        return reason;
    }

    /** {@return what is wrong with a record that was rejected again, or warned of in others} */
    public List<Problem> problems() {
        return problems;
    }

    /** {@return whether it was tried because the parents that it waited for may have arrived} */
    public boolean isReleased() {
        return released;
    }

    /** {@return {@code customers 17: migrated}, with the problems of a record that was rejected again} */
    @Override
    public String toString() {
        StringBuilder words = new StringBuilder("%s %s: ".formatted(move, key))
                .append(outcome == null ? "not found" : outcome.words())
                .append(released ? ", released" : "")
                .append(reason.isEmpty() ? "" : ", " + reason);
        problems.forEach(problem -> words.append("\n  ✗ ").append(problem.message()));
        return words.toString();
    }
}
