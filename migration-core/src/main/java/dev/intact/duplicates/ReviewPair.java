package dev.intact.duplicates;

import java.util.List;

/** Two records that may be one, side by side. Immutable and thread-safe. */
public final class ReviewPair {
    private final Match match;
    private final String why;
    private final List<String> one;
    private final List<String> other;

    ReviewPair(Match match, String why, List<String> one, List<String> other) {
        this.match = match;
        this.why = why;
        this.one = List.copyOf(one);
        this.other = List.copyOf(other);
    }

    /** {@return the keys of the two, the rule that compared them, and the score} */
    public Match match() {
        return match;
    }

    /** {@return how alike each field of the rule is: {@code fullName 0.87, street 0.80}} */
    public String why() {
        return why;
    }

    /** {@return the values of the one, in the order of {@link ReviewSheet#fields}; empty where there is none} */
    public List<String> one() {
        return one;
    }

    /** {@return the values of the other, likewise} */
    public List<String> other() {
        return other;
    }

    ReviewPair keeping(List<Integer> fields) {
        return new ReviewPair(
                match,
                why,
                fields.stream().map(one::get).toList(),
                fields.stream().map(other::get).toList());
    }

    @Override
    public String toString() {
        return match + ": " + why;
    }
}
