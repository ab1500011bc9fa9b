package dev.intact.run;

import dev.intact.field.Key;
import dev.intact.field.Problem;
import dev.intact.ledger.Outcome;
import dev.intact.ledger.Position;
import dev.intact.ledger.QuarantineEntry;
import dev.intact.ledger.Quarantined;
import dev.intact.ledger.Reason;
import dev.intact.ledger.Reasons;
import dev.intact.ledger.RecordOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * The rejected records of a migration that can be fixed and tried again, as they stood when they were asked for.
 * Immutable and thread-safe.
 */
public final class Quarantine {
    private final String migration;
    private final List<QuarantinedRecord> records;
    private final Eraser eraser;

    /** Erases rejected records where they are kept. */
    @FunctionalInterface
    public interface Eraser {
        /**
         * Erases.
         *
         * @param move the name of a move
         * @param which the entries that are meant
         * @return how many were erased
         */
        int erase(String move, Predicate<QuarantineEntry> which);
    }

    private Quarantine(String migration, List<QuarantinedRecord> records, Eraser eraser) {
        this.migration = Objects.requireNonNull(migration, "migration");
        this.records = List.copyOf(records);
        this.eraser = Objects.requireNonNull(eraser, "eraser");
    }

    /**
     * A quarantine.
     *
     * @param migration the name of the migration
     * @param records its records
     * @param eraser erases them where they are kept
     * @return the quarantine
     */
    public static Quarantine of(String migration, List<QuarantinedRecord> records, Eraser eraser) {
        return new Quarantine(migration, records, eraser);
    }

    /** {@return the name of the migration} */
    public String migration() {
        return migration;
    }

    /** {@return how many records are in it} */
    public int size() {
        return records.size();
    }

    /** {@return its records, in the order of the moves, and within a move the oldest first} */
    public List<QuarantinedRecord> records() {
        return records;
    }

    /**
     * The records of one move.
     *
     * @param move the name of the move
     * @return its records, the oldest first
     */
    public List<QuarantinedRecord> records(String move) {
        return records.stream().filter(record -> record.move().equals(move)).toList();
    }

    /** {@return what is wrong, and how often: the largest group first, so that its cause is looked at first} */
    public List<QuarantineGroup> groups() {
        record Cause(String move, String field, String words) {}
        Map<Cause, List<QuarantinedRecord>> byCause = new LinkedHashMap<>();
        for (QuarantinedRecord record : records) {
            record.problems().stream()
                    .map(problem -> new Cause(record.move(), problem.field(), Reasons.words(problem)))
                    .distinct()
                    .forEach(cause -> byCause.computeIfAbsent(cause, any -> new ArrayList<>())
                            .add(record));
        }
        List<QuarantineGroup> groups = new ArrayList<>();
        byCause.forEach((cause, its) ->
                groups.add(group(cause.move(), Problem.of(cause.words()).at(cause.field()), its)));
        groups.sort(Comparator.comparingLong(QuarantineGroup::count).reversed());
        return groups;
    }

    private static QuarantineGroup group(String move, Problem cause, List<QuarantinedRecord> its) {
        Reasons reasons = new Reasons();
        its.forEach(record -> reasons.add(
                RecordOutcome.of(Key.ofText(record.key()), Position.start(), Outcome.REJECTED, "", List.of(cause))));
        Reason reason = reasons.all().get(0);
        Instant oldest = its.stream()
                .map(QuarantinedRecord::since)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return QuarantineGroup.of(move, reason, oldest);
    }

    /**
     * Erases what is kept of a record: its fields, the values of its problems, and its key, for which a pseudonym
     * stays. That a record was rejected, and why, stays, and counts. It cannot be tried again.
     *
     * @param move the name of its move
     * @param key its key, as {@link Key#of} makes it from the fields of the key
     * @return how many records were erased
     * @throws dev.intact.sink.TargetException if the target cannot be reached
     * @throws dev.intact.ledger.LedgerException if its ledger cannot be written
     */
    public int erase(String move, Key key) {
        String hash = Quarantined.hash(key.text());
        return eraser.erase(move, entry -> entry.record().traces().key().equals(hash));
    }

    /**
     * Erases what is kept of one record.
     *
     * @param record the record
     * @return how many records were erased: 1, or 0 if it is not in quarantine any more
     * @throws dev.intact.sink.TargetException if the target cannot be reached
     * @throws dev.intact.ledger.LedgerException if its ledger cannot be written
     */
    public int erase(QuarantinedRecord record) {
        return eraser.erase(record.move(), entry -> entry.record().id().equals(record.id()));
    }

    /**
     * Erases what is kept of records that have been rejected for too long.
     *
     * @param rejectedBefore records that were rejected first before this are erased
     * @return how many records were erased
     * @throws dev.intact.sink.TargetException if a target cannot be reached
     * @throws dev.intact.ledger.LedgerException if a ledger cannot be written
     */
    public int eraseOlderThan(Instant rejectedBefore) {
        return records.stream()
                .map(QuarantinedRecord::move)
                .distinct()
                .mapToInt(move ->
                        eraser.erase(move, entry -> entry.record().since().isBefore(rejectedBefore)))
                .sum();
    }

    @Override
    public String toString() {
        return "%s records of %s in quarantine".formatted(size(), migration);
    }
}
