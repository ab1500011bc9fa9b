package dev.intact.run;

import dev.intact.ledger.Outcome;
import java.util.List;
import java.util.Objects;

/** What a replay did, record by record. Immutable and thread-safe. */
public final class ReplayReport {
    private final RunReport run;
    private final String base;
    private final List<ReplayedRecord> records;

    private ReplayReport(RunReport run, String base, List<ReplayedRecord> records) {
        this.run = Objects.requireNonNull(run, "run");
        this.base = Objects.requireNonNull(base, "base");
        this.records = List.copyOf(records);
    }

    /**
     * A report.
     *
     * @param run what was done, move by move; a move that had nothing to try is absent
     * @param base the id of the run that had rejected the records
     * @param records what became of each
     * @return the report
     */
    public static ReplayReport of(RunReport run, String base, List<ReplayedRecord> records) {
        return new ReplayReport(run, base, records);
    }

    /** {@return what was done, move by move: what was read are the records that were tried} */
    public RunReport run() {
        return run;
    }

    /** {@return the id of the run that had rejected the records} */
    public String base() {
        return base;
    }

    /** {@return what became of each record that was to be tried, in the order of the moves} */
    public List<ReplayedRecord> records() {
        return records;
    }

    /**
     * The records that ended in one way.
     *
     * @param outcome how they ended
     * @return the records
     */
    public List<ReplayedRecord> records(Outcome outcome) {
        return records.stream()
                .filter(record -> record.outcome().filter(outcome::equals).isPresent())
                .toList();
    }

    @Override
    public String toString() {
        return "%s, %s not found"
                .formatted(
                        run,
                        records.stream()
                                .filter(record -> record.outcome().isEmpty())
                                .count());
    }
}
