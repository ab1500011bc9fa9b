package dev.intact.run;

import dev.intact.field.Problem;
import dev.intact.ledger.RecordOutcome;
import dev.intact.mapping.Evaluation;
import dev.intact.mapping.Trace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** The story of one record: what the source holds, what each rule makes of it, and how it ends. Immutable. */
public final class Explanation {
    private final String move;
    private final String key;
    private final Map<String, String> source;
    private final Map<String, Trace> traces;
    private final List<Problem> problems;
    private final String ledger;
    private final @Nullable RecordOutcome outcome;

    private Explanation(
            String move,
            String key,
            Map<String, String> source,
            Map<String, Trace> traces,
            List<Problem> problems,
            String ledger,
            @Nullable RecordOutcome outcome) {
        this.move = move;
        this.key = key;
        this.source = new LinkedHashMap<>(source);
        this.traces = new LinkedHashMap<>(traces);
        this.problems = List.copyOf(problems);
        this.ledger = ledger;
        this.outcome = outcome;
    }

    /**
     * The story of a record.
     *
     * @param move the name of the move
     * @param key the key, masked where it is sensitive
     * @param source the source fields with their values as text, masked where sensitive
     * @param traces the way through each mapping, by the name of its sink
     * @return the story
     */
    public static Explanation of(String move, String key, Map<String, String> source, Map<String, Trace> traces) {
        return new Explanation(move, key, source, traces, List.of(), "", null);
    }

    /**
     * The story of a record that could not be read, or was not found.
     *
     * @param move the name of the move
     * @param key the key, or its place
     * @param problems why
     * @return the story
     */
    public static Explanation unreadable(String move, String key, List<Problem> problems) {
        return new Explanation(move, key, Map.of(), Map.of(), problems, "", null);
    }

    /**
     * The same story, with what runs have left in the ledger.
     *
     * @param words what the ledger knows of the record, in words
     * @param kept the outcome that it keeps; null if it keeps none
     * @return the story
     */
    public Explanation withLedger(String words, @Nullable RecordOutcome kept) {
        return new Explanation(move, key, source, traces, problems, words, kept);
    }

    /** {@return the name of the move} */
    public String move() {
        return move;
    }

    /** {@return the key, masked where it is sensitive; the place of a record that could not be read} */
    public String key() {
        return key;
    }

    /** {@return the source fields with their values as text, in declaration order} */
    public Map<String, String> source() {
        return new LinkedHashMap<>(source);
    }

    /** {@return the way through each mapping, by the name of its sink} */
    public Map<String, Trace> traces() {
        return new LinkedHashMap<>(traces);
    }

    /** {@return everything that is wrong with the record, over all mappings} */
    public List<Problem> problems() {
        List<Problem> all = new ArrayList<>(problems);
        traces.values().forEach(trace -> all.addAll(trace.evaluation().problems()));
        return all;
    }

    /** {@return what the ledger knows of the record, in words; or why it knows nothing. Empty if it was not asked} */
    public String ledger() {
        return ledger;
    }

    /** {@return what became of the record in the latest run that keeps it; empty if none is kept} */
    public Optional<RecordOutcome> outcome() {
        return Optional.ofNullable(outcome);
    }

    /** {@return the story in lines: the source, each rule, the end, and what the ledger keeps} */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("%s %s\n".formatted(move, key));
        if (!source.isEmpty()) {
            StringJoiner fields = new StringJoiner(", ", "  source  ", "\n");
            source.forEach((field, value) -> fields.add(field + "=" + value));
            text.append(fields);
        }
        traces.forEach((sink, trace) -> {
            text.append("  → %s: %s\n".formatted(sink, ending(trace.evaluation())));
            trace.steps().forEach(step -> text.append("    ").append(step).append('\n'));
        });
        problems()
                .forEach(
                        problem -> text.append("  ✗ ").append(problem.message()).append('\n'));
        if (!ledger.isEmpty()) {
            text.append("  ledger  ").append(ledger).append('\n');
        }
        return text.toString();
    }

    /** {@return the story without the rules: each target field and its value} */
    public String brief() {
        StringBuilder text = new StringBuilder("%s %s\n".formatted(move, key));
        traces.forEach((sink, trace) -> {
            StringJoiner fields = new StringJoiner(", ");
            trace.steps().stream()
                    .filter(step -> step.problems().isEmpty())
                    .forEach(step -> fields.add(step.rule().target().name() + "=" + step.result()));
            String result = trace.evaluation().decision() == Evaluation.Decision.MAPPED
                    ? fields.toString()
                    : ending(trace.evaluation());
            text.append("  → %s: %s\n".formatted(sink, result));
        });
        problems()
                .forEach(
                        problem -> text.append("  ✗ ").append(problem.message()).append('\n'));
        return text.toString();
    }

    private static String ending(Evaluation<?> evaluation) {
        return switch (evaluation.decision()) {
            case MAPPED -> "mapped";
            case REJECTED -> "rejected";
            case EXCLUDED, ARCHIVED, PENDING -> evaluation.reason();
        };
    }
}
