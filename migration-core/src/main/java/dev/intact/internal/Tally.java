package dev.intact.internal;

import dev.intact.field.Problem;
import dev.intact.ledger.Balance;
import dev.intact.ledger.Outcome;
import dev.intact.ledger.RecordOutcome;
import dev.intact.run.MoveReport;
import dev.intact.run.Progress;
import dev.intact.run.Reason;
import dev.intact.run.RowCounts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeSet;

/** Counts what becomes of the records of one move, chunk by chunk as they are committed. Thread-safe. */
final class Tally {
    private static final int EXAMPLES = 5;
    private static final Comparator<String> SHORT_FIRST =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private final String move;
    private final Masking masking;
    private final Map<ReasonKey, Found> reasons = new HashMap<>();
    private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    private long read;
    private RowCounts rows = RowCounts.none();
    private OptionalLong counted = OptionalLong.of(0);

    private record ReasonKey(Outcome outcome, String field, String words) {}

    /** How often a reason was found, with its smallest keys: the same ones in whatever order chunks end. */
    private static final class Found {
        private long count;
        private final TreeSet<String> examples = new TreeSet<>(SHORT_FIRST);

        void add(String key) {
            count++;
            examples.add(key);
            if (examples.size() > EXAMPLES) {
                examples.pollLast();
            }
        }
    }

    Tally(String move, Masking masking) {
        this.move = move;
        this.masking = masking;
    }

    /**
     * Counts a chunk.
     *
     * @param records how many records the reader counted
     * @param committed the counts that the target answered
     * @param written what was done to rows
     * @param decided the outcomes of the records
     */
    synchronized void add(long records, Balance committed, RowCounts written, List<RecordOutcome> decided) {
        read += records;
        for (Outcome outcome : Outcome.values()) {
            outcomes.merge(outcome, committed.of(outcome), Long::sum);
        }
        rows = rows.plus(written);
        decided.forEach(this::addReasons);
    }

    private void addReasons(RecordOutcome outcome) {
        if (outcome.problems().isEmpty() && outcome.reason().isEmpty()) {
            return;
        }
        String key = masking.shown(outcome.key());
        if (!outcome.reason().isEmpty()) {
            addReason(new ReasonKey(outcome.outcome(), "", outcome.reason()), key);
        }
        for (Problem problem : outcome.problems()) {
            String words = problem.rule().isEmpty()
                    ? problem.what()
                    : "%s (rule: %s)".formatted(problem.what(), problem.rule());
            addReason(new ReasonKey(outcome.outcome(), problem.field(), words), key);
        }
    }

    private void addReason(ReasonKey reason, String key) {
        reasons.computeIfAbsent(reason, any -> new Found()).add(key);
    }

    /** Adds what a source says it holds; once unknown, always unknown. */
    synchronized void addCounted(OptionalLong more) {
        counted = counted.isPresent() && more.isPresent()
                ? OptionalLong.of(counted.getAsLong() + more.getAsLong())
                : OptionalLong.empty();
    }

    synchronized Balance balance() {
        return Balance.of(read, outcomes);
    }

    synchronized Progress progress(OptionalLong total, Duration elapsed) {
        return Progress.of(move, balance(), total, elapsed);
    }

    /**
     * Reports.
     *
     * @param isWhole whether all of the source was read, so that its own count can be held against it
     */
    synchronized MoveReport report(boolean isWhole, Duration duration) {
        List<Reason> found = new ArrayList<>();
        reasons.forEach((reason, its) -> found.add(
                Reason.of(reason.outcome(), reason.field(), reason.words(), its.count, List.copyOf(its.examples))));
        return MoveReport.of(move, balance(), isWhole ? counted : OptionalLong.empty(), rows, found, duration);
    }
}
