package dev.intact.ledger;

import dev.intact.field.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Counts why records ended as they did, and keeps a few keys of each reason: the smallest ones, so that they are the
 * same in whatever order the records come. Not thread-safe.
 */
public final class Reasons {
    private static final int EXAMPLES = 5;
    private static final Comparator<String> SHORT_FIRST =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private final Map<Kind, Found> found = new HashMap<>();

    private record Kind(Outcome outcome, String field, String words) {}

    private static final class Found {
        private long count;
        private final TreeSet<String> examples = new TreeSet<>(SHORT_FIRST);

        void add(long more, List<String> keys) {
            count += more;
            examples.addAll(keys);
            while (examples.size() > EXAMPLES) {
                examples.pollLast();
            }
        }
    }

    /** No reasons yet. */
    public Reasons() {}

    /**
     * Counts the reasons of one record.
     *
     * @param outcome its outcome; a plain success has none
     */
    public void add(RecordOutcome outcome) {
        if (outcome.isPlain()) {
            return;
        }
        List<String> key = List.of(outcome.key().text());
        if (!outcome.reason().isEmpty()) {
            add(new Kind(outcome.outcome(), "", outcome.reason()), 1, key);
        }
        for (Problem problem : outcome.problems()) {
            add(new Kind(outcome.outcome(), problem.field(), words(problem)), 1, key);
        }
    }

    /**
     * Counts a reason that was counted elsewhere.
     *
     * @param reason the reason with its count
     */
    public void add(Reason reason) {
        add(new Kind(reason.outcome(), reason.field(), reason.words()), reason.count(), reason.examples());
    }

    private void add(Kind kind, long count, List<String> keys) {
        found.computeIfAbsent(kind, any -> new Found()).add(count, keys);
    }

    /**
     * A problem as a reason that many records can share.
     *
     * @param problem the problem
     * @return what is wrong, and the rule that says so
     */
    public static String words(Problem problem) {
        return problem.rule().isEmpty() ? problem.what() : "%s (rule: %s)".formatted(problem.what(), problem.rule());
    }

    /** {@return the reasons so far, in no order} */
    public List<Reason> all() {
        List<Reason> all = new ArrayList<>();
        found.forEach((kind, its) ->
                all.add(Reason.of(kind.outcome(), kind.field(), kind.words(), its.count, List.copyOf(its.examples))));
        return all;
    }
}
