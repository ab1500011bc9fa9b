package dev.intact.duplicates;

import dev.intact.field.Key;
import java.util.Locale;
import java.util.Objects;

/** Two records, and the rule that speaks for their being one. Immutable and thread-safe. */
public final class Match {
    private final Key one;
    private final Key other;
    private final String rule;
    private final double score;

    Match(Key one, Key other, String rule, double score) {
        this.one = one;
        this.other = other;
        this.rule = rule;
        this.score = score;
    }

    /** {@return the key of the one} */
    public Key one() {
        return one;
    }

    /** {@return the key of the other} */
    public Key other() {
        return other;
    }

    /** {@return the name of the rule; that of an override is {@code a person said so}} */
    public String rule() {
        return rule;
    }

    /** {@return how alike they are, from 0 to 1; 1 for the same key} */
    public double score() {
        return score;
    }

    Match turned() {
        return new Match(/* one= */ other, /* other= */ one, rule, score);
    }

    @Override
    public boolean equals(Object that) {
        return that instanceof Match match
                && one.equals(match.one)
                && other.equals(match.other)
                && rule.equals(match.rule)
                && Double.compare(score, match.score) == 0;
    }

    @Override
    public int hashCode() {
        return Objects.hash(one, other, rule, score);
    }

    @Override
    public String toString() {
        return "%s = %s by '%s'%s"
                .formatted(one, other, rule, score < 1 ? String.format(Locale.ROOT, " (%.3f)", score) : "");
    }
}
