package dev.intact.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Finds the bad ones among many items that are done together or not at all, and does the others.
 *
 * <p>A driver that goes on after a failure names all bad items of a batch: the others are done in one more batch, and
 * each named one is tried alone, last. One that stops at the first failure names that: what stood before it is done,
 * and what stood behind it is tried. Where nothing is named, halves are tried, the first half first; of n items of
 * which b are bad, that takes at most {@code 1 + 2 b ⌈log₂ n⌉} attempts, and the other ways take fewer.
 *
 * @param <F> why items failed
 */
final class Isolation<F> {
    private final Attempt<F> attempt;
    private final TreeMap<Integer, F> failed = new TreeMap<>();

    private Isolation(Attempt<F> attempt) {
        this.attempt = attempt;
    }

    /** Does items, all or none. */
    @FunctionalInterface
    interface Attempt<F> {
        /** Answers why they could not be done, or empty when they have been. */
        Optional<Failure<F>> of(List<Integer> items) throws SQLException;
    }

    /**
     * Why items could not be done, with the places among them that the driver names as bad.
     *
     * @param named places in ascending order; empty if none is named
     * @param reach how many of the items were looked at; those from there on may be bad too
     */
    record Failure<F>(F reason, List<Integer> named, int reach) {}

    /** Does what can be done, in order, and answers the items that cannot, with the reason of each. */
    static <F> SortedMap<Integer, F> failures(int size, Attempt<F> attempt) throws SQLException {
        Isolation<F> isolation = new Isolation<>(attempt);
        List<Integer> items = new ArrayList<>(size);
        for (int item = 0; item < size; item++) {
            items.add(item);
        }
        isolation.tryOut(items);
        return isolation.failed;
    }

    /** What is left is tried in a loop: there may be as many steps as items. */
    private void tryOut(List<Integer> items) throws SQLException {
        List<Integer> left = items;
        while (!left.isEmpty()) {
            left = behind(left);
        }
    }

    /** Tries items, and those before a failure on their own; answers which are left to be tried. */
    private List<Integer> behind(List<Integer> items) throws SQLException {
        Optional<Failure<F>> failure = attempt.of(items);
        if (failure.isEmpty()) {
            return List.of();
        }
        List<Integer> named = failure.get().named();
        if (items.size() == 1) {
            failed.put(items.get(0), failure.get().reason());
            return List.of();
        }
        if (named.isEmpty() || named.size() == items.size()) {
            int middle = items.size() >>> 1;
            tryOut(items.subList(0, middle));
            return items.subList(middle, items.size());
        }
        tryOutNamed(items, named, failure.get().reach());
        return items.subList(failure.get().reach(), items.size());
    }

    /** The good ones first: a row may be bad because of one before it, never the other way round. */
    private void tryOutNamed(List<Integer> items, List<Integer> named, int reach) throws SQLException {
        List<Integer> good = new ArrayList<>(items.subList(0, reach));
        named.forEach(place -> good.remove(items.get(place)));
        tryOut(good);
        for (int place : named) {
            tryOut(List.of(items.get(place)));
        }
    }
}
