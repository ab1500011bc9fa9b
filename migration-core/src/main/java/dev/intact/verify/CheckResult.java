package dev.intact.verify;

import java.util.List;
import java.util.Objects;

/** What one check has found in one move, or in one way from a move into a sink. Immutable and thread-safe. */
public final class CheckResult {
    private final Check check;
    private final String where;
    private final long examined;
    private final long found;
    private final List<Discrepancy> examples;
    private final String note;
    private final boolean mayExamineNothing;

    private CheckResult(
            Check check,
            String where,
            long examined,
            long found,
            List<Discrepancy> examples,
            String note,
            boolean mayExamineNothing) {
        this.check = Objects.requireNonNull(check, "check");
        this.where = Objects.requireNonNull(where, "where");
        this.examined = examined;
        this.found = found;
        this.examples = List.copyOf(examples);
        this.note = Objects.requireNonNull(note, "note");
        this.mayExamineNothing = mayExamineNothing;
    }

    /**
     * A result.
     *
     * @param check the check
     * @param where the move, or the move and the sink: {@code customers → CONTACT}
     * @param examined how many records, rows or edges it has looked at
     * @param found how many discrepancies there are
     * @param examples the first of them
     * @return the result
     */
    public static CheckResult of(Check check, String where, long examined, long found, List<Discrepancy> examples) {
        return new CheckResult(check, where, examined, found, examples, "", false);
    }

    /**
     * The same with what is good to know.
     *
     * @param words a statement
     * @return the result
     */
    public CheckResult note(String words) {
        return new CheckResult(check, where, examined, found, examples, words, mayExamineNothing);
    }

    /** {@return the same, which passes even if there was nothing to examine} */
    public CheckResult thatMayExamineNothing() {
        return new CheckResult(check, where, examined, found, examples, note, true);
    }

    /** {@return the check} */
    public Check check() {
        return check;
    }

    /** {@return the move, or the move and the sink: {@code customers → CONTACT}} */
    public String where() {
        return where;
    }

    /** {@return how many records, rows or edges it has looked at} */
    public long examined() {
        return examined;
    }

    /** {@return how many discrepancies there are} */
    public long found() {
        return found;
    }

    /** {@return the first discrepancies, in the order of reading} */
    public List<Discrepancy> examples() {
        return examples;
    }

    /** {@return what is good to know; may be empty} */
    public String note() {
        return note;
    }

    /** {@return whether nothing was found, and something was looked at, unless there may be nothing} */
    public boolean passes() {
        return found == 0 && (examined > 0 || mayExamineNothing);
    }

    @Override
    public String toString() {
        String verdict = found > 0 ? found + " found" : passes() ? "passed" : "examined nothing";
        return "%s of %s: %s of %s examined%s"
                .formatted(check.words(), where, verdict, examined, note.isEmpty() ? "" : "; " + note);
    }
}
