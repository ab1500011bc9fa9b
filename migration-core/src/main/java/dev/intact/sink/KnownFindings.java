package dev.intact.sink;

import dev.intact.quality.Finding;
import java.util.List;

/** A check that is over before the first row. */
record KnownFindings(List<Finding> findings) implements TargetCheck {
    KnownFindings {
        findings = List.copyOf(findings);
    }

    @Override
    public <T> void row(Inflow<T> inflow, T row) {
        // every row is as good as the other
    }

    @Override
    public void close() {
        // nothing is held
    }
}
