package dev.intact.verify;

import dev.intact.quality.Rule;
import dev.intact.sink.Sink;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is asked of the target beyond what the mappings say already, and which checks are left out. Immutable and
 * thread-safe.
 */
public final class Verification {
    private static final int EXAMPLES = 100;

    private final Map<Sink<?>, List<Rule<?>>> rules;
    private final Set<Sink<?>> alone;
    private final Map<Check, String> without;
    private final int examples;

    private Verification(
            Map<Sink<?>, List<Rule<?>>> rules, Set<Sink<?>> alone, Map<Check, String> without, int examples) {
        this.rules = Collections.unmodifiableMap(new LinkedHashMap<>(rules));
        this.alone = Collections.unmodifiableSet(new LinkedHashSet<>(alone));
        this.without = Collections.unmodifiableMap(new LinkedHashMap<>(without));
        this.examples = examples;
    }

    /** {@return every check that follows from the mappings, with 100 examples of each at most} */
    public static Verification standard() {
        return new Verification(Map.of(), Set.of(), Map.of(), EXAMPLES);
    }

    /**
     * The same with a rule that each migrated row of a sink must keep as it stands in the target now.
     *
     * @param sink a sink of the migration
     * @param rule the rule: {@code Rule.on(Contact::email).matches(…)}
     * @param <T> the type of the rows
     * @return the verification with it
     * @throws IllegalArgumentException if the rule does not fit the rows
     */
    public <T> Verification rule(Sink<T> sink, Rule<T> rule) {
        rule.fault(sink.schema()).ifPresent(fault -> {
            throw new IllegalArgumentException("rule '%s' of %s %s".formatted(rule.words(), sink.name(), fault));
        });
        Map<Sink<?>, List<Rule<?>>> more = new LinkedHashMap<>(rules);
        List<Rule<?>> its = new ArrayList<>(more.getOrDefault(sink, List.of()));
        its.add(rule);
        more.put(sink, List.copyOf(its));
        return new Verification(more, alone, without, examples);
    }

    /**
     * The same for a sink that holds nothing but what was migrated: it was empty before, and nobody has added rows
     * since. Its rows are counted against the records that have arrived.
     *
     * @param sink a sink of the migration
     * @return the verification with it
     */
    public Verification alone(Sink<?> sink) {
        Set<Sink<?>> more = new LinkedHashSet<>(alone);
        boolean unused = more.add(sink);
        return new Verification(rules, more, without, examples);
    }

    /**
     * The same without a check.
     *
     * @param check the check
     * @param reason why it is left out, for the report
     * @return the verification without it
     * @throws IllegalArgumentException if the reason is blank
     */
    public Verification without(Check check, String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException(
                    "say why there is no check of %s: .without(check, \"…\")".formatted(check.words()));
        }
        Map<Check, String> more = new EnumMap<>(Check.class);
        more.putAll(without);
        more.put(check, reason);
        return new Verification(rules, alone, more, examples);
    }

    /**
     * The same with another number of discrepancies that are told one by one; all are counted.
     *
     * @param atMost how many of each check and move; they are held in memory
     * @return the verification with it
     * @throws IllegalArgumentException if the number is below 0
     */
    public Verification examples(int atMost) {
        if (atMost < 0) {
            throw new IllegalArgumentException("a verification tells 0 examples or more, not " + atMost);
        }
        return new Verification(rules, alone, without, atMost);
    }

    /**
     * The rules that rows of a sink must keep beyond those of the mapping.
     *
     * @param sink the sink
     * @param <T> the type of its rows
     * @return the rules, in the order in which they were declared
     */
    @SuppressWarnings("unchecked") // rule(…) puts rules of T behind each Sink<T>
    public <T> List<Rule<T>> rules(Sink<T> sink) {
        return (List<Rule<T>>) (List<?>) rules.getOrDefault(sink, List.of());
    }

    /** {@return the sinks that it names} */
    public Set<Sink<?>> sinks() {
        Set<Sink<?>> all = new LinkedHashSet<>(rules.keySet());
        all.addAll(alone);
        return Collections.unmodifiableSet(all);
    }

    /**
     * Tells whether a sink holds nothing but what was migrated.
     *
     * @param sink the sink
     * @return whether it was declared to
     */
    public boolean isAlone(Sink<?> sink) {
        return alone.contains(sink);
    }

    /**
     * Tells why a check is left out.
     *
     * @param check the check
     * @return the reason; empty if it is done
     */
    public Optional<String> without(Check check) {
        return Optional.ofNullable(without.get(check));
    }

    /** {@return how many discrepancies of each check and move are told one by one} */
    public int examples() {
        return examples;
    }
}
