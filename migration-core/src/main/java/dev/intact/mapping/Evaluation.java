package dev.intact.mapping;

import dev.intact.field.Problem;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a mapping makes of one record: a target row, or the reason why there is none. Immutable.
 *
 * @param <T> the type of the target rows
 */
public final class Evaluation<T> {

    /** The ways in which a mapping can decide about a record. */
    public enum Decision {
        /** It becomes a target row. */
        MAPPED,
        /** A scope leaves it out. */
        EXCLUDED,
        /** It goes into the archive as a whole. */
        ARCHIVED,
        /** It has problems. */
        REJECTED,
        /** It refers to records that have no new ids before the run; while running, this is never decided. */
        PENDING
    }

    private final Decision decision;
    private final @Nullable T target;
    private final String reason;
    private final List<Problem> problems;
    private final List<Edge> edges;

    private Evaluation(Decision decision, @Nullable T target, String reason, List<Problem> problems) {
        this(decision, target, reason, problems, List.of());
    }

    private Evaluation(Decision decision, @Nullable T target, String reason, List<Problem> problems, List<Edge> edges) {
        this.decision = decision;
        this.target = target;
        this.reason = reason;
        this.problems = List.copyOf(problems);
        this.edges = List.copyOf(edges);
    }

    Evaluation<T> with(FoundEdges found) {
        return found.all().isEmpty() ? this : new Evaluation<>(decision, target, reason, problems, found.all());
    }

    static <T> Evaluation<T> mapped(T target, List<Problem> warnings) {
        return new Evaluation<>(Decision.MAPPED, target, "", warnings);
    }

    static <T> Evaluation<T> rejected(List<Problem> problems) {
        return new Evaluation<>(Decision.REJECTED, null, "", problems);
    }

    /** What keeps a record from being mapped: problems if there are any, else ids that are awaited. */
    static <T> Evaluation<T> unmapped(Evaluator evaluator) {
        if (!evaluator.problems().isEmpty()) {
            return rejected(evaluator.problems());
        }
        String maps = String.join("', '", new TreeSet<>(evaluator.awaited()));
        return new Evaluation<>(
                Decision.PENDING, null, "known when the run has filled key map '%s'".formatted(maps), List.of());
    }

    static <T> Evaluation<T> outOfScope(Decision decision, String reason) {
        return new Evaluation<>(decision, null, reason, List.of());
    }

    /** {@return how the mapping decided} */
    public Decision decision() {
        return decision;
    }

    /** {@return the target row; empty unless the record is mapped} */
    public Optional<T> target() {
        return Optional.ofNullable(target);
    }

    /** {@return the scope that leaves it out, or what it waits for, in words; empty if there is neither} */
    public String reason() {
        return reason;
    }

    /** {@return the errors of a rejected record, or the warnings of a mapped one, in the order of the definition} */
    public List<Problem> problems() {
        return problems;
    }

    /** {@return the references to other records that rules have found, in the order of the definition} */
    public List<Edge> edges() {
        return edges;
    }

    @Override
    public String toString() {
        return decision + (reason.isEmpty() ? "" : " " + reason) + (problems.isEmpty() ? "" : " " + problems);
    }
}
