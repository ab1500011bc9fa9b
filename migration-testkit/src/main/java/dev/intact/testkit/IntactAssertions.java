package dev.intact.testkit;

import dev.intact.field.Problem;
import dev.intact.run.MoveReport;
import dev.intact.run.RunReport;
import org.jspecify.annotations.Nullable;

/**
 * Assertions about what Intact answers, in the way of AssertJ. For soft assertions, make a proxy:
 * {@code softly.proxy(ProblemAssert.class, Problem.class, problem)}.
 */
public final class IntactAssertions {
    private IntactAssertions() {}

    /**
     * Begins assertions about the report of a run.
     *
     * @param actual the report
     * @return its assertions
     */
    public static RunReportAssert assertThat(@Nullable RunReport actual) {
        return new RunReportAssert(actual);
    }

    /**
     * Begins assertions about the report of a move.
     *
     * @param actual the report
     * @return its assertions
     */
    public static MoveReportAssert assertThat(@Nullable MoveReport actual) {
        return new MoveReportAssert(actual);
    }

    /**
     * Begins assertions about a problem.
     *
     * @param actual the problem
     * @return its assertions
     */
    public static ProblemAssert assertThat(@Nullable Problem actual) {
        return new ProblemAssert(actual);
    }
}
