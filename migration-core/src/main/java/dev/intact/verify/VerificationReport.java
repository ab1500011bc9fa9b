package dev.intact.verify;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;

/** What a verification has found: its checks, and what none of them has looked at. Immutable and thread-safe. */
public final class VerificationReport {
    private final String migration;
    private final String run;
    private final Instant started;
    private final Instant finished;
    private final List<CheckResult> checks;
    private final List<NotChecked> notChecked;

    private VerificationReport(
            String migration,
            String run,
            Instant started,
            Instant finished,
            List<CheckResult> checks,
            List<NotChecked> notChecked) {
        this.migration = Objects.requireNonNull(migration, "migration");
        this.run = Objects.requireNonNull(run, "run");
        this.started = Objects.requireNonNull(started, "started");
        this.finished = Objects.requireNonNull(finished, "finished");
        this.checks = List.copyOf(checks);
        this.notChecked = List.copyOf(notChecked);
    }

    /**
     * A report.
     *
     * @param migration the name of the migration
     * @param run the id of the latest run, whose outcome is verified
     * @param started when the verification began
     * @param finished when it ended
     * @param checks what was checked, in the order of the moves
     * @param notChecked what was not
     * @return the report
     */
    public static VerificationReport of(
            String migration,
            String run,
            Instant started,
            Instant finished,
            List<CheckResult> checks,
            List<NotChecked> notChecked) {
        return new VerificationReport(migration, run, started, finished, checks, notChecked);
    }

    /** {@return the name of the migration} */
    public String migration() {
        return migration;
    }

    /** {@return the id of the latest run, whose outcome is verified} */
    public String run() {
        return run;
    }

    /** {@return when the verification began} */
    public Instant started() {
        return started;
    }

    /** {@return when it ended} */
    public Instant finished() {
        return finished;
    }

    /** {@return what was checked, in the order of the moves} */
    public List<CheckResult> checks() {
        return checks;
    }

    /**
     * What one check has found.
     *
     * @param check the check
     * @return its results, in the order of the moves
     */
    public List<CheckResult> checks(Check check) {
        return checks.stream().filter(result -> result.check() == check).toList();
    }

    /** {@return what was not looked at, with the reasons} */
    public List<NotChecked> notChecked() {
        return notChecked;
    }

    /** {@return how many discrepancies all checks have found together} */
    public long found() {
        return checks.stream().mapToLong(CheckResult::found).sum();
    }

    /** {@return whether there are checks, and all of them pass} */
    public boolean passes() {
        return !checks.isEmpty() && checks.stream().allMatch(CheckResult::passes);
    }

    /** {@return the verdict, the checks, the first discrepancies and what was not checked, as text} */
    public String summary() {
        StringJoiner text = new StringJoiner("\n", "", "\n");
        text.add("verification of migration '%s', run %s: %s".formatted(migration, run, verdict()));
        for (CheckResult check : checks) {
            text.add("  %s %s".formatted(check.passes() ? "ok  " : "FAIL", check));
            check.examples().forEach(example -> text.add("         " + example));
            if (check.found() > check.examples().size()) {
                text.add("         and %s more"
                        .formatted(check.found() - check.examples().size()));
            }
        }
        if (!notChecked.isEmpty()) {
            text.add("not checked:");
            notChecked.forEach(one -> text.add("  " + one));
        }
        return text.toString();
    }

    private String verdict() {
        long failed = checks.stream().filter(check -> !check.passes()).count();
        return passes()
                ? "passes, %s checks".formatted(checks.size())
                : "FAILS, %s of %s checks".formatted(failed, checks.size());
    }

    /** {@return the report as a JSON document, in a stable order} */
    public String json() {
        return VerificationJson.of(this);
    }

    @Override
    public String toString() {
        return "verification of migration '%s': %s".formatted(migration, verdict());
    }
}
