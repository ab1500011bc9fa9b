package dev.intact.jdbc;

import java.sql.SQLException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Finds the bad ones among many by halving: what fails as a whole is tried as two halves, the first half first. Of n
 * items of which b are bad, at most {@code 1 + 2 b ⌈log₂ n⌉} ranges are tried.
 *
 * @param <F> why a range failed
 */
final class Bisection<F> {
    private final Attempt<F> attempt;
    private final TreeMap<Integer, F> failed = new TreeMap<>();

    private Bisection(Attempt<F> attempt) {
        this.attempt = attempt;
    }

    /** Does a range of items as a whole or not at all. */
    @FunctionalInterface
    interface Attempt<F> {
        /** Answers why it could not be done, or empty when it has been. */
        Optional<F> of(int from, int to) throws SQLException;
    }

    /** Does what can be done, in order, and answers the items that cannot, with the reason of each. */
    static <F> SortedMap<Integer, F> failures(int size, Attempt<F> attempt) throws SQLException {
        Bisection<F> bisection = new Bisection<>(attempt);
        if (size > 0) {
            bisection.tryOut(0, size);
        }
        return bisection.failed;
    }

    private void tryOut(int from, int to) throws SQLException {
        Optional<F> failure = attempt.of(from, to);
        if (failure.isEmpty()) {
            return;
        }
        if (to - from == 1) {
            failed.put(from, failure.get());
            return;
        }
        int middle = (from + to) >>> 1;
        tryOut(from, middle);
        tryOut(middle, to);
    }
}
