package dev.intact.testkit;

import dev.intact.field.Nearest;
import dev.intact.ledger.Outcome;
import dev.intact.ledger.Reason;
import dev.intact.run.MoveReport;
import java.util.List;
import java.util.stream.Collectors;
import org.assertj.core.annotation.CanIgnoreReturnValue;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** Assertions about a {@link MoveReport}. Each that fails shows the balance and the reasons. */
public class MoveReportAssert extends AbstractAssert<MoveReportAssert, MoveReport> {
    /**
     * For {@link IntactAssertions}, and for soft assertions.
     *
     * @param actual the report
     */
    public MoveReportAssert(@Nullable MoveReport actual) {
        super(actual, MoveReportAssert.class);
    }

    /**
     * Checks how many records were read.
     *
     * @param records how many
     * @return this
     * @throws AssertionError if there were more or fewer
     */
    @CanIgnoreReturnValue
    public MoveReportAssert hasRead(long records) {
        isNotNull();
        return check(records, actual.balance().read(), "records read");
    }

    /**
     * Checks how many records stand in the target.
     *
     * @param records how many
     * @return this
     * @throws AssertionError if there were more or fewer
     */
    @CanIgnoreReturnValue
    public MoveReportAssert hasMigrated(long records) {
        return check(records, Outcome.MIGRATED);
    }

    /**
     * Checks how many records live on in another.
     *
     * @param records how many
     * @return this
     * @throws AssertionError if there were more or fewer
     */
    @CanIgnoreReturnValue
    public MoveReportAssert hasMerged(long records) {
        return check(records, Outcome.MERGED);
    }

    /**
     * Checks how many records were left out.
     *
     * @param records how many
     * @return this
     * @throws AssertionError if there were more or fewer
     */
    @CanIgnoreReturnValue
    public MoveReportAssert hasExcluded(long records) {
        return check(records, Outcome.EXCLUDED);
    }

    /**
     * Checks how many records were rejected.
     *
     * @param records how many
     * @return this
     * @throws AssertionError if there were more or fewer
     */
    @CanIgnoreReturnValue
    public MoveReportAssert hasRejected(long records) {
        return check(records, Outcome.REJECTED);
    }

    /**
     * Checks how many records stand in the archive and nowhere else.
     *
     * @param records how many
     * @return this
     * @throws AssertionError if there were more or fewer
     */
    @CanIgnoreReturnValue
    public MoveReportAssert hasArchived(long records) {
        return check(records, Outcome.ARCHIVED);
    }

    /**
     * Checks how many records the target already held as they are.
     *
     * @param records how many
     * @return this
     * @throws AssertionError if there were more or fewer
     */
    @CanIgnoreReturnValue
    public MoveReportAssert hasUnchanged(long records) {
        return check(records, Outcome.UNCHANGED);
    }

    /**
     * Checks that every record is accounted for.
     *
     * @return this
     * @throws AssertionError if the balance does not close
     */
    @CanIgnoreReturnValue
    public MoveReportAssert balanceCloses() {
        isNotNull();
        if (!actual.closes()) {
            throw failure("expected a balance that closes%s", story());
        }
        return this;
    }

    /**
     * Checks that records did not arrive, or arrived with a warning, for this reason.
     *
     * @param field the field that is concerned; empty for the record as a whole
     * @param words some words of the reason
     * @return this
     * @throws AssertionError if there is no such reason
     */
    @CanIgnoreReturnValue
    public MoveReportAssert hasReason(String field, String words) {
        if (timesOf(field, words) == 0) {
            throw failure("expected a reason%s", wanted(field, words) + hint(field) + story());
        }
        return this;
    }

    /**
     * Checks how often this reason was found.
     *
     * @param field the field that is concerned; empty for the record as a whole
     * @param words some words of the reason
     * @param times how often, over all reasons with these words
     * @return this
     * @throws AssertionError if it was found more or less often
     */
    @CanIgnoreReturnValue
    public MoveReportAssert hasReason(String field, String words, long times) {
        return check(times, timesOf(field, words), "times a reason" + wanted(field, words));
    }

    private static String wanted(String field, String words) {
        return (field.isEmpty() ? "" : " at " + field) + " with \"" + words + "\"";
    }

    private long timesOf(String field, String words) {
        isNotNull();
        return actual.reasons().stream()
                .filter(reason -> reason.field().equals(field) && reason.words().contains(words))
                .mapToLong(Reason::count)
                .sum();
    }

    private String hint(String field) {
        List<String> fields =
                actual.reasons().stream().map(Reason::field).distinct().toList();
        return fields.contains(field)
                ? ""
                : Nearest.to(field, fields)
                        .filter(nearest -> !nearest.isEmpty())
                        .map("; did you mean %s?"::formatted)
                        .orElse("");
    }

    private MoveReportAssert check(long expected, Outcome outcome) {
        isNotNull();
        return check(expected, actual.balance().of(outcome), "records " + outcome.words());
    }

    private MoveReportAssert check(long expected, long found, String what) {
        if (expected != found) {
            throw failureWithActualExpected(
                    found, expected, "expected %s %s, but there were %s%s", expected, what, found, story());
        }
        return this;
    }

    private String story() {
        return "\n  %s%s"
                .formatted(
                        balance(actual),
                        actual.reasons().stream()
                                .map(reason -> "\n    %s: %s"
                                        .formatted(reason.outcome().words(), reason))
                                .collect(Collectors.joining()));
    }

    /** The balance, and what the source counts if that is another number. */
    static String balance(MoveReport move) {
        long read = move.balance().read();
        long counted = move.counted().orElse(read);
        return move + (counted == read ? "" : ", but the source counts " + counted);
    }
}
