package dev.intact.ledger;

import java.io.Serializable;
import java.util.Objects;

/** What a target answers to a commit: whether it applied the chunk or already had it, and the counts that it holds. */
public final class Receipt implements Serializable {
    private static final long serialVersionUID = 1L;

    private final boolean applied;
    private final Balance balance;

    private Receipt(boolean applied, Balance balance) {
        this.applied = applied;
        this.balance = Objects.requireNonNull(balance, "balance");
    }

    /**
     * The chunk was written now.
     *
     * @param balance its counts as they were stored
     * @return the receipt
     */
    public static Receipt applied(Balance balance) {
        return new Receipt(true, balance);
    }

    /**
     * The chunk had been written before, so nothing was written now.
     *
     * @param balance the counts that were stored then
     * @return the receipt
     */
    public static Receipt already(Balance balance) {
        return new Receipt(false, balance);
    }

    /** {@return whether the chunk was written now, rather than before} */
    public boolean isApplied() {
        return applied;
    }

    /** {@return the counts that the target holds for the chunk} */
    public Balance balance() {
        return balance;
    }

    @Override
    public String toString() {
        return (applied ? "applied " : "already ") + balance;
    }
}
