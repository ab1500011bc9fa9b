package dev.intact.duplicates;

import java.util.concurrent.atomic.LongAdder;

/** Counts, while records are read, how many have a key of a rule. Thread-safe. */
final class RuleTally {
    private final LongAdder keyed = new LongAdder();
    private final LongAdder blank = new LongAdder();
    private final LongAdder refused = new LongAdder();

    void keyed() {
        keyed.increment();
    }

    void blank() {
        blank.increment();
    }

    void refused() {
        refused.increment();
    }

    long keyedCount() {
        return keyed.sum();
    }

    long blankCount() {
        return blank.sum();
    }

    long refusedCount() {
        return refused.sum();
    }
}
