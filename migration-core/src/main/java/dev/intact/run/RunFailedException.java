package dev.intact.run;

import org.jspecify.annotations.Nullable;

/** Says that a run failed, and carries its report: what was committed before remains, and is accounted for there. */
public final class RunFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient RunReport report;

    /**
     * Says that a run failed.
     *
     * @param report its report, which names the failure
     * @param cause what caused it, if anything did
     */
    public RunFailedException(RunReport report, @Nullable Throwable cause) {
        super("%s failed: %s".formatted(report.migration(), report.failure().orElse("")), cause);
        this.report = report;
    }

    /** {@return what the run did before it failed; lost when the exception is serialized} */
    public RunReport report() {
        return report;
    }
}
