package dev.intact.quality;

import java.io.Serializable;

/**
 * A question about a row that is answered yes or no. Pure: no clock, no random source, no I/O.
 *
 * @param <R> the type of the rows
 */
@FunctionalInterface
public interface Condition<R> extends Serializable {

    /**
     * Answers for a row.
     *
     * @param row the row
     * @return whether it holds
     */
    boolean test(R row);
}
