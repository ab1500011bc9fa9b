package dev.intact.ledger;

import java.io.Serializable;
import java.util.EnumMap;
import java.util.Map;
import java.util.StringJoiner;

/**
 * How many records were read, and how many ended in each outcome. {@code read} is counted where records are read, each
 * outcome where it is decided; neither is ever computed from the other. Immutable and thread-safe.
 */
public final class Balance implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final Balance EMPTY = new Balance(0, new EnumMap<>(Outcome.class));

    private final long read;
    private final EnumMap<Outcome, Long> outcomes;

    private Balance(long read, EnumMap<Outcome, Long> outcomes) {
        this.read = read;
        this.outcomes = outcomes;
    }

    /** {@return a balance in which nothing was read} */
    public static Balance empty() {
        return EMPTY;
    }

    /**
     * A balance of these counts.
     *
     * @param read how many records were read
     * @param outcomes how many ended in each outcome; an outcome that is absent counts 0
     * @return the balance
     * @throws IllegalArgumentException if a count is negative
     */
    public static Balance of(long read, Map<Outcome, ? extends Number> outcomes) {
        EnumMap<Outcome, Long> counts = new EnumMap<>(Outcome.class);
        outcomes.forEach((outcome, count) -> counts.put(outcome, count.longValue()));
        counts.values().removeIf(count -> count == 0);
        if (read < 0 || counts.values().stream().anyMatch(count -> count < 0)) {
            throw new IllegalArgumentException("a count cannot be negative: read=%s, %s".formatted(read, outcomes));
        }
        return new Balance(read, counts);
    }

    /**
     * What is added to a balance where records come to another outcome than they had.
     *
     * @param outcomes how many more end in each outcome, or, where it is negative, fewer
     * @return the change, to be {@linkplain #plus added}
     */
    public static Balance change(Map<Outcome, ? extends Number> outcomes) {
        EnumMap<Outcome, Long> counts = new EnumMap<>(Outcome.class);
        outcomes.forEach((outcome, count) -> counts.put(outcome, count.longValue()));
        counts.values().removeIf(count -> count == 0);
        return new Balance(0, counts);
    }

    /**
     * Adds another balance to this one.
     *
     * @param other the other
     * @return the sum, count by count
     */
    public Balance plus(Balance other) {
        EnumMap<Outcome, Long> sum = new EnumMap<>(outcomes);
        other.outcomes.forEach((outcome, count) -> sum.merge(outcome, count, Long::sum));
        sum.values().removeIf(count -> count == 0);
        return new Balance(read + other.read, sum);
    }

    /** {@return how many records were read} */
    public long read() {
        return read;
    }

    /**
     * One count.
     *
     * @param outcome the outcome
     * @return how many records ended in it
     */
    public long of(Outcome outcome) {
        return outcomes.getOrDefault(outcome, 0L);
    }

    /** {@return how many records ended in any outcome} */
    public long accounted() {
        return outcomes.values().stream().mapToLong(Long::longValue).sum();
    }

    /** {@return whether every record that was read ended in an outcome, and no other did} */
    public boolean closes() {
        return read == accounted();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Balance that && read == that.read && outcomes.equals(that.outcomes);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(read) * 31 + outcomes.hashCode();
    }

    /** {@return {@code read=… migrated=… merged=… excluded=… rejected=… archived=… unchanged=…}} */
    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(" ").add("read=" + read);
        for (Outcome outcome : Outcome.values()) {
            text.add(outcome.words() + "=" + of(outcome));
        }
        return text.toString();
    }
}
