package dev.intact.run;

import dev.intact.quality.Finding;
import dev.intact.quality.Finding.Level;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** What a check found before a run: everything at once, the gravest first. Immutable and thread-safe. */
public final class CheckReport {
    private final String migration;
    private final List<Finding> findings;

    private CheckReport(String migration, List<Finding> findings) {
        this.migration = Objects.requireNonNull(migration, "migration");
        this.findings = findings.stream()
                .distinct()
                .sorted(Comparator.comparing(Finding::level))
                .toList();
    }

    /**
     * A report.
     *
     * @param migration the name of the migration
     * @param findings what was found, in the order of the moves
     * @return the report
     */
    public static CheckReport of(String migration, List<Finding> findings) {
        return new CheckReport(migration, findings);
    }

    /** {@return the name of the migration} */
    public String migration() {
        return migration;
    }

    /** {@return what was found: errors, then warnings, then notes, each in the order of the moves} */
    public List<Finding> findings() {
        return findings;
    }

    /**
     * The findings of one level.
     *
     * @param level the level
     * @return them, in the order of the moves
     */
    public List<Finding> findings(Level level) {
        return findings.stream().filter(finding -> finding.level() == level).toList();
    }

    /** {@return whether the migration can run: there is no finding of level {@link Level#ERROR}} */
    public boolean passes() {
        return findings(Level.ERROR).isEmpty();
    }

    /** {@return the report as text for a terminal: a line each, under the counts of all} */
    public String summary() {
        StringBuilder text = new StringBuilder(this + "\n");
        for (Finding finding : findings) {
            text.append("  %-7s  %s\n".formatted(finding.level().name().toLowerCase(Locale.ROOT), finding.message()));
        }
        return text.toString();
    }

    private String count(Level level, String one, String many) {
        int count = findings(level).size();
        return "%s %s".formatted(count, count == 1 ? one : many);
    }

    @Override
    public String toString() {
        return "Check of \"%s\": %s, %s, %s"
                .formatted(
                        migration,
                        count(Level.ERROR, "error", "errors"),
                        count(Level.WARNING, "warning", "warnings"),
                        count(Level.NOTE, "note", "notes"));
    }
}
