package dev.intact.sink;

import dev.intact.quality.Finding;
import java.util.List;

/**
 * A look at a target before anything is written to it: first at what it is, its schema and its rights, then at rows as
 * the run would write them. It changes nothing. Not thread-safe.
 */
public interface TargetCheck extends AutoCloseable {

    /**
     * Looks at a row that a run would write. Nothing is said yet; what many rows have in common is one finding.
     *
     * @param inflow the way that the row would take, one of those that the check was opened for
     * @param row the row
     * @param <T> the type of the row
     */
    <T> void row(Inflow<T> inflow, T row);

    /**
     * Says what was found, over all inflows and all rows so far.
     *
     * @return the findings, without values of rows
     * @throws TargetException if the target can no longer be reached
     */
    List<Finding> findings();

    /** Releases what the check holds. */
    @Override
    void close();

    /**
     * A check that knows no more than these findings.
     *
     * @param findings the findings
     * @return the check
     */
    static TargetCheck of(List<Finding> findings) {
        return new KnownFindings(findings);
    }
}
