package dev.intact.mapping;

import dev.intact.field.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One record's way through a mapping, rule by rule, with sensitive values masked. Immutable. */
public final class Trace {
    static final String NOT_KNOWN_YET = "(not known before the run)";

    /** One line of the way. Immutable. */
    public static final class Step {
        private final RuleDescription rule;
        private final List<String> sources;
        private final @Nullable String result;
        private final Map<String, String> leaves;
        private final List<Problem> problems;

        Step(
                RuleDescription rule,
                List<String> sources,
                @Nullable String result,
                Map<String, String> leaves,
                List<Problem> problems) {
            this.rule = rule;
            this.sources = List.copyOf(sources);
            this.result = result;
            this.leaves = leaves;
            this.problems = List.copyOf(problems);
        }

        /** {@return the rule} */
        public RuleDescription rule() {
            return rule;
        }

        /** {@return the values of the rule's source fields as text, masked where sensitive, {@code (none)} for null} */
        public List<String> sources() {
            return sources;
        }

        /**
         * {@return the value that the rule made, as text, masked where sensitive, {@code (none)} for null, {@code (not
         * known before the run)} for a new id that the run makes}
         */
        public String result() {
            return result == null ? "(none)" : result;
        }

        /**
         * {@return the result as it stands in each leaf of the target, by the leaf's name: one, unless the rule makes a
         * nested record}
         */
        public Map<String, String> leaves() {
            return new LinkedHashMap<>(leaves);
        }

        /** {@return what the rule found wrong; empty if it succeeded} */
        public List<Problem> problems() {
            return problems;
        }

        @Override
        public String toString() {
            String from = sources.isEmpty() ? "" : String.join(" + ", sources) + " → ";
            String to = problems.isEmpty() ? result() : "✗ " + problems.get(0).message();
            return "%s: %s%s  [%s]".formatted(rule.target().name(), from, to, rule.words());
        }
    }

    private final List<Step> steps;
    private final Evaluation<?> evaluation;

    Trace(List<Step> steps, Evaluation<?> evaluation) {
        this.steps = List.copyOf(steps);
        this.evaluation = evaluation;
    }

    /** {@return one step for each rule, in the order of the definition} */
    public List<Step> steps() {
        return steps;
    }

    /** {@return what the mapping decides about the record} */
    public Evaluation<?> evaluation() {
        return evaluation;
    }
}
