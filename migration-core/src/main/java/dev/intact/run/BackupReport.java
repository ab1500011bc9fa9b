package dev.intact.run;

import dev.intact.sink.TableCopy;
import java.util.List;
import java.util.Objects;

/** The copies that a backup made, each proven equal to its table by count and checksum. Immutable and thread-safe. */
public final class BackupReport {
    private final String migration;
    private final List<TableCopy> copies;

    private BackupReport(String migration, List<TableCopy> copies) {
        this.migration = Objects.requireNonNull(migration, "migration");
        this.copies = List.copyOf(copies);
    }

    /**
     * A report.
     *
     * @param migration the name of the migration
     * @param copies the copies, in the order of the moves
     * @return the report
     */
    public static BackupReport of(String migration, List<TableCopy> copies) {
        return new BackupReport(migration, copies);
    }

    /** {@return the name of the migration} */
    public String migration() {
        return migration;
    }

    /** {@return the copies, in the order of the moves} */
    public List<TableCopy> copies() {
        return copies;
    }

    /** {@return the report as text for a terminal: a line for each copy} */
    public String summary() {
        StringBuilder text = new StringBuilder(this + "\n");
        copies.forEach(copy -> text.append("  ").append(copy).append('\n'));
        return text.toString();
    }

    @Override
    public String toString() {
        return "Backup of \"%s\": %s %s".formatted(migration, copies.size(), copies.size() == 1 ? "table" : "tables");
    }
}
