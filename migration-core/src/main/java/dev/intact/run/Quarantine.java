package dev.intact.run;

import dev.intact.field.Key;
import dev.intact.field.Problem;
import dev.intact.ledger.Outcome;
import dev.intact.ledger.Position;
import dev.intact.ledger.QuarantineEntry;
import dev.intact.ledger.Quarantined;
import dev.intact.ledger.Reasons;
import dev.intact.ledger.RecordOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The rejected records of a migration that can be fixed and tried again. They are read anew whenever they are asked
 * for: one by one, so that the heap does not grow with their number, except where a list of them is returned. Immutable
 * and thread-safe.
 */
public final class Quarantine {
    private final String migration;
    private final List<String> moves;
    private final Keeper keeper;
    private final Eraser eraser;

    /** Reads rejected records where they are kept. */
    @FunctionalInterface
    public interface Keeper {
        /**
         * Reads.
         *
         * @param move the name of a move
         * @param visitor is handed each of its records, the oldest first
         */
        void read(String move, Consumer<? super QuarantinedRecord> visitor);
    }

    /** Erases rejected records where they are kept. */
    @FunctionalInterface
    public interface Eraser {
        /**
         * Erases.
         *
         * @param move the name of a move
         * @param known the keys of the records that are meant, as far as they are known: an entry may hold a pseudonym
         * @param which the entries that are meant
         * @return how many were erased
         */
        int erase(String move, List<Key> known, Predicate<QuarantineEntry> which);
    }

    private Quarantine(String migration, List<String> moves, Keeper keeper, Eraser eraser) {
        this.migration = Objects.requireNonNull(migration, "migration");
        this.moves = List.copyOf(moves);
        this.keeper = Objects.requireNonNull(keeper, "keeper");
        this.eraser = Objects.requireNonNull(eraser, "eraser");
    }

    /**
     * A quarantine.
     *
     * @param migration the name of the migration
     * @param moves the names of its moves, in their order
     * @param keeper reads rejected records where they are kept
     * @param eraser erases them there
     * @return the quarantine
     */
    public static Quarantine of(String migration, List<String> moves, Keeper keeper, Eraser eraser) {
        return new Quarantine(migration, moves, keeper, eraser);
    }

    /** {@return the name of the migration} */
    public String migration() {
        return migration;
    }

    /**
     * Counts its records.
     *
     * @return how many there are
     * @throws dev.intact.sink.TargetException if a target cannot be reached
     * @throws dev.intact.ledger.LedgerException if a ledger cannot be read
     */
    public int size() {
        AtomicInteger size = new AtomicInteger();
        moves.forEach(move -> forEach(move, any -> size.incrementAndGet()));
        return size.get();
    }

    /**
     * Hands over the records of one move one by one.
     *
     * @param move the name of the move; one that the migration does not have has no records
     * @param visitor is handed each record, the oldest first; it must neither replay nor erase, as the ledger is being
     *     read
     * @throws dev.intact.sink.TargetException if the target cannot be reached
     * @throws dev.intact.ledger.LedgerException if its ledger cannot be read
     */
    public void forEach(String move, Consumer<? super QuarantinedRecord> visitor) {
        if (moves.contains(move)) {
            keeper.read(move, visitor);
        }
    }

    /**
     * Reads all records into memory.
     *
     * @return them, in the order of the moves, and within a move the oldest first
     * @throws dev.intact.sink.TargetException if a target cannot be reached
     * @throws dev.intact.ledger.LedgerException if a ledger cannot be read
     */
    public List<QuarantinedRecord> records() {
        List<QuarantinedRecord> records = new ArrayList<>();
        moves.forEach(move -> forEach(move, records::add));
        return List.copyOf(records);
    }

    /**
     * Reads the records of one move into memory.
     *
     * @param move the name of the move
     * @return its records, the oldest first
     * @throws dev.intact.sink.TargetException if the target cannot be reached
     * @throws dev.intact.ledger.LedgerException if its ledger cannot be read
     */
    public List<QuarantinedRecord> records(String move) {
        List<QuarantinedRecord> records = new ArrayList<>();
        forEach(move, records::add);
        return List.copyOf(records);
    }

    /**
     * Groups the records by what is wrong. The records are read one by one, and counted.
     *
     * @return what is wrong, and how often: the largest group first, so that its cause is looked at first
     * @throws dev.intact.sink.TargetException if a target cannot be reached
     * @throws dev.intact.ledger.LedgerException if a ledger cannot be read
     */
    public List<QuarantineGroup> groups() {
        Map<Cause, Counted> byCause = new LinkedHashMap<>();
        for (String move : moves) {
            forEach(
                    move,
                    record -> record.problems().stream()
                            .map(problem -> new Cause(move, problem.field(), Reasons.words(problem)))
                            .distinct()
                            .forEach(cause -> byCause.computeIfAbsent(cause, any -> new Counted(record.since()))
                                    .add(cause, record)));
        }
        return byCause.entrySet().stream()
                .map(entry -> entry.getValue().group(entry.getKey().move()))
                .sorted(Comparator.comparingLong(QuarantineGroup::count).reversed())
                .toList();
    }

    private record Cause(String move, String field, String words) {}

    /** How many records share a cause, the keys of a few, and since when the oldest of them is there. */
    private static final class Counted {
        private final Reasons reasons = new Reasons();
        private Instant oldest;

        Counted(Instant first) {
            this.oldest = first;
        }

        void add(Cause cause, QuarantinedRecord record) {
            Problem shared = Problem.of(cause.words()).at(cause.field());
            reasons.add(RecordOutcome.of(
                    Key.ofText(record.key()), Position.start(), Outcome.REJECTED, "", List.of(shared)));
            oldest = record.since().isBefore(oldest) ? record.since() : oldest;
        }

        QuarantineGroup group(String move) {
            return QuarantineGroup.of(move, reasons.all().get(0), oldest);
        }
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
        return eraser.erase(
                move, List.of(key), entry -> entry.record().traces().key().equals(hash));
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
        return eraser.erase(
                record.move(), List.of(), entry -> entry.record().id().equals(record.id()));
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
        return moves.stream()
                .mapToInt(move -> eraser.erase(
                        move, List.of(), entry -> entry.record().since().isBefore(rejectedBefore)))
                .sum();
    }

    @Override
    public String toString() {
        return "quarantine of " + migration;
    }
}
