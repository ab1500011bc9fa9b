package dev.intact.testkit;

import dev.intact.field.Nearest;
import dev.intact.run.MoveReport;
import dev.intact.run.RunReport;
import dev.intact.run.RunReport.State;
import java.util.List;
import java.util.stream.Collectors;
import org.assertj.core.annotation.CanIgnoreReturnValue;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** Assertions about a {@link RunReport}. Each that fails shows how the run ended, and the balance of each move. */
public class RunReportAssert extends AbstractAssert<RunReportAssert, RunReport> {
    /**
     * For {@link IntactAssertions}, and for soft assertions.
     *
     * @param actual the report
     */
    public RunReportAssert(@Nullable RunReport actual) {
        super(actual, RunReportAssert.class);
    }

    /**
     * Checks that all moves ran to their end, and every record is accounted for.
     *
     * @return this
     * @throws AssertionError if the run was cancelled, or failed
     */
    @CanIgnoreReturnValue
    public RunReportAssert isCompleted() {
        return check(State.COMPLETED);
    }

    /**
     * Checks that the run was stopped by wish.
     *
     * @return this
     * @throws AssertionError if it completed, or failed
     */
    @CanIgnoreReturnValue
    public RunReportAssert isCancelled() {
        return check(State.CANCELLED);
    }

    /**
     * Checks that the run was stopped by a failure.
     *
     * @return this
     * @throws AssertionError if it completed, or was cancelled
     */
    @CanIgnoreReturnValue
    public RunReportAssert hasFailed() {
        return check(State.FAILED);
    }

    /**
     * Checks that the run was stopped by this failure.
     *
     * @param words some words of {@link RunReport#failure()}
     * @return this
     * @throws AssertionError if it did not fail, or by another failure
     */
    @CanIgnoreReturnValue
    public RunReportAssert hasFailedWith(String words) {
        hasFailed();
        if (!actual.failure().orElse("").contains(words)) {
            throw failure("expected a failure with \"%s\", but %s", words, story());
        }
        return this;
    }

    /**
     * Checks that every record of every move is accounted for, and that there are moves.
     *
     * @return this
     * @throws AssertionError if a balance does not close, or no move was begun
     */
    @CanIgnoreReturnValue
    public RunReportAssert balanceCloses() {
        isNotNull();
        List<String> open = actual.moves().stream()
                .filter(move -> !move.closes())
                .map(MoveReport::move)
                .toList();
        if (!open.isEmpty()) {
            throw failure("expected every balance to close, but not so %s; %s", String.join(", ", open), story());
        }
        if (actual.moves().isEmpty()) {
            throw failure("expected every balance to close, but no move was begun; %s", story());
        }
        return this;
    }

    /**
     * Goes on to one move.
     *
     * @param name the name of the move
     * @return assertions about it
     * @throws AssertionError if the run has no such move, or has not begun it
     */
    public MoveReportAssert move(String name) {
        isNotNull();
        List<String> names = actual.moves().stream().map(MoveReport::move).toList();
        MoveReport report = actual.move(name)
                .orElseThrow(() -> failure(
                        "the report of %s has no move '%s';%s its moves are: %s",
                        actual.migration(),
                        name,
                        Nearest.to(name, names)
                                .map(" did you mean '%s'?"::formatted)
                                .orElse(""),
                        names.isEmpty() ? "none" : String.join(", ", names)));
        return new MoveReportAssert(report).as(descriptionText());
    }

    private RunReportAssert check(State expected) {
        isNotNull();
        if (actual.state() != expected) {
            throw failure("expected a run that is %s, but %s", expected, story());
        }
        return this;
    }

    private String story() {
        return "the run of %s is %s%s%s"
                .formatted(
                        actual.migration(),
                        actual.state(),
                        actual.failure().map(words -> ": " + words).orElse(""),
                        actual.moves().stream()
                                .map(move -> "\n  " + MoveReportAssert.balance(move))
                                .collect(Collectors.joining()));
    }
}
