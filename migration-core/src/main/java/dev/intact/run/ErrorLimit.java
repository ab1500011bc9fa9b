package dev.intact.run;

import dev.intact.ledger.Balance;
import dev.intact.ledger.Outcome;

/** How many records of a move may be rejected before its run is stopped. Immutable. */
public final class ErrorLimit {
    private static final long ENOUGH_TO_JUDGE = 1_000;

    private final long count;
    private final double percent;

    private ErrorLimit(long count, double percent) {
        this.count = count;
        this.percent = percent;
    }

    /**
     * A number of records.
     *
     * @param records how many may be rejected, 0 or more
     * @return the limit
     * @throws IllegalArgumentException if the number is negative
     */
    public static ErrorLimit count(long records) {
        if (records < 0) {
            throw new IllegalArgumentException("an error limit is 0 records or more, not " + records);
        }
        return new ErrorLimit(records, 100);
    }

    /**
     * A share of the records of a move. It is judged once 1,000 of them have been read, and when all have been.
     *
     * @param percent how many of a hundred may be rejected, 0 to 100
     * @return the limit
     * @throws IllegalArgumentException if the share is out of range
     */
    public static ErrorLimit percent(double percent) {
        if (!(percent >= 0 && percent <= 100)) {
            throw new IllegalArgumentException("an error limit is 0 to 100 percent, not " + percent);
        }
        return new ErrorLimit(Long.MAX_VALUE, percent);
    }

    /**
     * Judges the balance of a move that goes on.
     *
     * @param balance what became of the records so far
     * @return whether more were rejected than are allowed; not yet, if too few were read to judge a share
     */
    public boolean isExceededBy(Balance balance) {
        return balance.read() >= ENOUGH_TO_JUDGE ? isExceededAtEndBy(balance) : balance.of(Outcome.REJECTED) > count;
    }

    /**
     * Judges the balance of a move whose records have all been read.
     *
     * @param balance what became of the records
     * @return whether more were rejected than are allowed
     */
    public boolean isExceededAtEndBy(Balance balance) {
        long rejected = balance.of(Outcome.REJECTED);
        return rejected > count || rejected * 100.0 > percent * balance.read();
    }

    /** {@return the limit in words: {@code 100}, {@code 1.5 %}} */
    public String words() {
        return count < Long.MAX_VALUE ? Long.toString(count) : percent + " %";
    }

    @Override
    public String toString() {
        return words();
    }
}
