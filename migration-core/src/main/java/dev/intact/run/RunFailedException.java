package dev.intact.run;

import org.jspecify.annotations.Nullable;

/**
 * Says that a run failed, and carries its report, also to another JVM: what was committed before remains, and is
 * accounted for there.
 */
public final class RunFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final SavedReport report;

    /**
     * Says that a run failed.
     *
     * @param report its report, which names the failure
     * @param cause what caused it, if anything did
     */
    public RunFailedException(RunReport report, @Nullable Throwable cause) {
        super("%s failed: %s".formatted(report.migration(), report.failure().orElse("")), cause);
        this.report = SavedReport.of(report);
    }

    /** {@return what the run did before it failed} */
    public RunReport report() {
        return report.report();
    }
}
